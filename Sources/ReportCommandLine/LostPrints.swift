import Diagnostics
import ReportOutput

/// Says which PDFs and pictures of an earlier build the new one no longer offers, and why.
enum LostPrints {
    /// - Parameter site: The new report's paths.
    static func diagnostics(_ earlier: EarlierPrints, in site: [String], edition: String) -> [Diagnostic] {
        let paths = Set(site)
        let lost = earlier.paths.filter { !paths.contains($0) }
        let (changed, outdated) = (lost.filter(earlier.changed.contains), lost.filter { !earlier.changed.contains($0) })
        let notes = [
            outdated.isEmpty
                ? nil
                : Diagnostic(
                    .note, "pdf-av-annan-version",
                    "\(names(outdated)) gjordes av en annan version av rapporten eller verktyget och erbjuds inte längre",
                    help: remedy(outdated, edition)),
            changed.isEmpty
                ? nil
                : Diagnostic(
                    .note, "ändrad-pdf",
                    "\(names(changed)) har ändrats eller tagits bort för hand sedan bygget och erbjuds inte längre",
                    help: remedy(changed, edition)),
        ]
        return notes.compactMap { $0 }
    }

    private static func names(_ lost: [String]) -> String {
        let chapters = lost.count { $0.hasPrefix("kapitel/") }
        let pictures = lost.count { $0.hasSuffix(".png") }
        return list(
            [
                lost.contains("rapport.pdf") ? "rapport.pdf" : nil, chapters > 0 ? "\(chapters) kapitel som PDF" : nil,
                pictures > 0 ? "\(pictures) diagram som PNG" : nil,
            ].compactMap { $0 })
    }

    private static func remedy(_ lost: [String], _ edition: String) -> String {
        let chapters = lost.count { $0.hasPrefix("kapitel/") }
        let options = (lost.count > chapters ? ["--pdf"] : []) + (chapters > 0 ? ["--chapter-pdfs"] : [])
        return
            "kör ./build-report \(edition) \(options.joined(separator: " ")) för att göra \(lost.count == 1 ? "den" : "dem") på nytt"
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " och " + last
    }
}
