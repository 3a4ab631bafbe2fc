import Diagnostics
import ReportAssessment
import ReportLoading
import ReportModel
import ReportPages
import ReportProgress
import SiteFiles

/// The way of a report, from files in memory to a finished site; nothing here touches the disk.
public enum Pipeline {
    /// Makes PDFs of a finished site's pages, and pictures of its charts.
    public typealias Printing = (RenderedSite, Report) -> (files: [RenderedFile], diagnostics: [Diagnostic])

    /// Prints of an earlier build that may still be of this report.
    public struct Kept: Sendable {
        public var files: [RenderedFile]
        /// The paths of those that a site, rendered with the offers of all of them, is still the source of.
        public var current: @Sendable (RenderedSite) -> Set<String>

        public init(files: [RenderedFile], current: @escaping @Sendable (RenderedSite) -> Set<String>) {
            self.files = files
            self.current = current
        }
    }

    /// What came out, and all that was found wrong on the way.
    public struct Ending<Site: Sendable>: Sendable {
        /// `nil` where an error stops the report. A PDF that could not be made stops nothing: it is only missing.
        public var site: Site?
        public var diagnostics: [Diagnostic]
        /// What could be read of the content; `nil` where its frame could not.
        public var assessed: AssessedReport?

        /// The same before it was assessed, so that it can be asked how far it has come.
        public var report: Report? { assessed?.report }

        public init(site: Site? = nil, diagnostics: [Diagnostic], assessed: AssessedReport? = nil) {
            self.site = site
            self.diagnostics = diagnostics
            self.assessed = assessed
        }
    }

    /// A whole site, held in memory.
    public typealias Outcome = Ending<RenderedSite>

    /// Load and validate, assess, render, check; print, where that is asked for.
    ///
    /// The arrows go on after an error as far as they can, so that an editor hears of everything at once.
    ///
    /// - Parameters:
    ///   - isDraft: Whether every page must say UTKAST, whatever the edition says of itself.
    ///   - kept: What is not printed anew stays as long as it is of the same report.
    public static func run(
        _ tree: SourceTree, templates: [String: [UInt8]], templatePrefix: String, isDraft: Bool = false,
        printing: Printing? = nil,
        kept: Kept? = nil
    ) -> Outcome {
        var memory = Memory()
        let prepared = prepare(
            tree, templates: templates, templatePrefix: templatePrefix, isDraft: isDraft, memory: &memory)
        guard let source = prepared.source else { return Outcome(diagnostics: prepared.diagnostics.inOrder()) }

        // A PDF cannot say its own size: the pages are printed without the offer of it, and rendered again with it.
        let offered = printing == nil ? kept?.files ?? [] : []
        let rendering = render(source, offering: offered, after: prepared.diagnostics)
        guard let first = rendering.site else {
            return Outcome(diagnostics: rendering.diagnostics.inOrder(), assessed: source.report)
        }

        let made = printing?(first, source.report.report) ?? (files: [], diagnostics: [])
        let final = offer(made.files, kept, in: rendering, offering: offered.count, of: source)
        // Warnings are the same as before; only an offer can bring an error, such as a name that its template lacks.
        let problems = made.diagnostics + final.diagnostics.filter { $0.severity == .error }
        return Outcome(
            site: final.site, diagnostics: (rendering.diagnostics + problems).inOrder(), assessed: source.report)
    }

    private static func render(
        _ source: Source, offering prints: [RenderedFile], after found: [Diagnostic] = []
    ) -> Outcome {
        let made = stream(source, offering: prints, after: found) { { $0 } }
        return Outcome(site: made.site.map(RenderedSite.init), diagnostics: made.diagnostics)
    }

    /// The site with the offers of what was printed now, and of what was printed before and is still of it.
    ///
    /// - Parameter count: How many prints the rendering offers already.
    private static func offer(
        _ made: [RenderedFile], _ kept: Kept?, in rendering: Outcome, offering count: Int, of source: Source
    ) -> Outcome {
        let paths = Set(made.map(\.path))
        let candidates = kept?.files.filter { !paths.contains($0.path) } ?? []
        let offered = made + candidates
        let whole = offered.count == count ? rendering : render(source, offering: offered)
        guard let kept, !candidates.isEmpty, let site = whole.site else { return whole }
        let current = kept.current(site)
        let stays = candidates.filter { current.contains($0.path) }
        return stays.count == candidates.count ? whole : render(source, offering: made + stays)
    }

    /// The page that shows how far an edition has come, to be served beside its site.
    ///
    /// - Parameters:
    ///   - found: All that was found wrong: a chapter's page counts what is left to mend.
    ///   - today: The day that the accessibility statement's age is counted to.
    public static func progressPage(of source: Source, found: [Diagnostic], today: PartialDate? = nil) -> (
        page: RenderedFile?, diagnostics: [Diagnostic]
    ) {
        SitePlan.progressPage(
            EditionProgress(source.report.report, diagnostics: found, today: today), of: source.report,
            templates: source.templates)
    }

    /// Whether a warning may come of nothing but what could not be read in the same file, or in the frame: an outcome
    /// that is no number is not also an outcome that is missing.
    static func isAboutGap(_ diagnostic: Diagnostic, in found: [Diagnostic]) -> Bool {
        guard diagnostic.severity != .error, let file = diagnostic.range?.file else { return false }
        return found.contains { error in
            guard error.severity == .error, let wrong = error.range?.file else { return false }
            // The granted amounts lie in a table of their own.
            return wrong == file || ["rapport", "skalor", "strategi"].contains { wrong.path.hasSuffix("/\($0).yaml") }
                || diagnostic.id == "summan-stämmer-inte" && wrong.path.hasSuffix(".csv")
        }
    }
}
