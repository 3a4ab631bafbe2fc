import Diagnostics
import Parallelism
import ReportAssessment
import SiteChecks
import ReportLoading
import ReportModel
import ReportPages
import ReportTexts
import SiteFiles
import Templates

extension Pipeline {
    /// What there is before a page is made.
    public struct Preparation: Sendable {
        /// What pages are made from; `nil` where the report's frame or the templates cannot be read. With an error
        /// among the diagnostics it holds what could be read.
        public var source: Source?
        public var diagnostics: [Diagnostic]

        public init(source: Source?, diagnostics: [Diagnostic]) {
            self.source = source
            self.diagnostics = diagnostics
        }
    }

    /// What pages are made from.
    public struct Source: Sendable {
        public var report: AssessedReport
        public var templates: TemplateSet
        public var gaps: ContentGaps

        /// The site's files, each made when it is asked for.
        ///
        /// - Parameter base: The site's place on its server, where that is another than the edition says.
        public func plan(base: String? = nil) -> SitePlan {
            SitePlan(report, templates: templates, gaps: gaps, base: base)
        }
    }

    /// Templates as they were read last.
    struct TemplateMemory: Sendable {
        var files: [String: [UInt8]]
        var set: TemplateSet?
        var diagnostics: [Diagnostic]

        init(_ files: [String: [UInt8]], prefix: String) {
            self.files = files
            (set, diagnostics) = TemplateSet.load(files, prefix: prefix)
        }
    }

    /// What the last run learnt, so that the next need not learn it again.
    ///
    /// A value: who runs the arrows again and again keeps it. The outcome is the same with an empty one.
    public struct Memory: Sendable {
        var loading = LoadingMemory()
        var templates: TemplateMemory?
        var assessment: (files: [String: [UInt8]], report: AssessedReport, diagnostics: [Diagnostic])?

        public init() {}
    }

    /// The arrows up to rendering: load and validate, read the templates, assess.
    public static func prepare(
        _ tree: SourceTree, templates: [String: [UInt8]], templatePrefix: String, isDraft: Bool = false,
        memory: inout Memory
    ) -> Preparation {
        let (content, read) = meanwhile({ [known = memory.templates] in
            if let known, known.files == templates { known } else { TemplateMemory(templates, prefix: templatePrefix) }
        }) { ReportLoader.load(tree, memory: &memory.loading) }
        memory.templates = read
        var (report, diagnostics) = content
        if isDraft { report?.edition.state = .draft }
        diagnostics += read.diagnostics
        guard let report, let templateSet = read.set else { return Preparation(source: nil, diagnostics: diagnostics) }
        let gaps = ContentGaps(diagnostics)

        let assessment = assess(report, of: tree, memory: &memory)
        diagnostics += assessment.diagnostics.filter { !isAboutGap($0, in: diagnostics) }
        return Preparation(
            source: Source(report: assessment.report, templates: templateSet, gaps: gaps), diagnostics: diagnostics)
    }

    /// Looks at every page of a site, one after another, and then at the whole.
    ///
    /// - Parameter isWanted: Asked before each page.
    /// - Returns: What was found, by the page's path and in the whole; `nil` when nobody wants to know any more.
    public static func inspect(
        _ plan: SitePlan, isWanted: () -> Bool
    ) -> (pages: [String: [Diagnostic]], site: [Diagnostic])? {
        var pages: [String: [Diagnostic]] = [:]
        var files: [String: RenderedFile] = [:]
        // The largest last: they say little that the others have not said.
        for path in plan.pagePaths.reversed() {
            guard isWanted() else { return nil }
            guard let piece = plan.piece(at: path) else { continue }
            pages[path] = piece.diagnostics
            for file in [piece.file] + piece.charts { files[file.path] = file }
        }
        guard !pages.values.contains(where: \.containsError), isWanted() else { return (pages, []) }
        let others = plan.dataFiles + plan.assets
        let problems = plan.redirectProblems(among: files.keys.filter { pages[$0] == nil } + others.map(\.path))
        guard problems.isEmpty else { return (pages, problems) }
        let site = RenderedSite(files: files.values + others).files
        let outlines = site.concurrentMap { PageOutline($0, base: plan.base) }.compactMap { $0 }
        return (pages, SiteCheck.diagnostics(in: outlines, paths: Set(site.map(\.path))))
    }

    /// No status depends on a chapter: when only they have changed, every status is what it was.
    private static func assess(
        _ report: Report, of tree: SourceTree, memory: inout Memory
    ) -> (report: AssessedReport, diagnostics: [Diagnostic]) {
        let files = tree.files.filter { !$0.key.hasPrefix("kapitel/") }
        if let known = memory.assessment, known.files == files {
            return (
                AssessedReport(report: report, goals: known.report.goals, grantTotals: known.report.grantTotals),
                known.diagnostics
            )
        }
        let (assessed, diagnostics) = Assessor.assess(report)
        memory.assessment = (files, assessed, diagnostics)
        return (assessed, diagnostics)
    }
}
