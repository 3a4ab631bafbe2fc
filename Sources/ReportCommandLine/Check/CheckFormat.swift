import ArgumentParser
import Diagnostics
import SiteFiles

/// How the result of a check is shown.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
    case human, short, json

    func text(_ result: CheckResult, showsSilenced: Bool) -> String {
        switch self {
        case .human: Self.forPeople(result, .human, showsSilenced: showsSilenced)
        case .short: Self.forPeople(result, .short, showsSilenced: showsSilenced)
        case .json: Self.json(result)
        }
    }

    private static func forPeople(_ result: CheckResult, _ formatter: DiagnosticFormatter, showsSilenced: Bool)
        -> String
    {
        var text = formatter.format(result.shown.inOrder())
        if showsSilenced, !result.silenced.isEmpty {
            if formatter == .human, !text.isEmpty { text += "\n" }
            text += formatter.format(
                result.silenced.map { silenced in
                    var diagnostic = silenced.diagnostic
                    diagnostic.message = "(tystad) " + diagnostic.message
                    diagnostic.help = "skäl: " + silenced.reason
                    return diagnostic
                })
        }
        if formatter == .human, !text.isEmpty { text += "\n" }
        return text + summary(result) + "\n"
    }

    private static func summary(_ result: CheckResult) -> String {
        let (errors, warnings, notes) = (result.count(.error), result.count(.warning), result.count(.note))
        let counts =
            "\(errors) fel, \(warnings) \(warnings == 1 ? "varning" : "varningar"), \(notes) \(notes == 1 ? "notering" : "noteringar")"
        return result.silenced.isEmpty
            ? counts + "." : counts + "; \(result.silenced.count) \(result.silenced.count == 1 ? "tystad" : "tystade")."
    }

    /// The keys are a promise to other programs (Content/handbok/kontroller.md).
    private static func json(_ result: CheckResult) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("edition", result.edition)
            json.member("counts") { json in
                json.object { json in
                    json.member("errors", result.count(.error))
                    json.member("warnings", result.count(.warning))
                    json.member("notes", result.count(.note))
                    json.member("silenced", result.silenced.count)
                }
            }
            json.member("messages") { $0.array(result.shown.inOrder()) { write($1, reason: nil, into: &$0) } }
            json.member("silenced") { $0.array(result.silenced) { write($1.diagnostic, reason: $1.reason, into: &$0) } }
        }
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    private static func write(_ diagnostic: Diagnostic, reason: String?, into json: inout JSONWriter) {
        let place = diagnostic.range.flatMap { $0.isWholeFile ? nil : $0 }
        json.object { json in
            json.member("id", diagnostic.id)
            json.member("severity", diagnostic.severity.jsonWord)
            json.member("message", diagnostic.message)
            json.member("help", diagnostic.help)
            json.member("file", diagnostic.range?.file.path)
            json.member("line", place?.start.line)
            json.member("column", place?.start.column)
            json.member("endLine", place?.end.line)
            json.member("endColumn", place?.end.column)
            if let reason { json.member("reason", reason) }
        }
    }
}

extension Diagnostic.Severity {
    fileprivate var jsonWord: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
}
