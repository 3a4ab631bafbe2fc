import Diagnostics
import ReportModel
import Testing

@testable import ReportLoading

/// What has a number stands where the number says.
@Suite struct ReadingOrderTests {
    private static let frame = [
        "rapport.yaml": "titel: Prov\når: 2023\norganisation: Region Prov\n",
        "skalor.yaml": """
        mål: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}
        indikator: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, från: 100}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}

        """,
        "strategi.yaml": "titel: Strategin\n",
    ]

    private static func load(_ files: [String: String]) -> (report: Report?, diagnostics: [Diagnostic]) {
        let all = frame.merging(files) { $1 }.mapValues { Array($0.utf8) }
        return ReportLoader.load(SourceTree(name: "prov", prefix: "Content/prov/", files: all))
    }

    private static func chapters(_ files: [(name: String, number: Int?)]) throws -> [String] {
        let texts = files.map { file in
            (
                "kapitel/\(file.name).md",
                "---\ntitel: T\n\(file.number.map { "nummer: \($0)\n" } ?? "")---\n\nText.\n"
            )
        }
        let (report, diagnostics) = load(Dictionary(uniqueKeysWithValues: texts))
        #expect(diagnostics.isEmpty)
        return try #require(report).chapters.map { $0.file.path.split(separator: "/").last.map(String.init) ?? "" }
    }

    @Test func chaptersFollowTheNumberOfTheirFile() throws {
        #expect(
            try Self.chapters([("10-j", nil), ("2-b", nil), ("1-a", nil), ("11-k", nil), ("slut", nil)])
                == ["1-a.md", "2-b.md", "10-j.md", "11-k.md", "slut.md"])
    }

    @Test func chaptersFollowTheirNumberBeforeTheirFile() throws {
        #expect(
            try Self.chapters([("a", 10), ("b", 9), ("c", 1), ("d", 11)]) == ["c.md", "b.md", "a.md", "d.md"])
        // What has no number keeps its place among the files.
        #expect(
            try Self.chapters([("0-inledning", nil), ("1-a", 8), ("2-b", 7), ("3-slutord", nil)])
                == ["0-inledning.md", "2-b.md", "1-a.md", "3-slutord.md"])
        #expect(try Self.chapters([("1-a", 3), ("2-b", 3), ("3-c", 2)]) == ["3-c.md", "1-a.md", "2-b.md"])
    }

    @Test func goalsFollowTheirNumbers() throws {
        let subgoals = ["4.10", "4.2", "4.9", "4.1"].map { "  - {nummer: \"\($0)\", titel: D}\n" }.joined()
        let (report, diagnostics) = Self.load([
            "kapitel/a.md": "---\ntitel: T\n---\n\nText.\n",
            "mal/mal-10.yaml": "nummer: 10\ntitel: M\n", "mal/mal-9.yaml": "nummer: 9\ntitel: M\n",
            "mal/a.yaml": "nummer: 4\ntitel: M\ndelmål:\n\(subgoals)",
        ])
        #expect(diagnostics.isEmpty)
        let goals = try #require(report).goals
        #expect(goals.map(\.number) == ["4", "9", "10"])
        #expect(goals.first?.subgoals.map(\.number) == ["4.1", "4.2", "4.9", "4.10"])
    }

    // MARK: Outcomes and earlier judgements

    private static func indicator(_ keys: String) -> (report: Report?, diagnostics: [Diagnostic]) {
        load([
            "kapitel/a.md": "---\ntitel: T\n---\n\nText.\n",
            "mal/m.yaml": "nummer: 1\ntitel: M\nindikatorer:\n  - id: a\n    titel: A\n    \(keys)\n",
        ])
    }

    @Test(arguments: [
        ("utfall: [{datum: 2023-08, värde: 1}, {datum: 2023-08, värde: 2}]", ["samma-datum"]),
        ("utfall: [{år: 2023, värde: 1}, {datum: 2023, värde: 2}]", ["samma-datum"]),
        ("utfall: [{värde: 1}, {värde: 2}, {värde: 3}]", ["samma-datum", "samma-datum"]),
        ("utfall: [{värde: 1}, {datum: 2023-08, värde: 2}]", ["utfall-utan-datum"]),
        ("utfall: [{år: 2023, värde: 1}, {datum: 2023-08, värde: 2}]", []),
        ("utfall: [{datum: 2023-08, värde: 1}, {datum: 2023-08-31, värde: 2}]", []),
        ("räknas: summa\n    utfall: [{värde: 1}, {värde: 2}]", []),
        ("räknas: summa\n    utfall: [{datum: 2023-08, värde: 1}, {datum: 2023-08, värde: 2}]", []),
        ("räknas: summa\n    utfall: [{år: 2023, värde: 3}, {datum: 2023-08, värde: 2}]", ["utfall-överlappar"]),
        (
            "räknas: medel\n    utfall: [{datum: 2023-08, värde: 3}, {datum: 2023-08-02, värde: 2}]",
            ["utfall-överlappar"]
        ),
    ])
    func tellsOfOutcomesThatNoTimeTellsApart(keys: String, ids: [String]) {
        #expect(Self.indicator(keys).diagnostics.map(\.id) == ids)
    }

    @Test(arguments: [
        ("15 procent", "+15 procent"), ("5 procentenheter", "-5 procentenheter"), ("2,5 %", "+2,5 %"),
    ])
    func aChangeHasItsSign(change: String, remedy: String) {
        let found = Self.indicator("regel: förändring\n    förändring: \(change)\n    baslinje: 5").diagnostics
        #expect(found.map(\.id) == ["fel-förändring"])
        #expect(found.first?.help?.contains(remedy) == true)
        for signed in ["+", "-", "−"] {
            #expect(
                Self.indicator("regel: förändring\n    förändring: \"\(signed)\(change)\"\n    baslinje: 5").diagnostics
                    .isEmpty)
        }
    }

    @Test func knowsStrictRules() throws {
        let (report, diagnostics) = Self.indicator("regel: över\n    målvärde: \"1,0\"")
        #expect(diagnostics.isEmpty)
        #expect(try #require(report).goals.first?.indicators.first?.measures.first?.rule == .above)
    }

    @Test func earlierJudgementsHaveTheirDays() throws {
        let lines =
            "{datum: 2023-08-31, nivå: nej, typ: prognos}, {år: 2023, nivå: ja}, {datum: 2023-04, nivå: ja, typ: prognos}"
        let (report, diagnostics) = Self.load([
            "kapitel/a.md": "---\ntitel: T\n---\n\nText.\n",
            "mal/m.yaml": "nummer: 1\ntitel: M\nhistorik: [\(lines), {år: 2022, nivå: nej}]\n",
        ])
        #expect(diagnostics.isEmpty)
        let history = try #require(report).goals[0].history
        #expect(history.map(\.year) == [2022, 2023, 2023, 2023])
        #expect(history.map(\.occasion.date.month) == [nil, 4, 8, nil])
        #expect(history.map(\.occasion.kind) == [.result, .forecast, .forecast, .result])
    }

    // MARK: The statement

    @Test(
        arguments: [
            ("läge: beslutad\n", nil, ["redogörelse-saknas"]), ("läge: utkast\n", nil, []),
            ("läge: beslutad\n", "förenlighet:\nbrister: [{vad: En bred tabell}]\n", ["förenlighet-saknas"]),
            ("läge: utkast\n", "förenlighet:\n", []), ("läge: beslutad\n", "förenlighet: helt\n", []),
            ("läge: beslutad\n", "förenlighet: kanske\n", ["okänt-värde"]),
        ] as [(String, String?, [String])])
    func aDecidedReportSaysHowAccessibleItIs(state: String, statement: String?, ids: [String]) throws {
        var files = ["kapitel/a.md": "---\ntitel: T\n---\n\nText.\n"]
        files["rapport.yaml"] = (Self.frame["rapport.yaml"] ?? "") + state
        files["tillganglighet.yaml"] = statement
        let (report, diagnostics) = Self.load(files)
        #expect(diagnostics.map(\.id) == ids)
        let read = try #require(report).accessibilityStatement
        #expect((read != nil) == (statement != nil))
        // What stands beside an empty key is not lost with it.
        if statement?.contains("brister") == true { #expect(read?.flaws.count == 1 && read?.conformity == nil) }
    }
}
