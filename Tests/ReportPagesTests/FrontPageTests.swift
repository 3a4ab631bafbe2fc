import Diagnostics
import ReportModel
import ReportPages
import Templates
import Testing

/// The page above the editions.
@Suite struct FrontPageTests {
    private func page(_ entries: [FrontPage.Entry], current: String? = "aktuell") throws -> String {
        let templates = try #require(TemplateSet.load(Site.templates, prefix: "Templates/").templates)
        let (html, problems) = FrontPage(entries, organisation: "Regionen", current: current).render(templates)
        #expect(problems.isEmpty)
        return html
    }

    private func entry(_ folder: String, _ kind: FollowUpKind = .result, isCurrent: Bool = false) -> FrontPage.Entry {
        FrontPage.Entry(folder: folder, title: "Rapport \(folder)", isDraft: false, kind: kind, isCurrent: isCurrent)
    }

    /// Seen: with the folder written as it is: all but the first were dead or led elsewhere.
    @Test(arguments: [
        ("2023", "2023/"), ("2023 #2", "2023%20%232/"), ("vad?", "vad%3F/"), ("100%", "100%25/"), ("a:b", "a%3Ab/"),
        ("delår", "del%C3%A5r/"), ("\"><script>", "%22%3E%3Cscript%3E/"), ("a&b=c", "a%26b%3Dc/"),
    ])
    func linksLeadToTheFolder(folder: String, address: String) throws {
        let html = try page([entry(folder)], current: nil)
        #expect(html.contains("<a href=\"\(address)\">") && html.contains("href=\"\(address)assets/report.css\""))
    }

    @Test func aPlanIsCalledAPlan() throws {
        let mixed = try page([entry("2023"), entry("2024-plan", .plan), entry("2024-aug", .forecast)])
        #expect(mixed.contains("<h1 class=\"page-title\">Resultatrapporter och planer</h1>"))
        #expect(mixed.contains("2024-plan</a> (plan)</li>") && mixed.contains("2024-aug</a> (prognos)</li>"))
        #expect(mixed.contains("2023</a></li>") && mixed.contains(">till den senaste rapporten</a>"))
        let plans = try page([entry("2025", .plan, isCurrent: true), entry("2024", .plan)])
        #expect(
            plans.contains("<h1 class=\"page-title\">Planer</h1>") && plans.contains(">till den senaste planen</a>"))
        #expect(plans.contains("2025</a> (plan) (gäller nu)</li>") && !plans.contains("rapporten"))
        let reports = try page([entry("2023")])
        #expect(reports.contains("<h1 class=\"page-title\">Resultatrapporter</h1>") && !reports.contains("plan"))
    }
}
