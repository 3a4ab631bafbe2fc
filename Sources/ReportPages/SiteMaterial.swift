import ReportCharts
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// What pages are made of, before any is made: the report, the words, and what the site looks like and where it lies.
struct SiteMaterial: Sendable {
    let facts: SiteFacts
    private let look: SiteLook
    /// What is found wrong on the way.
    var findings: RenderFindings

    /// - Parameters:
    ///   - look: Looked at in the templates once.
    init(_ facts: SiteFacts, look: SiteLook, findings: RenderFindings) {
        self.facts = facts
        self.look = look
        self.findings = findings
    }

    var report: Report { facts.report }
    var edition: Edition { report.edition }
    var isPlan: Bool { !edition.kind.isAssessed }
    var templates: TemplateSet { look.templates }
    /// The theme's colours for charts.
    var palette: ChartPalette { look.palette }
    var mentions: GoalMentions { look.mentions }
    var parts: ReportParts { look.parts }
    var statusViews: StatusViews { look.statusViews }
    /// The site's place on its server, for the page that is shown at any address; `nil` where it is not known.
    var base: String? { look.base }
    /// The sizes of the PDFs and pictures that exist, by path.
    var prints: [String: Int] { look.prints }

    /// Where the links of a page begin: a way up, but for the page that the server shows at every unknown address.
    func root(of page: Page) -> String { page == .notFound ? base ?? page.root : page.root }

    /// The interface's sentences.
    var phrases: Phrases { templates.phrases(findings) }

    /// What the page of all goals is called where there are records and no goals.
    var goalIndexWord: String { parts.hasGoals ? "allGoals" : "records" }

    /// The interface's words, by the name that templates use.
    func word(_ name: String) -> String { templates.word(name, findings) }
}

/// What a site looks like and where it lies; shared by reference.
final class SiteLook: Sendable {
    let templates: TemplateSet
    let palette: ChartPalette
    let prints: [String: Int]
    let base: String?
    let mentions: GoalMentions
    let statusViews: StatusViews
    let parts: ReportParts

    init(_ report: Report, templates: TemplateSet, prints: [RenderedFile], base: String?) {
        self.templates = templates
        palette = templates.theme.chartPalette
        mentions = GoalMentions(report)
        parts = ReportParts(report)
        statusViews = StatusViews(report.scales, theme: templates.theme)
        self.base = base ?? report.edition.address?.path
        self.prints = Dictionary(prints.map { ($0.path, $0.bytes.count) }, uniquingKeysWith: { first, _ in first })
    }
}
