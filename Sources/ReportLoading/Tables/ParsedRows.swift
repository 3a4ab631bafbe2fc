import Diagnostics
import SwiftCSV

/// Rows of text cells with the line on which each begins.
struct ParsedRows {
    struct Row {
        var cells: [String]
        var line: Int
    }

    let text: String
    let file: SourceFile
    let firstLine: Int
    let delimiter: Character
    private(set) var rows: [Row] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(text: String, file: SourceFile, firstLine: Int) {
        let form = FileForm(text)
        delimiter = form.delimiter
        self.text = form.rows.hasSuffix("\n") ? form.rows : form.rows + "\n"
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
