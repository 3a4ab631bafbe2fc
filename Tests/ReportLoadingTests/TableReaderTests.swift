import Diagnostics
import ReportModel
import SeededNumbers
import Testing

@testable import ReportLoading

@Suite struct TableReaderTests {
    private func read(_ text: String) -> (table: DataTable?, ids: [String]) {
        let (table, diagnostics) = TableReader.read(text, in: SourceFile(path: "data/x.csv", text: text))
        return (table, diagnostics.map(\.id))
    }

    private func cells(_ text: String) -> [[String]]? {
        read(text).table.map { [$0.columns] + $0.rows.map { $0.cells.map(\.text) } }
    }

    @Test(arguments: [
        ("A;B\n1;2\n", [["A", "B"], ["1", "2"]]), ("A;B\n1;2", [["A", "B"], ["1", "2"]]),
        ("A\tB\n1\t2\n", [["A", "B"], ["1", "2"]]),
        ("A,B\n1,2\n", [["A", "B"], ["1", "2"]]), ("A;B,C\n1;2,5\n", [["A", "B,C"], ["1", "2,5"]]),
        ("A\n1\n", [["A"], ["1"]]),
        ("A;B\n\n1;2\n;\n\n", [["A", "B"], ["1", "2"]]),
        ("A;B;;\n1;2;;\n3;;;\n", [["A", "B"], ["1", "2"], ["3", ""]]),
        ("A;B\n1\n", [["A", "B"], ["1", ""]]), ("A;B\n\"1;\n2\";\"\"\"x\"\"\"\n", [["A", "B"], ["1;\n2", "\"x\""]]),
        ("  A ; B\n 1 ;2 \n", [["A", "B"], ["1", "2"]]), ("A;B\n;2\n", [["A", "B"], ["", "2"]]),
        ("\"A\";\"B\"\n1;2\n", [["A", "B"], ["1", "2"]]),
        ("A;B\n", [["A", "B"]]),
    ])
    func understands(text: String, expected: [[String]]) {
        #expect(cells(text) == expected)
    }

    @Test(arguments: [
        ("", "tom-tabell"), ("\n\n", "tom-tabell"), ("A;B\n1;2;3\n", "för-många-celler"),
        ("A;;B\n1;2;3\n", "saknad-kolumn"), ("A;A\n1;2\n", "dubbel-kolumn"),
        ("A;B\nx\"y;2\n", "trasig-tabell"), ("A;B\n\"x\"y;2\n", "trasig-tabell"), ("A;B\n\"x;2\n", "trasig-tabell"),
        ("A;\"B\n1;2\n", "trasig-tabell"),
    ])
    func refuses(text: String, id: String) {
        let (table, ids) = read(text)
        #expect(table == nil)
        #expect(ids == [id])
    }

    @Test func pointsAtTheQuotationMark() throws {
        let text = "A;B\n1;2\n3;en \"viktig\" text\n"
        let diagnostics = TableReader.read(text, in: SourceFile(path: "x", text: text)).diagnostics
        let start = try #require(diagnostics.first?.range?.start)
        #expect(start == SourcePosition(line: 3, column: 6))
    }

    @Test func countsLinesAcrossCellsOfSeveral() throws {
        let text = "A;B\n\"ett\ntvå\";2\nx;y\n"
        let table = try #require(read(text).table)
        #expect(table.rows.map(\.range.start.line) == [2, 4])
        #expect(table.rows[1].range(of: 1).start.column == 3)
    }

    @Test(arguments: [
        ("1 234,5", true), ("-3", true), ("54.5", true), ("5 %", false), ("", false), ("2023-08", false),
        ("=1+1", false),
    ])
    func knowsNumbers(cell: String, isNumber: Bool) throws {
        let table = try #require(read("A;B\nx;\(cell)\n").table)
        #expect((table.rows[0].cells[1].number != nil) == isNumber)
    }

    /// Whatever is written by the rules is read back as it was.
    @Test func readsBackWhatIsWritten() throws {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("abå; ,\"\n\t0159'=").map(String.init)
        for _ in 0..<300 {
            let columns = Int.random(in: 1...4, using: &generator)
            let rows = (0..<Int.random(in: 1...5, using: &generator)).map { row in
                (0..<columns).map { column in
                    let length = Int.random(in: 0...6, using: &generator)
                    return "r\(row)c\(column)"
                        + (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
                        .joined() + "."
                }
            }
            let quote = { (text: String) in "\"" + text.replacing("\"", with: "\"\"") + "\"" }
            let header = (0..<columns).map { "K\($0)" }
            let text = ([header] + rows).map { $0.map(quote).joined(separator: ";") }.joined(separator: "\n") + "\n"
            #expect(cells(text) == [header] + rows)
        }
    }

    /// Nothing that stands in a file makes the reader fall.
    @Test func survivesAnything() {
        var generator = SeededGenerator(seed: 4)
        let alphabet = Array("a;,\t\"\n ")
        for _ in 0..<2000 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                })
            let (table, diagnostics) = TableReader.read(text, in: SourceFile(path: "x", text: text))
            #expect((table == nil) == diagnostics.containsError)
            if let table { #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count }) }
        }
    }
}
