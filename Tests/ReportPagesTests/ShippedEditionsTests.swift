import Foundation
import ReportLoading
import Testing

/// The editions of the other kinds are what their sources are, and build without a word.
@Suite struct ShippedEditionsTests {
    private static let names = ["2018", "2019-underlag", "2023-delar-aug", "2026-plan"]
    private static let sites = Dictionary(
        uniqueKeysWithValues: names.map { name in
            (name, Site(SharedContent.join(Site.content(of: name)) { Site.content(of: $0) }.tree))
        })

    private static func site(_ name: String) throws -> Site { try #require(sites[name]) }

    private struct Report: Decodable {
        struct Indicator: Decodable {
            var id: String
            var title: String
            var followUp: String?
        }
        struct Goal: Decodable {
            var title: String
            var status: String?
            var subgoals: [Goal]?
            var indicators: [Indicator]
        }
        struct Edition: Decodable { var kind: String }
        var edition: Edition
        var goals: [Goal]
    }

    private static func report(_ name: String) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(try #require(site(name).files["data/rapport.json"])))
    }

    @Test(arguments: names)
    func buildsWithoutAWord(name: String) throws {
        let site = try Self.site(name)
        #expect(site.diagnostics.isEmpty, "\(site.diagnostics.map(\.message))")
        #expect(site.files["index.html"] != nil && site.files["rapport.html"] != nil)
    }

    @Test func thePlanHasAllThatTheBoardDecided() throws {
        let report = try Self.report("2026-plan")
        #expect(report.edition.kind == "plan")
        #expect(report.goals.count == 6)
        #expect(report.goals.reduce(0) { $0 + ($1.subgoals ?? []).count } == 17)
        let indicators = report.goals.flatMap { $0.subgoals ?? [] }.flatMap(\.indicators)
        #expect(indicators.count == 50 && Set(indicators.map(\.id)).count == 50)
        #expect(indicators.count { $0.followUp == nil } == 2)
        let lines = try Self.site("2026-plan").text("data/indikatorer.csv").components(separatedBy: "\r\n")
        let head = lines[0].components(separatedBy: ";")
        let row = { (title: String) -> [String: String] in
            let cells = (lines.first { $0.contains(title) } ?? "").components(separatedBy: ";")
            return Dictionary(zip(head, cells), uniquingKeysWith: { first, _ in first })
        }
        #expect(row("HME Chefer")["Tidigare utfall"] == "84,8" && row("HME Chefer")["Målvärde"] == "78,7")
        #expect(row("Antal gemensamma nätverksträffar")["Tidigare utfall i ord"] == "Svar saknas")
        #expect(row("Åtgärder i länsplanen")["Målvärde"] == "ja")
        #expect(row("Engagemangstrappan")["Målvärde i ord"] == "60")
        #expect(row("FREIA")["Följs upp"] == "Tertial: aug, dec?")
    }

    @Test func theAnnualReportHasItsGradesAndItsGrants() throws {
        let report = try Self.report("2018")
        #expect(report.edition.kind == "årsredovisning")
        #expect(report.goals.count { $0.status != nil } == 6)
        #expect(report.goals.compactMap(\.status).map { $0.suffix(1) } == ["2", "2", "2", "3", "1", "2"])
        #expect(report.goals.last?.indicators.count == 5)
        let grants = try Self.site("2018").text("data/beviljade-projekt.csv").components(separatedBy: "\r\n")
            .dropFirst()
            .filter { !$0.isEmpty }
        #expect(grants.count == 60)
        let sum = grants.compactMap { row in row.components(separatedBy: ";").dropLast().last.flatMap { Int($0) } }
            .reduce(0, +)
        #expect(sum == 86_205_579)
        #expect(try Self.site("2018").pages.keys.filter { $0.hasPrefix("kapitel/") }.count >= 12)
    }

    /// The interim report stands on the same goals as the year's, and has its own chapters.
    @Test func theInterimReportIsAboutTheSameGoals() throws {
        let interim = try Self.report("2023-delar-aug")
        #expect(interim.edition.kind == "delår")
        let goals = { (report: Report) in report.goals.flatMap { [$0.title] + ($0.subgoals ?? []).map(\.title) } }
        let year = Site(Site.content(of: "2023"))
        let report = try JSONDecoder().decode(Report.self, from: Data(try #require(year.files["data/rapport.json"])))
        #expect(goals(interim) == goals(report))
        let site = try Self.site("2023-delar-aug")
        #expect(site.files["kapitel/ekonomi/index.html"] != nil && site.files["agenda-2030/index.html"] == nil)
        #expect(try !site.text("index.html").contains("prioriteringar"))
    }
}
