import Diagnostics
import ExactNumbers
import ReportModel
import SwiftCSV

/// CSV as Excel in Sweden saves it: semicolons and decimal commas; tabs and commas are understood too.
public enum TableReader {
    static let mostRows = 100_000
    static let mostColumns = 200
    /// A page that shows them all would be larger than any browser bears.
    static let mostCells = 500_000

    /// The table of a file, or of rows in a text.
    ///
    /// - Parameters:
    ///   - text: The rows, the first with the columns' names.
    ///   - file: Where they stand.
    ///   - firstLine: The file's line of the first row.
    ///   - path: The table's path relative to the edition's folder, for a file of its own.
    /// - Returns: `nil` after an error.
    public static func read(
        _ text: String, in file: SourceFile, firstLine: Int = 1, path: String? = nil
    ) -> (table: DataTable?, diagnostics: [Diagnostic]) {
        var parsed = ParsedRows(text: text, file: file, firstLine: firstLine)
        parsed.read()
        guard parsed.diagnostics.isEmpty else { return (nil, parsed.diagnostics) }
        guard let header = parsed.rows.first else {
            return (
                nil,
                [
                    Diagnostic(
                        .error, "tom-tabell", "tabellen är tom", at: parsed.range(line: firstLine),
                        help: "den första raden ska ha kolumnernas namn")
                ]
            )
        }
        var diagnostics: [Diagnostic] = []
        let columns = columnNames(header, parsed: parsed, diagnostics: &diagnostics)
        let rows = parsed.rows.dropFirst().compactMap {
            row($0, columns: columns, parsed: parsed, diagnostics: &diagnostics)
        }
        guard !diagnostics.containsError else { return (nil, diagnostics) }
        diagnostics += thousandsPoints(in: rows, columns: columns)
        return (DataTable(path: path, columns: columns, rows: rows), diagnostics)
    }

    private static func columnNames(_ header: ParsedRows.Row, parsed: ParsedRows, diagnostics: inout [Diagnostic])
        -> [String]
    {
        var names = header.cells.map(\.trimmed)
        while names.last?.isEmpty == true { names.removeLast() }
        let range = parsed.range(line: header.line)
        if names.isEmpty || names.contains("") {
            diagnostics.append(
                Diagnostic(
                    .error, "saknad-kolumn", "en kolumn saknar namn", at: range,
                    help: "den första raden ska ha ett namn för varje kolumn"))
        }
        if names.count > mostColumns {
            diagnostics.append(
                Diagnostic(
                    .error, "för-bred-tabell", "tabellen har \(names.count) kolumner; gränsen är \(mostColumns)",
                    at: range, help: "ta bort kolumner, eller dela tabellen på flera filer"))
        }
        var seen = Set<String>()
        for name in names where !seen.insert(name).inserted && !name.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, "dubbel-kolumn", "två kolumner heter ”\(name)”", at: range,
                    help: "ge den ena ett annat namn"))
        }
        return names
    }

    private static func row(
        _ row: ParsedRows.Row, columns: [String], parsed: ParsedRows, diagnostics: inout [Diagnostic]
    ) -> DataTable.Row? {
        var cells = row.cells.map(\.trimmed)
        if cells.allSatisfy(\.isEmpty) { return nil }
        while cells.count > columns.count, cells.last?.isEmpty == true { cells.removeLast() }
        let range = parsed.range(line: row.line)
        guard cells.count <= columns.count else {
            diagnostics.append(
                Diagnostic(
                    .error, "för-många-celler",
                    "raden har \(cells.count) celler men tabellen \(columns.count) kolumner", at: range,
                    help: parsed.delimiter == ","
                        ? "cellerna skiljs åt med kommatecken, så ett decimalkomma delar talet i två; spara tabellen som CSV med semikolon"
                        : "kontrollera semikolon i raden; en text med semikolon ska stå inom citattecken"))
            return nil
        }
        cells += Array(repeating: "", count: columns.count - cells.count)
        return DataTable.Row(
            cells: cells.map { DataTable.Cell(text: $0, number: SwedishNumber.parse($0)) }, range: range)
    }
}

extension TableReader {
    /// One warning a column whose points all stand before three digits; a column that also has `12.5` has decimals.
    private static func thousandsPoints(in rows: [DataTable.Row], columns: [String]) -> [Diagnostic] {
        columns.indices.compactMap { column in
            let pointed = rows.filter {
                $0.cells[column].text.utf8.contains(UInt8(ascii: ".")) && $0.cells[column].number != nil
            }
            guard let first = pointed.first,
                pointed.allSatisfy({ ThousandsPoint.meant(by: $0.cells[column].text) != nil }),
                let meant = ThousandsPoint.meant(by: first.cells[column].text)
            else { return nil }
            return Diagnostic(
                .warning, "tusentalspunkt",
                "”\(first.cells[column].text)” i kolumnen ”\(columns[column])” läses som ett tal med decimaler",
                at: first.range(of: column),
                help:
                    "menade du \(meant)? Skriv i så fall talen utan punkt; skriv annars decimalerna efter ett kommatecken"
            )
        }
    }
}

/// Rows of text cells with the line on which each begins.
private struct ParsedRows {
    struct Row {
        var cells: [String]
        var line: Int
    }

    let text: String
    let file: SourceFile
    let firstLine: Int
    var rows: [Row] = []
    var diagnostics: [Diagnostic] = []

    init(text: String, file: SourceFile, firstLine: Int) {
        self.text = text.hasSuffix("\n") ? text : text + "\n"
        self.file = file
        self.firstLine = firstLine
    }

    func range(line: Int) -> SourceRange {
        SourceRange(file: file, line: line, length: file.line(line)?.count ?? 1)
    }

    mutating func read() {
        if let problem = QuoteScan.problem(in: text, delimiter: delimiter) {
            diagnostics.append(
                Diagnostic(
                    .error, "trasig-tabell", problem.message,
                    at: SourceRange(file: file, line: firstLine + problem.line, column: problem.column),
                    help: problem.help))
            return
        }
        let collected = Collector(line: firstLine)
        do {
            let csv = try EnumeratedCSV(string: text, delimiter: .character(delimiter), loadColumns: false, rowLimit: 0)
            try csv.enumerateAsArray(startAt: 0, rowLimit: TableReader.mostRows + 2) { collected.add($0) }
        } catch {
            diagnostics.append(
                Diagnostic(
                    .error, "trasig-tabell", "raden går inte att tolka", at: range(line: collected.line),
                    help: QuoteScan.help))
            return
        }
        if collected.cellCount > TableReader.mostCells {
            diagnostics.append(
                Diagnostic(
                    .error, "för-stor-tabell", "tabellen har fler än 500 000 celler", at: range(line: firstLine),
                    help: "dela tabellen på flera filer, eller ta bort kolumner som inte visas"))
            return
        }
        rows = collected.rows.filter { !$0.cells.allSatisfy(\.isEmpty) }
        if rows.count > TableReader.mostRows + 1 {
            diagnostics.append(
                Diagnostic(
                    .error, "för-lång-tabell", "tabellen har fler än 100 000 rader", at: range(line: firstLine),
                    help: "dela tabellen på flera filer, eller visa ett urval"))
        }
    }

    var delimiter: Character {
        let header = text.prefix { $0 != "\n" }
        return [";", "\t", ","].first { header.contains($0) } ?? ";"
    }

    /// Keeps count of lines while the parser hands over rows; a cell may hold several.
    private final class Collector {
        var rows: [Row] = []
        var line: Int
        var cellCount = 0

        init(line: Int) { self.line = line }

        func add(_ cells: [String]) {
            cellCount += cells.count
            guard cellCount <= TableReader.mostCells else { return }
            rows.append(Row(cells: cells, line: line))
            line += 1 + cells.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: "\n") } }
        }
    }
}

/// Finds a quotation mark out of place before the parser does: it would stop without a place, or swallow the rest of
/// the file without a word.
private enum QuoteScan {
    static let help =
        "sätt hela cellen inom citattecken och skriv citattecken i den dubbelt: \"en \"\"viktig\"\" text\""

    struct Problem {
        var message: String
        /// From 0.
        var line: Int
        /// From 1.
        var column: Int
        var help: String
    }

    private enum State { case start, plain, quoted, closed }

    static func problem(in text: String, delimiter: Character) -> Problem? {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return nil }
        var state = State.start
        var opening = (line: 0, column: 1)
        var (line, column) = (0, 0)
        for character in text {
            column += 1
            switch (state, character) {
            case (.start, "\""):
                state = .quoted
                opening = (line, column)
            case (.plain, "\""):
                return Problem(message: "ett citattecken står mitt i en cell", line: line, column: column, help: help)
            case (.quoted, "\""): state = .closed
            case (.closed, "\""): state = .quoted
            case (.quoted, _): break
            case (_, "\n"), (_, delimiter): state = .start
            case (.closed, _):
                return Problem(
                    message: "här står något efter citattecknet som avslutar cellen", line: line, column: column,
                    help: help)
            default: state = .plain
            }
            if character == "\n" { (line, column) = (line + 1, 0) }
        }
        guard state == .quoted else { return nil }
        return Problem(
            message: "ett citattecken avslutas aldrig", line: opening.line, column: opening.column,
            help: "lägg till det citattecken som saknas, eller ta bort det första")
    }
}
