import ReportAssessment
import ReportLoading
import SiteFiles
import Templates
import Testing

@testable import ReportPages
@testable import ReportTexts

/// The menu lights the part of the report to which a page belongs, whatever stands before it in the menu.
@Suite struct MenuTests {
    private static func site(withPerspectives: Bool) -> SiteContext? {
        guard var report = ReportLoader.load(Site.content(of: "exempel")).report,
            let templates = TemplateSet.load(Site.templates, prefix: "Templates/").templates
        else { return nil }
        if !withPerspectives { report.strategy.perspectives = [] }
        return SiteContext(Assessor.assess(report).report, templates: templates, gaps: ContentGaps([]))
    }

    private static let sites = [true, false].map(site)

    private static let parts: [(SiteFiles.Page, String?)] = [
        (.overview, "overview"), (.chapter(slug: "a"), "chapters"), (.goals, "goals"), (.goal(number: "4.1"), "goals"),
        (.indicator(id: "a"), "goals"), (.perspective(id: "a"), "perspectives"), (.agenda2030, "agenda2030"),
        (.wholeReport, "wholeReport"), (.search, "search"), (.accessibility, nil), (.versions, nil), (.notFound, nil),
        (.redirect(path: "gammal.html"), nil), (.progress, nil),
    ]

    @Test(arguments: [0, 1]) func lightsThePartOfThePage(number: Int) throws {
        let site = try #require(Self.sites[number])
        for (page, part) in Self.parts where number == 0 || part != "perspectives" {
            guard case .views(let entries) = SiteView(site: site.material, page: page).view["navigation"] else {
                Issue.record("no menu")
                return
            }
            #expect(entries.count == 7 - number)
            let lit = entries.filter { if case .flag(true) = $0["isCurrent"] { true } else { false } }
            let titles = lit.compactMap { if case .text(let title) = $0["title"] { title } else { nil } }
            #expect(titles == [part.map(site.word)].compactMap { $0 }, "\(page)")
        }
    }
}
