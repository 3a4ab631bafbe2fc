import Diagnostics
import ReportModel

/// Finds the row with the columns' names, below a title that a spreadsheet may have above it.
struct HeadRow {
    private(set) var names: ParsedRows.Row?
    /// The first of the lines above the names.
    private(set) var title: ParsedRows.Row?
    private(set) var rows: ArraySlice<ParsedRows.Row>

    /// More lines than this above a table are no title.
    private static let mostLines = 5

    init(_ all: [ParsedRows.Row]) {
        let lines = all.prefix(Self.mostLines).prefix { Self.isAlone($0) }.count
        let isTitle = lines > 0 && lines < all.count && Self.isHead(all[lines]) && Self.standsAbove(all, lines)
        let place = isTitle ? lines : 0
        names = all.indices.contains(place) ? all[place] : nil
        title = isTitle ? all.first : nil
        rows = all.dropFirst(place + 1)
    }

    /// One text in the first cell, and nothing after it.
    private static func isAlone(_ row: ParsedRows.Row) -> Bool {
        row.cells.first?.trimmed.isEmpty == false && row.cells.dropFirst().allSatisfy(\.trimmed.isEmpty)
    }

    /// Two names or more, of which none is a figure other than a year.
    private static func isHead(_ row: ParsedRows.Row) -> Bool {
        let filled = row.cells.map(\.trimmed).filter { !$0.isEmpty }
        return filled.count > 1
            && filled.allSatisfy { text in
                NumberForm.swedish.number(text) == nil || text.count == 4 && ["1", "2"].contains(text.first)
            }
    }

    /// One word right above a row of words may be a forgotten name; several words, a blank line or empty cells are not.
    private static func standsAbove(_ all: [ParsedRows.Row], _ lines: Int) -> Bool {
        let last = all[lines - 1]
        return last.cells.count > 1 || last.cells[0].trimmed.contains(" ") || all[lines].line > last.line + 1
    }
}

/// Rows with more cells than there are columns.
struct WideRows {
    private let rows: [(row: ParsedRows.Row, count: Int)]
    private let columns: Int
    private let all: Int

    init(_ rows: ArraySlice<ParsedRows.Row>, cells: [[String]], columns: Int) {
        self.rows = zip(rows, cells).filter { $1.count > columns }.map { ($0, $1.count) }
        self.columns = columns
        all = cells.count
    }

    /// One a row, or one in all where most rows are so: then it is the row of names that is wrong.
    func diagnostics(_ parsed: ParsedRows) -> [Diagnostic] {
        let isMost = rows.count > 2 && rows.count * 2 > all
        return (isMost ? rows.prefix(1) : rows[...]).map { row, count in
            Diagnostic(
                .error, "för-många-celler",
                isMost
                    ? "\(rows.count) av \(all) rader har fler celler än tabellen har kolumner; den här har \(count), och kolumnerna är \(columns)"
                    : "raden har \(count) celler men tabellen \(columns) kolumner",
                at: parsed.range(line: row.line), help: help(parsed, isMost))
        }
    }

    private func help(_ parsed: ParsedRows, _ isMost: Bool) -> String {
        if parsed.delimiter == "," {
            return
                "cellerna skiljs åt med kommatecken, så ett decimalkomma delar talet i två; spara tabellen som CSV med semikolon"
        }
        return isMost
            ? "den första raden ska ha ett namn för varje kolumn"
            : "kontrollera semikolon i raden; en text med semikolon ska stå inom citattecken"
    }
}
