import Foundation
import ReportLoading
import SeededNumbers
import Testing

/// However an edition mixes goals, comments, levels and indicators: every place that counts them says the same.
@Suite struct CountsAgreeTests {
    static let levels = ["helt", "delvis", "inte"]
    static let goalStates = ["ej-bedomd", "plan"]
    static let indicatorStates = ["utfall-saknas", "foljs-inte-upp", "plan", "mal-saknas"]

    // MARK: Editions

    private static func edition(_ seed: UInt64) -> SourceTree {
        var random = SeededGenerator(seed: seed)
        let kind = ["resultat", "prognos", "plan", "resultat"][Int(seed % 4)]
        var files = [
            "rapport.yaml": """
            titel: Prov
            år: 2023
            organisation: Region Prov
            uppföljning: {datum: 2023-12-31, typ: \(kind)}

            """,
            "skalor.yaml": scales, "strategi.yaml": "titel: Strategin\n", "kapitel/1-antal.md": chapter,
        ]
        let goals = Int.random(in: 1...5, using: &random)
        // Some editions judge above, some below, some both, and some have not begun.
        let above = Int.random(in: 0...2, using: &random)
        let below = Int.random(in: 0...2, using: &random)
        var indicator = 0
        func chance(_ one: Int, of all: Int = 3) -> Bool { Int.random(in: 0..<all, using: &random) < one }
        func body(_ indent: String, judged: Int, mayBeNone: Bool = false) -> String {
            var text = ""
            if chance(judged) {
                let key = chance(1) ? "prognos" : "resultat"
                text += "\(indent)\(key): {nivå: \(levels.randomElement(using: &random) ?? "helt")}\n"
            }
            if chance(1) { text += "\(indent)kommentar: En inledning.\n" }
            if chance(1, of: 8) { text += "\(indent)historik: [{år: 2022, nivå: inte}]\n" }
            let isJudged = text.contains("nivå")
            if chance(1, of: 6) { text += "\(indent)bedöms: \(isJudged || !mayBeNone ? "ja" : "nej")\n" }
            let count = max(indicator == 0 ? 1 : 0, Int.random(in: 0...3, using: &random))
            if count > 0 { text += "\(indent)indikatorer:\n" }
            for _ in 0..<count {
                indicator += 1
                let figures = [
                    "utfall: [{datum: 2023-12-31, värde: \(Int.random(in: 60...110, using: &random))}]",
                    "läge: utfall saknas", "läge: följs inte upp",
                ]
                text += "\(indent)  - {id: i\(indicator), titel: Indikator, regel: minst, målvärde: 100, "
                text += (figures.randomElement(using: &random) ?? figures[0]) + "}\n"
            }
            return text
        }
        for goal in 1...goals {
            var text = "nummer: \(goal)\ntitel: Målet\n" + body("", judged: above, mayBeNone: goal > 1)
            let subgoals = Int.random(in: 0...4, using: &random)
            if subgoals > 0 { text += "delmål:\n" }
            for subgoal in 1..<(subgoals + 1) {
                text += "  - nummer: \"\(goal).\(subgoal)\"\n    titel: Delmålet\n" + body("    ", judged: below)
            }
            files["mal/mal-\(goal).yaml"] = text
        }
        return SourceTree(name: "prov", prefix: "Content/prov/", files: files.mapValues { Array($0.utf8) })
    }

    private static let scales: String = ["mål", "indikator", "uppdrag"].map { name in
        let lines = zip(levels, [("grön", "bock", "100"), ("gul", "våg", "80"), ("röd", "kryss", "")]).map {
            let threshold = name == "indikator" && !$1.2.isEmpty ? ", från: \($1.2)" : ""
            return "    - {id: \($0), etikett: Nås \($0), färg: \($1.0), symbol: \($1.1)\(threshold)}"
        }
        return "\(name):\n  nivåer:\n" + lines.joined(separator: "\n")
    }.joined(separator: "\n")

    private static let names =
        ["mål.antal", "regionmål.antal", "delmål.antal", "indikatorer.antal"]
        + (levels + goalStates).map { "mål.\($0)" } + (levels + indicatorStates).map { "indikatorer.\($0)" }

    private static let chapter =
        "---\ntitel: Antal\n---\n\n" + names.map { "- F:\($0)= `=\($0)` ;" }.joined(separator: "\n")
        + "\n\n```diagram\ntyp: fordelning\ntitel: Så går målen\nav: mål\n```\n"
        + "\n```diagram\ntyp: fordelning\ntitel: Så går indikatorerna\nav: indikatorer\n```\n"

    // MARK: What each place says

    /// Words of a page without its tags.
    private func words(_ page: String) -> String {
        page.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
    }

    private func formulas(_ site: Site) throws -> [String: Int] {
        let text = words(try site.text("kapitel/antal/index.html"))
        return text.matches(of: /F:(\S+)= (\d+) ;/).reduce(into: [:]) { $0[String($1.1)] = Int($1.2) }
    }

    /// The counts beside the words of a tally, in the order of the page.
    private func tallies(_ page: String) -> [[Int]] {
        page.components(separatedBy: "<ul class=\"tally-levels\">").dropFirst().map { part in
            let list = part.components(separatedBy: "</ul>")[0]
            return list.matches(of: /tally-count">(\d+)</).compactMap { Int($0.1) }
        }
    }

    private func charts(_ page: String) -> [[Int]] {
        page.components(separatedBy: "<details class=\"chart-data\"").dropFirst().map { part in
            part.components(separatedBy: "</details>")[0].matches(of: /<td class="numeric">(\d+)<\/td>/)
                .compactMap { Int($0.1) }
        }
    }

    private func statuses(_ csv: String, column: Int) -> [String: Int] {
        let rows = csv.replacing("\r\n", with: "\n").split(separator: "\n").dropFirst()
        return rows.reduce(into: [:]) { counts, row in
            let cells = row.split(separator: ";", omittingEmptySubsequences: false)
            counts[String(cells[column]), default: 0] += 1
        }
    }

    private struct JSONReport: Decodable {
        struct Indicator: Decodable { var status: String }
        struct Goal: Decodable {
            var status: String?
            var url: String?
            var subgoals: [Goal]?
            var indicators: [Indicator]
        }
        var goals: [Goal]
    }

    @Test(arguments: UInt64(1)...28)
    func everyPlaceSaysTheSame(seed: UInt64) throws {
        let site = Site(Self.edition(seed))
        #expect(!site.diagnostics.containsError, "\(site.diagnostics.map(\.message))")
        let json = try JSONDecoder().decode(
            JSONReport.self, from: Data(try #require(site.files["data/rapport.json"])))
        let all = json.goals.flatMap { [$0] + ($0.subgoals ?? []) }
        let goals = Dictionary(all.compactMap(\.status).map { ($0, 1) }, uniquingKeysWith: +)
        let indicators = Dictionary(all.flatMap(\.indicators).map { ($0.status, 1) }, uniquingKeysWith: +)
        let goalCount = goals.values.reduce(0, +)
        let indicatorCount = indicators.values.reduce(0, +)
        #expect(goalCount > 0 && indicatorCount > 0)

        #expect(statuses(try site.text("data/mal.csv"), column: 3) == goals)
        #expect(statuses(try site.text("data/indikatorer.csv"), column: 11) == indicators)

        let formulas = try formulas(site)
        #expect(formulas.count == Self.names.count)
        #expect(formulas["mål.antal"] == goalCount)
        // A group of indicators is no goal.
        let groups = json.goals.count { $0.status == nil && ($0.subgoals ?? []).isEmpty }
        #expect(formulas["regionmål.antal"] == json.goals.count - groups)
        #expect(formulas["delmål.antal"] == all.count - json.goals.count)
        #expect(formulas["indikatorer.antal"] == indicatorCount)
        for id in Self.levels + Self.goalStates { #expect(formulas["mål.\(id)"] == goals[id] ?? 0, "\(id)") }
        for id in Self.levels + Self.indicatorStates {
            #expect(formulas["indikatorer.\(id)"] == indicators[id] ?? 0, "\(id)")
        }

        // Every level in the scale's order, then the states that occur.
        func listed(_ counts: [String: Int], _ states: [String]) -> [Int] {
            Self.levels.map { counts[$0] ?? 0 } + states.compactMap { counts[$0] }.sorted()
        }
        func expect(_ found: [Int], _ counts: [String: Int], _ states: [String]) {
            #expect(found.prefix(3) == listed(counts, states).prefix(3))
            #expect(found.dropFirst(3).sorted() == Array(listed(counts, states).dropFirst(3)))
        }
        for path in ["index.html", "mal/index.html", "rapport.html"] {
            let page = try site.text(path)
            let tallies = tallies(page)
            if goals["plan"] != nil {
                // What waits for a later document is counted, and has no colour to be spread over.
                #expect(tallies.isEmpty, "\(path)")
                continue
            }
            expect(try #require(tallies.first), goals, Self.goalStates)
            if path == "mal/index.html" { expect(try #require(tallies.last), indicators, Self.indicatorStates) }
            #expect(words(page).contains("Sammanlagt \(goalCount) mål"), "\(path)")
        }
        let charts = charts(try site.text("kapitel/antal/index.html"))
        #expect(charts.count == 2)
        expect(try #require(charts.first), goals, Self.goalStates)
        expect(try #require(charts.last), indicators, Self.indicatorStates)

        // A goal with a page has it, and one without is not linked to.
        for goal in all { #expect(goal.url.map { site.files[$0] != nil } ?? (goal.status == nil)) }
        // Who misses an assessment is asked for it, and nobody else.
        let table = try site.text("mal/index.html").components(separatedBy: "<table class=\"goal-table")[1]
            .components(separatedBy: "</table>")[0]
        #expect(table.components(separatedBy: "<th scope=\"row\"").count - 1 >= goalCount)
    }
}
