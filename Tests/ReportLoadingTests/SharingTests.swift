import Diagnostics
import ExactNumbers
import ReportModel
import Testing

@testable import ReportLoading

/// Files of another edition instead of copies: what is shared is one, what differs is said, and nothing is lost.
@Suite struct SharingTests {
    private static let level =
        "nivåer: [{id: helt, etikett: Ja, färg: grön, symbol: bock, från: 100}, {id: inte, etikett: Nej, färg: röd, symbol: kryss}]"
    private static let year = [
        "rapport.yaml": "titel: Året\når: 2023\norganisation: Prov\n",
        "skalor.yaml": "mål: {\(level.replacing(", från: 100", with: ""))}\nindikator: {\(level)}\n",
        "mal/mal-04.yaml": """
        nummer: 4
        titel: Regionmål
        delmål:
          - nummer: "4.1"
            titel: Ett
            prognos: {nivå: helt, datum: 2023-08-31}
            indikatorer:
              - {id: a, titel: A, regel: minst, målvärde: 10, utfall: [{datum: 2023-08, värde: 10}]}
              - {id: b, titel: B, läge: utfall saknas}
          - nummer: "4.2"
            titel: Två
        """,
    ]
    private static let sharing = "titel: Delår\når: 2023\norganisation: Prov\nslag: delår\n"

    private static func tree(_ name: String, _ files: [String: String]) -> SourceTree {
        SourceTree(name: name, prefix: "Content/\(name)/", files: files.mapValues { Array($0.utf8) })
    }

    private static func joined(
        _ delar: String, _ more: [String: String] = [:], others: [String: [String: String]] = ["2023": year]
    ) -> SharedContent.Joined {
        var files = more
        files["rapport.yaml"] = sharing + delar
        files["kapitel/1-a.md"] = "---\ntitel: A\nläge: klar\n---\nText.\n"
        return SharedContent.join(tree("2023-delar", files)) { name in others[name].map { tree(name, $0) } }
    }

    private static func load(_ joined: SharedContent.Joined) throws -> (report: Report, found: [Diagnostic]) {
        let (report, found) = ReportLoader.load(joined.tree)
        return (try #require(report), joined.diagnostics + found)
    }

    @Test func theGoalsAreTheOthers() throws {
        let joined = Self.joined("delar: {från: \"2023\", filer: [skalor.yaml, mal/]}\n")
        let (report, found) = try Self.load(joined)
        #expect(found.isEmpty, "\(found.map(\.message))")
        #expect(report.goals.first?.subgoals.map(\.title) == ["Ett", "Två"])
        #expect(joined.editions == ["2023"])
        // What is wrong in a shared file is told where it lies.
        #expect(report.goals.first?.range.file.path == "Content/2023/mal/mal-04.yaml")
    }

    @Test func whatDiffersIsSaidHere() throws {
        let own = """
            nummer: 4
            delmål:
              - nummer: "4.1"
                prognos: {nivå: inte, datum: 2023-04-30}
                indikatorer:
                  - {id: a, utfall: [{datum: 2023-04, värde: 4}]}
              - nummer: "4.3"
                titel: Bara här
            """
        let (report, found) = try Self.load(
            Self.joined("delar: {från: \"2023\", filer: [skalor.yaml, mal/]}\n", ["mal/mal-04.yaml": own]))
        #expect(found.isEmpty, "\(found.map(\.message))")
        let goals = try #require(report.goals.first?.subgoals)
        #expect(goals.map(\.number) == ["4.1", "4.2", "4.3"])
        #expect(goals.first?.forecast?.level.id == "inte" && goals.first?.title == "Ett")
        #expect(goals.first?.forecast?.range.file.path == "Content/2023-delar/mal/mal-04.yaml")
        #expect(goals.first?.indicators.map(\.id) == ["a", "b"])
        let measure = try #require(goals.first?.indicators.first?.measures.first)
        #expect(
            measure.outcomes.map(\.value) == [.number(ExactNumber(4))]
                && measure.target?.value == .number(ExactNumber(10)))
    }

    @Test func aGoalThatHasMovedIsTold() throws {
        let own = "nummer: 4\ndelmål:\n  - nummer: \"4.9\"\n    prognos: {nivå: inte}\n"
        let (_, found) = try Self.load(
            Self.joined("delar: {från: \"2023\", filer: [skalor.yaml, mal/]}\n", ["mal/mal-04.yaml": own]))
        let problem = try #require(found.first { $0.id == "delat-saknas" })
        #expect(problem.message.contains("”4.9”") && problem.message.contains("Content/2023/mal/mal-04.yaml"))
        #expect(problem.range?.file.path == "Content/2023-delar/mal/mal-04.yaml")
    }

    @Test(arguments: [
        ("delar: {från: \"2022\", filer: [mal/]}\n", "delad-årgång-saknas"),
        ("delar: {från: \"2023\", filer: [mal/mal-05.yaml]}\n", "delad-fil-saknas"),
        ("delar: {från: \"2023\", filer: [rapport.yaml]}\n", "delad-fil-saknas"),
        ("delar: {från: 2023-delar, filer: [mal/]}\n", "delar-i-cirkel"),
    ])
    func whatCannotBeSharedIsTold(delar: String, id: String) {
        let joined = Self.joined(delar)
        #expect(joined.diagnostics.map(\.id) == [id])
        #expect(joined.diagnostics.first?.range?.file.path == "Content/2023-delar/rapport.yaml")
        #expect(joined.diagnostics.first?.help != nil)
    }

    @Test func aLoopOfSeveralIsTold() {
        let other = ["rapport.yaml": Self.sharing + "delar: {från: 2023-delar, filer: [mal/]}\n"]
        let joined = Self.joined("delar: {från: \"2023\", filer: [mal/]}\n", others: ["2023": other])
        #expect(joined.diagnostics.map(\.id).contains("delar-i-cirkel"))
    }

    /// The year's report may itself be made of others, and every link of the chain is watched.
    @Test func whatIsSharedMayBeSharedOn() throws {
        let middle = ["rapport.yaml": Self.sharing + "delar: {från: bas, filer: [skalor.yaml, mal/]}\n"]
        let joined = Self.joined(
            "delar: {från: \"2023\", filer: [skalor.yaml, mal/]}\n", others: ["2023": middle, "bas": Self.year])
        #expect(joined.editions == ["2023", "bas"])
        let (report, found) = try Self.load(joined)
        #expect(found.isEmpty && report.goals.first?.range.file.path == "Content/bas/mal/mal-04.yaml")
    }

    /// A change in the shared edition is a change of this one, to everything that asks for its files.
    @Test func theFilesFollow() {
        let before = Self.joined("delar: {från: \"2023\", filer: [mal/]}\n")
        var changed = Self.year
        changed["mal/mal-04.yaml"] = changed["mal/mal-04.yaml"]?.replacing("Två", with: "Tre")
        let after = Self.joined("delar: {från: \"2023\", filer: [mal/]}\n", others: ["2023": changed])
        #expect(before.tree.files != after.tree.files)
    }
}
