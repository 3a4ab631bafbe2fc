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

    // MARK: The file's form

    @Test(arguments: [
        // A line that only names the delimiter.
        ("sep=;\nA;B\n1;2\n", [["A", "B"], ["1", "2"]]), ("SEP=,\nA,B\n1,2\n", [["A", "B"], ["1", "2"]]),
        ("\"sep=;\"\nA;B\n1;2\n", [["A", "B"], ["1", "2"]]), ("sep=\t\nA\tB\n1\t2\n", [["A", "B"], ["1", "2"]]),
        ("sep=|\nA|B\n1|2\n", [["A", "B"], ["1", "2"]]),
        // A semicolon within quotation marks divides nothing.
        ("\"A; B\",C\n1,2\n", [["A; B", "C"], ["1", "2"]]), ("\"A\tB\";C\n1;2\n", [["A\tB", "C"], ["1", "2"]]),
        // A source with commas below a table that commas divide.
        ("A,B\n1,2\n\"Källa: X\", Y, Z\n", [["A", "B"], ["1", "2"], ["Källa: X, Y, Z", ""]]),
    ])
    func understandsTheFilesForm(text: String, expected: [[String]]) { #expect(cells(text) == expected) }

    @Test(arguments: [
        "Resor 2023\nOrt;Antal\nA;1\nB;2\n", "Resor 2023;;\nOrt;Antal;Andel\nA;1;2\n",
        "Resor, 2023\n\nOrt;Antal\nA;1\n",
        "Tabell 1. Resor\nRegion Prov\nOrt;2022;2023\nA;1;2\nB;1;2\n", "Resor\n\nOrt;Antal\nA;1\nB;2\n",
    ])
    func namesATitleOnce(text: String) throws {
        let (table, ids) = read(text)
        #expect(ids == ["titelrad"])
        #expect(try #require(table).columns[0] == "Ort")
    }

    @Test(arguments: ["Ort\nA;1\nB;2\nC;3\n", "Ort;Antal\nA;1;x\nB;2;x\nC;3;x\nD;4\n"])
    func saysOnceThatMostRowsAreTooWide(text: String) { #expect(read(text).ids == ["för-många-celler"]) }

    // MARK: Numbers

    @Test(arguments: [
        // Where commas divide the cells, or the column shows it, commas group.
        ("A,B\nx,\"1,234\"\ny,\"2,500\"\n", ["1234", "2500"]), ("A,B\nx,\"1,234.50\"\ny,3.5\n", ["1234,50", "3,5"]),
        ("A;B\nx;1,234,567\ny;2,500\n", ["1234567", "2500"]), ("A;B\nx;1,234.5\ny;2,500\n", ["1234,5", "2500"]),
        ("A,B\nx,\"12,5\"\ny,\"0,25\"\n", ["12,5", "0,25"]), ("A,B\nx,\"0,125\"\ny,\"0,250\"\n", ["0,125", "0,250"]),
        // And points where the column shows that.
        ("A;B\nx;1.234,5\ny;2.500\n", ["1234,5", "2500"]), ("A;B\nx;1.234.567\ny;2.500\n", ["1234567", "2500"]),
        ("A;B\nx;1,234\ny;2,500\n", ["1,234", "2,500"]), ("A;B\nx;1 234\ny;–15,0\n", ["1234", "-15,0"]),
        ("A;B\nx;+3,20\ny;−0,0\n", ["+3,20", "-0,0"]),
    ])
    func understandsNumbers(text: String, expected: [String]) throws {
        let table = try #require(read(text).table)
        #expect(table.rows.map { $0.cells[1].written?.plain } == expected)
    }

    @Test(arguments: [
        "A,B\nx,\"1,234.50\"\ny,\"12,5\"\n", "A,B,C\nx,\"1,234\",\"12,5\"\n", "A;B\nx;1,234\ny;12.5\n",
        "A;B\nx;1.234.567\ny;12.5\n",
    ])
    func refusesRiddles(text: String) { #expect(read(text).ids == ["tvetydiga-tal"]) }

    // MARK: Kinds and roles

    @Test(arguments: [
        ("Antal", ["1234", "5"], ColumnKind.number), ("Antal", ["1234", "–", ".."], .number),
        ("Antal", ["12", "saknas"], .number),
        ("Antal", ["12", "14", "fem"], .number), ("Ort", ["A", "B", "12"], .text), ("Not", ["3", "4"], .code),
        ("År", ["2022", "2023"], .year), ("Invigd", ["1987", "2023"], .year), ("Öppnades", ["1987", "2023"], .year),
        ("Byggår", ["1899"], .year), ("Antal", ["1987", "2023"], .number), ("2022", ["1987", "2023"], .number),
        ("Utfall 2023", ["1987", "2023"], .number), ("Kostnad i tkr", ["1987"], .number),
        ("Resor per år", ["1987", "2500"], .number),
        ("Kommun", ["0114", "0580", "2480"], .code), ("Postnummer", ["90135", "90187"], .code),
        ("Postnr", ["90135"], .code),
        ("Telefon", ["0901234", "0705"], .code), ("Telefon", ["1200", "15000"], .number),
        ("Mobil", ["+46701234567"], .code),
        ("Kommunkod", ["2480", "2482"], .code), ("Objekt-id", ["10001"], .code), ("Dnr", ["20231"], .code),
        ("Andel", ["0,5", "24,0"], .number), ("Antal postnummer", ["1200"], .number),
        ("Resa", ["090-12 34 56", "x"], .text),
    ])
    func findsTheKindOfAColumn(name: String, cells: [String], kind: ColumnKind) throws {
        let table = try #require(read("Rad;\(name)\n" + cells.map { "x;\($0)\n" }.joined()).table)
        #expect(table.kinds[1] == kind)
    }

    @Test(arguments: [
        ("A;1\nB;2\n\nKälla: X;\n* Preliminär;", 2, ["Källa: X", "* Preliminär"]),
        ("A;1\nB;2\nKälla: X", 2, ["Källa: X"]),
        ("A;1\nB;2\n\nHämtat i maj", 2, ["Hämtat i maj"]), ("A;1\nB;", 2, []), ("A;1\nKällarbacken;", 2, []),
        ("A;1\nB;2\nTotalt;3", 2, []), ("A;1\nB;2\nSumma kostnader;3\nNot: Y", 2, ["Not: Y"]),
        ("A;1\nvarav män;1\nB;2", 2, []),
        ("A;1\nB;2\nHela länet;3", 2, []), ("A;1\nB;2\nHela länet;4", 3, []), ("A;1\nTotalrenovering;2", 2, []),
        ("A;1\n1) Utan B;", 1, ["1) Utan B"]), ("Totalt;30\nA;10\nB;20", 2, []),
    ])
    func knowsRowsThatAreNoFigures(rows: String, figures: Int, notes: [String]) throws {
        let table = try #require(read("Ort;Antal\n\(rows)\n").table)
        #expect(table.figureRows.count == figures)
        #expect(table.notes == notes)
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
