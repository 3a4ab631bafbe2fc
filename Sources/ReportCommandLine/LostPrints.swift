import Diagnostics
import ReportOutput
import ReportRendering

/// Says which PDFs and pictures of an earlier build the new one no longer offers, and why.
enum LostPrints {
    static func diagnostics(_ earlier: EarlierPrints, in site: RenderedSite, edition: String) -> [Diagnostic] {
        let paths = Set(site.files.map(\.path))
        let lost = earlier.paths.filter { !paths.contains($0) }
        let (changed, outdated) = (lost.filter(earlier.changed.contains), lost.filter { !earlier.changed.contains($0) })
        return [
            note("pdf-av-annan-version", outdated, "gjordes av en annan version av rapporten eller verktyget och erbjuds inte längre", edition),
            note("ändrad-pdf", changed, "har ändrats eller tagits bort för hand sedan bygget och erbjuds inte längre", edition),
        ].compactMap { $0 }
    }

    private static func note(_ id: String, _ lost: [String], _ what: String, _ edition: String) -> Diagnostic? {
        guard !lost.isEmpty else { return nil }
        let chapters = lost.count { $0.hasPrefix("kapitel/") }
        let pictures = lost.count { $0.hasSuffix(".png") }
        let parts = [
            lost.contains("rapport.pdf") ? "rapport.pdf" : nil, chapters > 0 ? "\(chapters) kapitel som PDF" : nil,
            pictures > 0 ? "\(pictures) diagram som PNG" : nil,
        ].compactMap { $0 }
        let options = (lost.count > chapters ? ["--pdf"] : []) + (chapters > 0 ? ["--chapter-pdfs"] : [])
        return Diagnostic(
            .note, id, "\(list(parts)) \(what)",
            help: "kör ./build-report \(edition) \(options.joined(separator: " ")) för att göra \(lost.count == 1 ? "den" : "dem") på nytt")
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " och " + last
    }
}
