import Diagnostics
import ReportAssessment
import ReportChecks
import ReportLoading
import ReportModel
import ReportRendering
import ReportStatus

/// The way of a report, from files in memory to a finished site; nothing here touches the disk.
public enum Pipeline {
    /// Makes PDFs of a finished site's pages, and pictures of its charts.
    public typealias Printing = (RenderedSite) -> (files: [RenderedFile], diagnostics: [Diagnostic])

    /// What came out, and all that was found wrong on the way.
    public struct Outcome: Sendable {
        /// `nil` where an error stops the report. A PDF that could not be made stops nothing: it is only missing.
        public var site: RenderedSite?
        public var diagnostics: [Diagnostic]
        /// What could be read of the content; `nil` where its frame could not.
        public var assessed: AssessedReport?

        /// The same before it was assessed, so that it can be asked how far it has come.
        public var report: Report? { assessed?.report }
    }

    /// Load and validate, assess, render, check; print, where that is asked for.
    ///
    /// The arrows go on after an error as far as they can, so that an editor hears of everything at once.
    ///
    /// - Parameter isDraft: Whether every page must say UTKAST, whatever the edition says of itself.
    public static func run(
        _ tree: SourceTree, templates: [String: [UInt8]], templatePrefix: String, isDraft: Bool = false, printing: Printing? = nil
    ) -> Outcome {
        var memory = Memory()
        let prepared = prepare(tree, templates: templates, templatePrefix: templatePrefix, isDraft: isDraft, memory: &memory)
        var diagnostics = prepared.diagnostics
        guard let source = prepared.source else { return Outcome(site: nil, diagnostics: diagnostics.inOrder()) }

        let rendering = SiteRenderer.render(source.report, templates: source.templates, gaps: source.gaps)
        diagnostics += rendering.diagnostics
        if !diagnostics.containsError { diagnostics += SiteCheck.diagnostics(in: rendering.site) }

        guard !diagnostics.containsError else { return Outcome(site: nil, diagnostics: diagnostics.inOrder(), assessed: source.report) }
        guard let printing else { return Outcome(site: rendering.site, diagnostics: diagnostics.inOrder(), assessed: source.report) }

        // A PDF cannot say its own size: the pages are printed without the offer of it, and rendered again with it.
        let (prints, printProblems) = printing(rendering.site)
        let site = prints.isEmpty ? rendering.site : SiteRenderer.render(source.report, templates: source.templates, gaps: source.gaps, prints: prints).site
        return Outcome(site: site, diagnostics: (diagnostics + printProblems).inOrder(), assessed: source.report)
    }

    /// The page that shows how far an edition has come, to be served beside its site.
    ///
    /// - Parameter found: All that was found wrong: a chapter's page counts what is left to mend.
    public static func statusPage(of source: Source, found: [Diagnostic]) -> (page: RenderedFile?, diagnostics: [Diagnostic]) {
        SiteRenderer.statusPage(StatusReport(source.report.report, diagnostics: found), of: source.report, templates: source.templates)
    }

    /// Whether a warning may come of nothing but what could not be read in the same file, or of a wrong scale: an
    /// outcome that is no number is not also an outcome that is missing.
    static func isAboutGap(_ diagnostic: Diagnostic, in found: [Diagnostic]) -> Bool {
        guard diagnostic.severity != .error, let file = diagnostic.range?.file else { return false }
        return found.contains { error in
            guard error.severity == .error, let wrong = error.range?.file else { return false }
            // The granted amounts lie in a table of their own.
            return wrong == file || wrong.path.hasSuffix("/skalor.yaml") || diagnostic.id == "summan-stämmer-inte" && wrong.path.hasSuffix(".csv")
        }
    }
}
