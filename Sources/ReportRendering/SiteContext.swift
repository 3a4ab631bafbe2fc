import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportCharts
import ReportModel

/// What every page is made from: the assessed report, the templates and the way to find things.
struct SiteContext: Sendable {
    let assessed: AssessedReport
    let templates: TemplateSet
    let index: ReportIndex
    let gaps: ContentGaps
    private(set) var findings: RenderFindings
    private(set) var drawings: ChartFiles
    /// The theme's colours for charts.
    let palette: ChartPalette
    /// The PDFs and pictures that exist, by path, with their sizes.
    private let prints: [String: Int]
    /// The site's place on its server, for the page that is shown at any address; `nil` where it is not known.
    let base: String?

    init(
        _ assessed: AssessedReport, templates: TemplateSet, gaps: ContentGaps, prints: [RenderedFile] = [],
        base: String? = nil
    ) {
        self.assessed = assessed
        self.templates = templates
        palette = templates.theme.chartPalette
        self.gaps = gaps
        index = ReportIndex(assessed)
        goals = assessed.followedUpGoals
        indicators = assessed.indicators
        mentions = GoalMentions(assessed.report)
        findings = RenderFindings()
        drawings = ChartFiles(assessed.report)
        self.base = base ?? assessed.report.edition.address?.path
        self.prints = Dictionary(prints.map { ($0.path, $0.bytes.count) }, uniquingKeysWith: { first, _ in first })
        corrections = Corrections(self)
        redirects = Redirects(self)
        texts = ChapterTexts(self)
        statusViews = StatusViews(self)
        siteViews = SiteViews(self)
    }

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
        let path = ChartFiles.picturePath(of: drawing)
        return prints[path].map { ["url": root + path, "size": FileSize.text($0), "subject": subject] }
    }

    /// Every goal that is followed up itself, in order.
    let goals: [AssessedGoal]
    /// Every indicator, in order.
    let indicators: [AssessedIndicator]
    let mentions: GoalMentions
    /// What the edition says of itself, with the places found that it names.
    private(set) var corrections = Corrections()
    private(set) var redirects = Redirects()
    private(set) var texts = ChapterTexts()
    private(set) var statusViews = StatusViews()
    private(set) var siteViews = SiteViews()

    var report: Report { assessed.report }
    var edition: Edition { report.edition }
    /// The interface's sentences.
    var phrases: Phrases { Phrases(sentences: templates.sentences, findings: findings) }
    /// The interface's words, by the name that templates use.
    func word(_ name: String) -> String {
        if let word = templates.words[name] { return word }
        findings.add(
            Diagnostic(
                .error, "okänt-namn", "ordet ”\(name)” saknas i Templates/ord/sv.json",
                help: Suggestion.help(for: name, among: templates.words.keys.sorted())))
        return ""
    }
    /// The thresholds of the indicators' scale, near which a share must not be rounded across.
    var thresholds: [ExactNumber] { report.scales.indicators.shareThresholds }
}
