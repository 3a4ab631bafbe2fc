import Diagnostics
import ExactNumbers
import Parallelism
import ReportAssessment
import ReportCharts
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// What every page is made from: the assessed report, the templates and the way to find things.
///
/// It is handed to every view of every page, so that it holds what is shared by reference.
struct SiteContext: Sendable {
    let facts: SiteFacts
    private let look: SiteLook
    /// `nil` while it is made.
    private var parts: SiteParts?
    private(set) var findings: RenderFindings
    private(set) var drawings: ChartFiles

    init(
        _ assessed: AssessedReport, templates: TemplateSet, gaps: ContentGaps, prints: [RenderedFile] = [],
        base: String? = nil
    ) {
        let findings = RenderFindings()
        let word = { (name: String) in Self.word(name, in: templates, findings) }
        (facts, drawings) = meanwhile({ ChartFiles(assessed.report) }) {
            SiteFacts(
                assessed, gaps: gaps,
                words: SiteFacts.CountWords(status: word("statusColumn"), count: word("count")))
        }
        look = SiteLook(assessed.report, templates: templates, prints: prints, base: base)
        self.findings = findings
        parts = SiteParts(self)
    }

    var assessed: AssessedReport { facts.assessed }
    var templates: TemplateSet { look.templates }
    var index: ReportIndex { facts.index }
    var gaps: ContentGaps { facts.gaps }
    /// The theme's colours for charts.
    var palette: ChartPalette { look.palette }
    /// The site's place on its server, for the page that is shown at any address; `nil` where it is not known.
    var base: String? { look.base }
    /// Every goal that has a page, in order.
    var goals: [AssessedGoal] { facts.goals }
    /// Every indicator, in order.
    var indicators: [AssessedIndicator] { facts.indicators }
    var mentions: GoalMentions { look.mentions }
    private var prints: [String: Int] { look.prints }
    /// What the edition says of itself, with the places found that it names.
    var corrections: Corrections { parts?.corrections ?? Corrections() }
    var redirects: Redirects { parts?.redirects ?? Redirects() }
    var texts: ChapterTexts { parts?.texts ?? ChapterTexts() }
    var statusViews: StatusViews { parts?.statusViews ?? StatusViews() }
    var siteViews: SiteViews { parts?.siteViews ?? SiteViews() }

    /// The same for a page that is made alone: what it finds and draws is its own.
    var apart: SiteContext {
        var copy = self
        copy.findings = RenderFindings()
        copy.drawings = ChartFiles(sharing: drawings)
        return copy
    }

    /// Where the links of a page begin: a way up, but for the page that the server shows at every unknown address.
    func root(of page: Page) -> String { page == .notFound ? base ?? page.root : page.root }

    /// The address by which the world knows a file of the site; `nil` where the edition does not say, and for drafts.
    func publicURL(of path: String) -> String? {
        guard let address = edition.address, edition.state != .draft else { return nil }
        return address.text + (path == Page.overview.path ? "" : path.shownAddress)
    }

    /// The offer of a page's PDF, where there is one.
    ///
    /// - Parameter root: The way from the page that offers it to the output folder.
    func pdf(of page: Page, root: String) -> View? {
        guard let path = page.pdfPath, let size = prints[path] else { return nil }
        return ["url": root + path, "size": FileSize.text(size)]
    }

    /// The offer of a chart's drawing as PNG, where there is one.
    ///
    /// - Parameter subject: What it shows, for those who hear the link.
    func picture(of drawing: String, root: String, subject: String) -> View? {
        let path = ChartDrawings.picturePath(of: drawing)
        return prints[path].map { ["url": root + path, "size": FileSize.text($0), "subject": subject] }
    }

    /// How many goals have a forecast as their level, and how many a result.
    var judged: (forecasts: Int, results: Int) {
        let basis = assessed.assessedGoals.compactMap(\.basis)
        return (basis.count { $0 == .forecast }, basis.count { $0 == .result })
    }
    /// Whether the report has anything that is judged, or waits to be.
    var isAssessing: Bool {
        !assessed.assessedGoals.isEmpty || !indicators.isEmpty || report.assignments.contains { $0.status != nil }
    }
    /// Over the goals at a glance: a plan says what they are, and nothing of how they went.
    var goalsTitle: String { word(edition.followUpKind == .plan ? "goals" : "stateOfGoals") }
    var report: Report { assessed.report }
    var edition: Edition { report.edition }
    /// The interface's sentences.
    var phrases: Phrases { Phrases(sentences: templates.sentences, findings: findings) }
    /// The interface's words, by the name that templates use.
    func word(_ name: String) -> String { Self.word(name, in: templates, findings) }

    private static func word(_ name: String, in templates: TemplateSet, _ findings: RenderFindings) -> String {
        if let word = templates.words[name] { return word }
        findings.add(
            Diagnostic(
                .error, "okänt-namn", "ordet ”\(name)” saknas i Templates/ord/sv.json",
                help: Suggestion.help(for: name, among: templates.words.keys.sorted())))
        return ""
    }
    /// The thresholds of the indicators' scale, near which a share must not be rounded across.
    var thresholds: [ExactNumber] { facts.thresholds }
    /// Where a file of the edition lies in the site.
    func published(_ path: String) -> String { facts.published(path) }
}

/// What a site looks like and where it lies.
private final class SiteLook: Sendable {
    let templates: TemplateSet
    let palette: ChartPalette
    /// The PDFs and pictures that exist, by path, with their sizes.
    let prints: [String: Int]
    let base: String?
    let mentions: GoalMentions

    init(_ report: Report, templates: TemplateSet, prints: [RenderedFile], base: String?) {
        self.templates = templates
        palette = templates.theme.chartPalette
        mentions = GoalMentions(report)
        self.base = base ?? report.edition.address?.path
        self.prints = Dictionary(prints.map { ($0.path, $0.bytes.count) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What is worked out once from the facts and shared by pages.
private final class SiteParts: Sendable {
    let corrections: Corrections
    let redirects: Redirects
    let texts: ChapterTexts
    let statusViews: StatusViews
    let siteViews: SiteViews

    /// - Parameter site: Without parts.
    init(_ site: SiteContext) {
        var problems: [Diagnostic] = []
        corrections = Corrections(site.facts, &problems)
        site.findings.add(problems)
        redirects = Redirects(site)
        texts = ChapterTexts(site.facts)
        statusViews = StatusViews(site)
        siteViews = SiteViews(site)
    }
}
