import Diagnostics
import ReportAssessment
import ReportModel

/// From an assessed report to the files of its site: view models into templates, and nothing else.
public enum SiteRenderer {
    /// - Parameters:
    ///   - gaps: What could not be read, so that links to it are not reported once more.
    ///   - prints: The PDFs and pictures that have been made of the site: they become part of it, and the pages offer them.
    public static func render(
        _ assessed: AssessedReport, templates: TemplateSet, gaps: ContentGaps, prints: [RenderedFile] = []
    ) -> (site: RenderedSite, diagnostics: [Diagnostic]) {
        SitePlan(assessed, templates: templates, gaps: gaps, prints: prints).all()
    }
}

extension SiteContext {
    /// Where a file of the edition lies in the site: pictures and documents under `assets/`, tables in `data/`.
    func published(_ path: String) -> String {
        if report.tables[path] != nil { return "data/tabell-" + path.dropFirst("data/".count) }
        return "assets/" + path
    }
}
