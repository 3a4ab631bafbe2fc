import ReportModel
import ReportOutput
import ReportProgress

extension Build {
    /// What a decided report still says of itself: some of its chapters are marked as drafts, which its readers will see.
    func unfinished(_ report: Report) -> String? {
        // The handbook is built too, and has no chapters that anybody finishes.
        guard report.edition.state == .decided, !Project.reservedNames.contains(edition) else { return nil }
        let drafts = EditionProgress(report, diagnostics: []).chapters.filter { $0.state == .draft }
            .map { chapter in chapter.number.map { "kapitel \($0)" } ?? "kapitlet \(chapter.name)" }
        guard let first = drafts.first else { return nil }
        let names = drafts.count == 1 ? first : "\(drafts.count) kapitel (\(drafts.joined(separator: ", ")))"
        let marked = drafts.count == 1 ? "är märkt" : "är märkta"
        let place = drafts.count == 1 ? "kapitlet" : "kapitlen"
        return
            "Rapporten är beslutad, men \(names) \(marked) som utkast. Skriv läge: klar i \(place) när texten gäller. "
            + "Vad som återstår: ./build-report status \(edition)"
    }

    func about(_ report: Report?) -> Manifest.About {
        guard let said = report?.edition else { return Manifest.About(edition: edition, title: edition, year: nil) }
        return Manifest.About(
            edition: edition, title: said.title, year: said.year, version: said.version,
            isDraft: isDraft || said.state == .draft)
    }
}
