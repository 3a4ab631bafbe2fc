import Diagnostics
import ReportModel

/// Takes away the messages that the edition leaves as they are, and tells of those that are not there.
public struct Silencing: Sendable {
    /// Those that remain, with a note for every silence that silenced nothing.
    public let shown: [Diagnostic]
    /// Those that were taken away, each with the editors' reason.
    public let silenced: [(diagnostic: Diagnostic, reason: String)]

    /// - Parameter prefix: What stands before a file's path in messages: `Content/2023/`.
    public init(_ diagnostics: [Diagnostic], by silences: [ReviewSettings.Silence], prefix: String) {
        var shown: [Diagnostic] = []
        var silenced: [(Diagnostic, String)] = []
        var uses = Array(repeating: 0, count: silences.count)
        for diagnostic in diagnostics {
            guard let index = silences.firstIndex(where: { Self.applies($0, to: diagnostic, prefix: prefix) }) else {
                shown.append(diagnostic)
                continue
            }
            uses[index] += 1
            silenced.append((diagnostic, silences[index].reason))
        }
        for (silence, count) in zip(silences, uses) where count == 0 {
            // With an error the report was not looked through to its end: only the error itself is sure.
            guard !diagnostics.containsError || Self.meansError(silence, diagnostics, prefix) else { continue }
            shown.append(Self.unused(silence, diagnostics, prefix))
        }
        self.shown = shown.inOrder()
        self.silenced = silenced
    }

    /// An error stops the report, whatever anybody says of it.
    private static func applies(_ silence: ReviewSettings.Silence, to diagnostic: Diagnostic, prefix: String) -> Bool {
        guard diagnostic.severity != .error, isAbout(silence, diagnostic, prefix) else { return false }
        guard let text = silence.text, let range = diagnostic.range else { return silence.text == nil }
        if diagnostic.message.contains(text) { return true }
        return (range.start.line...max(range.start.line, range.end.line)).contains {
            range.file.line($0)?.contains(text) == true
        }
    }

    private static func isAbout(_ silence: ReviewSettings.Silence, _ diagnostic: Diagnostic, _ prefix: String) -> Bool {
        guard diagnostic.id == silence.id.value else { return false }
        // A kind of message may be left as it is everywhere, or in a whole folder.
        guard let place = silence.path?.value else { return true }
        let path = diagnostic.range?.file.path
        return place.hasSuffix("/") ? path?.hasPrefix(prefix + place) == true : path == prefix + place
    }

    private static func meansError(_ silence: ReviewSettings.Silence, _ all: [Diagnostic], _ prefix: String) -> Bool {
        all.contains { $0.severity == .error && isAbout(silence, $0, prefix) }
    }

    private static func unused(_ silence: ReviewSettings.Silence, _ all: [Diagnostic], _ prefix: String) -> Diagnostic {
        let help =
            meansError(silence, all, prefix)
            ? "ett fel kan inte tystas; rätta det och ta bort tystningen"
            : "ta bort den ur kontroller.yaml, eller rätta id, i eller text så att den träffar"
        return Diagnostic(
            .note, "onödig-tystning",
            "ingenting tystas: \(silence.path?.value ?? "årgången") har inget meddelande [\(silence.id.value)] att tysta",
            at: silence.id.range, help: help)
    }
}
