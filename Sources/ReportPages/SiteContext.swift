import Diagnostics
import ExactNumbers
import Parallelism
import ReportAssessment
import ReportCharts
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// What every page is made from: what pages are made of, and what is worked out of it once for all of them.
///
/// It is handed to every view of every page, so that it holds what is shared by reference.
struct SiteContext: Sendable {
    private(set) var material: SiteMaterial
    private let shared: SharedParts
    private(set) var drawings: ChartFiles

    init(
        _ assessed: AssessedReport, templates: TemplateSet, gaps: ContentGaps, prints: [RenderedFile] = [],
        base: String? = nil
    ) {
        let findings = RenderFindings()
        let templates = templates.inWords(of: assessed.report.edition.kind.rawValue)
        let words = SiteFacts.CountWords(
            status: templates.word("statusColumn", findings), count: templates.word("count", findings))
        let read: SiteFacts
        (read, drawings) = meanwhile({ ChartFiles(assessed.report) }) {
            SiteFacts(assessed, gaps: gaps, words: words)
        }
        let facts = read.resolvingHeadings
        let look = SiteLook(facts.report, templates: templates, prints: prints, base: base)
        material = SiteMaterial(facts, look: look, findings: findings)
        shared = SharedParts(material)
    }

    /// The same for a page that is made alone: what it finds and draws is its own.
    var apart: SiteContext {
        var copy = self
        copy.material.findings = RenderFindings()
        copy.drawings = ChartFiles(sharing: drawings)
        return copy
    }

    // MARK: What pages are made of

    var facts: SiteFacts { material.facts }
    var findings: RenderFindings { material.findings }
    var assessed: AssessedReport { facts.assessed }
    var report: Report { facts.report }
    var edition: Edition { facts.edition }
    var index: ReportIndex { facts.index }
    var gaps: ContentGaps { facts.gaps }
    /// Every goal that has a page, in order.
    var goals: [AssessedGoal] { facts.goals }
    /// Every indicator, in order.
    var indicators: [AssessedIndicator] { facts.indicators }
    /// The thresholds of the indicators' scale, near which a share must not be rounded across.
    var thresholds: [ExactNumber] { facts.thresholds }
    var templates: TemplateSet { material.templates }
    var palette: ChartPalette { material.palette }
    var mentions: GoalMentions { material.mentions }
    var parts: ReportParts { material.parts }
    var base: String? { material.base }
    var phrases: Phrases { material.phrases }
    func word(_ name: String) -> String { material.word(name) }
    /// Over the goals at a glance: a plan says what they are, and nothing of how they went.
    var goalsTitle: String { word(isPlan ? "goals" : "stateOfGoals") }
    /// Whether nothing is assessed by nature, so that nothing speaks of colours.
    var isPlan: Bool { material.isPlan }
    /// Of a status that a reader should see: that a plan has none yet is said by what the document is.
    func shown(_ status: Status?) -> View? { status.flatMap { $0 == .state(.planned) ? nil : view($0) } }
    func root(of page: Page) -> String { material.root(of: page) }
    /// Where a file of the edition lies in the site.
    func published(_ path: String) -> String { facts.published(path) }
    /// The address of the same file from a page.
    func address(ofFile path: String, fragment: String? = nil, from page: Page) -> String {
        facts.address(ofFile: path, fragment: fragment, from: page)
    }

    // MARK: What is worked out once

    /// What the edition says of itself, with the places found that it names.
    var corrections: Corrections { shared.corrections }
    var redirects: Redirects { shared.redirects }
    var texts: ChapterTexts { shared.texts }
    var siteViews: SiteViews { shared.siteViews }

    // MARK: Addresses

    /// The address by which the world knows a file of the site; `nil` where the edition does not say, and for drafts.
    func publicURL(of path: String) -> String? {
        guard let address = edition.address, edition.state != .draft else { return nil }
        return address.text + (path == Page.overview.path ? "" : path.shownAddress)
    }

    /// The offer of a page's PDF, where there is one.
    ///
    /// - Parameter root: The way from the page that offers it to the output folder.
    func pdf(of page: Page, root: String) -> View? {
        guard let path = page.pdfPath, let size = material.prints[path] else { return nil }
        return ["url": root + path, "size": FileSize.text(size)]
    }

    /// The offer of a chart's drawing as PNG, where there is one.
    ///
    /// - Parameter subject: What it shows, for those who hear the link.
    func picture(of drawing: String, root: String, subject: String) -> View? {
        let path = ChartDrawings.picturePath(of: drawing)
        return material.prints[path].map { ["url": root + path, "size": FileSize.text($0), "subject": subject] }
    }
}

/// What is worked out once and shared by pages.
private final class SharedParts: Sendable {
    let corrections: Corrections
    let redirects: Redirects
    let texts: ChapterTexts
    let siteViews: SiteViews

    init(_ material: SiteMaterial) {
        var problems: [Diagnostic] = []
        corrections = Corrections(material.facts, &problems)
        redirects = Redirects(material.facts, &problems)
        texts = ChapterTexts(material.facts)
        siteViews = SiteViews(material)
        material.findings.add(problems)
    }
}
