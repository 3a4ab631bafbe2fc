import Diagnostics
import Testing

@testable import ReportPreview

/// A diagnostic in a browser: its words, its place, the author's own line.
@Suite struct ProblemTests {
    private func problem(_ text: String, column: Int, length: Int) -> Problem {
        let file = SourceFile(path: "Content/prov/kapitel/1.md", text: text)
        return Problem(
            Diagnostic(
                .error, "okänt-mål", "mål ”9” finns inte",
                at: SourceRange(file: file, line: 2, column: column, length: length), help: "rätta"))
    }

    @Test func showsTheAuthorsLineWithItsMark() {
        let problem = problem("ett\nSe [mål 9](mal:9) där.\ntre", column: 4, length: 14)
        #expect(problem.file == "Content/prov/kapitel/1.md")
        #expect(problem.line == 2)
        #expect(problem.excerpt == ["Se ", "[mål 9](mal:9)", " där."])
        #expect(problem.severity == "fel")
    }

    @Test func aLongLineIsCutAroundTheMark() {
        let problem = problem(
            "\n" + String(repeating: "å", count: 1_000) + "HÄR" + String(repeating: "ö", count: 1_000), column: 1_001,
            length: 3)
        #expect(
            problem.excerpt == [
                "…" + String(repeating: "å", count: 140), "HÄR", String(repeating: "ö", count: 140) + "…",
            ])
    }

    @Test(arguments: [(1, 0), (400, 5), (1, 400)]) func aMarkOutsideTheLineIsNoFailure(column: Int, length: Int) {
        #expect(problem("a\nbcd", column: column, length: length).excerpt?.joined() == "bcd")
    }

    @Test func aFileAsAWholeHasNoLine() {
        let file = SourceFile(path: "Content/prov/skalor.yaml", text: "")
        let problem = Problem(Diagnostic(.error, "saknad-fil", "filen saknas", at: SourceRange(file: file, line: 1)))
        #expect(problem.file == "Content/prov/skalor.yaml" && problem.line == nil && problem.excerpt == nil)
    }

    @Test func theGravestComeFirstAndNotAll() {
        let many = (0..<80).map { Diagnostic(.warning, "v", "varning \($0)") } + [Diagnostic(.error, "f", "fel")]
        let standing = Standing(many, isStale: true)
        #expect(standing.errors == 1 && standing.warnings == 80 && standing.problems.count == 50)
        #expect(standing.problems[0].id == "f")
    }
}
