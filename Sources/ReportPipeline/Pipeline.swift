import Diagnostics
import ReportAssessment
import ReportChecks
import ReportLoading
import ReportModel
import ReportRendering

/// The way of a report, from files in memory to a finished site; nothing here touches the disk.
public enum Pipeline {
    /// Makes PDFs of a finished site's pages.
    public typealias Printing = (RenderedSite) -> (files: [RenderedFile], diagnostics: [Diagnostic])

    /// What came out, and all that was found wrong on the way.
    public struct Outcome: Sendable {
        /// `nil` where an error stops the report. A PDF that could not be made stops nothing: it is only missing.
        public var site: RenderedSite?
        public var diagnostics: [Diagnostic]
    }

    /// Load and validate, assess, render, check; print, where that is asked for.
    ///
    /// The arrows go on after an error as far as they can, so that an editor hears of everything at once.
    public static func run(
        _ tree: SourceTree, templates: [String: [UInt8]], templatePrefix: String, printing: Printing? = nil
    ) -> Outcome {
        var (report, diagnostics) = ReportLoader.load(tree)
        let (templateSet, templateDiagnostics) = TemplateSet.load(templates, prefix: templatePrefix)
        diagnostics += templateDiagnostics
        guard let report, let templateSet else { return Outcome(site: nil, diagnostics: diagnostics.inOrder()) }
        let gaps = ContentGaps(diagnostics)

        let assessment = Assessor.assess(report)
        diagnostics += assessment.diagnostics.filter { !isAboutGap($0, in: diagnostics) }

        let rendering = SiteRenderer.render(assessment.report, templates: templateSet, gaps: gaps)
        diagnostics += rendering.diagnostics
        if !diagnostics.containsError { diagnostics += SiteCheck.diagnostics(in: rendering.site) }

        guard !diagnostics.containsError else { return Outcome(site: nil, diagnostics: diagnostics.inOrder()) }
        guard let printing else { return Outcome(site: rendering.site, diagnostics: diagnostics.inOrder()) }

        // A PDF cannot say its own size: the pages are printed without the offer of it, and rendered again with it.
        let (prints, printProblems) = printing(rendering.site)
        let site = prints.isEmpty ? rendering.site : SiteRenderer.render(assessment.report, templates: templateSet, gaps: gaps, prints: prints).site
        return Outcome(site: site, diagnostics: (diagnostics + printProblems).inOrder())
    }

    /// Whether a warning may come of nothing but what could not be read in the same file, or of a wrong scale: an
    /// outcome that is no number is not also an outcome that is missing.
    private static func isAboutGap(_ diagnostic: Diagnostic, in found: [Diagnostic]) -> Bool {
        guard diagnostic.severity != .error, let file = diagnostic.range?.file else { return false }
        return found.contains { error in
            guard error.severity == .error, let wrong = error.range?.file else { return false }
            return wrong == file || wrong.path.hasSuffix("/skalor.yaml")
        }
    }
}
