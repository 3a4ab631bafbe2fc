import Diagnostics
import ExactNumbers

/// A table from a CSV file or from rows in a text: every row has as many cells as there are columns.
public struct DataTable: Sendable {
    public struct Cell: Sendable {
        public var text: String
        /// The cell's number as it is written, where the text is one.
        public let written: WrittenNumber?
        /// Its value. Stored: the optimiser of Swift 6.3.1 fails on one that is computed from the optional above.
        public let number: ExactNumber?

        public init(text: String, number: ExactNumber?) {
            self.init(text: text, written: number.map { WrittenNumber($0, text: text) })
        }

        public init(text: String, written: WrittenNumber?) {
            self.text = text
            self.written = written
            number = written?.value
        }
    }

    public struct Row: Sendable {
        public var cells: [Cell]
        public var range: SourceRange
        /// What the row is to sums and counts; found when the table is made.
        public var role: RowRole = .figures

        public init(cells: [Cell], range: SourceRange) {
            self.cells = cells
            self.range = range
        }

        /// Where a cell stands in the row's first line; the whole row where that cannot be seen.
        public func range(of column: Int) -> SourceRange {
            guard let line = range.file.line(range.start.line) else { return range }
            var rest = line.dropFirst(range.start.column - 1)
            for cell in cells[..<column] where !cell.text.isEmpty {
                guard let found = rest.firstRange(of: cell.text) else { return range }
                rest = rest[found.upperBound...]
            }
            guard !cells[column].text.isEmpty, let found = rest.firstRange(of: cells[column].text) else { return range }
            return SourceRange(
                file: range.file, line: range.start.line,
                column: line.distance(from: line.startIndex, to: found.lowerBound) + 1,
                length: cells[column].text.count)
        }
    }

    /// Relative to the edition's folder: `data/ekonomi.csv`; `nil` for rows in a text.
    public var path: String?
    public var columns: [String]
    public var rows: [Row]
    /// One a column; found from names and cells, or said by the author.
    public var kinds: [ColumnKind]

    public init(path: String?, columns: [String], rows: [Row]) {
        self.path = path
        self.columns = columns
        self.rows = rows
        kinds = columns.indices.map { column in
            ColumnKind.found(name: columns[column], cells: rows.lazy.map { $0.cells[column] })
        }
        let roles = RowRoles.roles(of: self)
        for index in rows.indices { self.rows[index].role = roles[index] }
    }

    /// The column with the name; spaces between its words may be of any number.
    public func index(of column: String) -> Int? {
        columns.firstIndex(of: column) ?? columns.firstIndex { Self.spaced($0) == Self.spaced(column) }
    }

    private static func spaced(_ name: String) -> [Substring] { name.split { $0.isWhitespace } }

    public func isNumeric(column: Int) -> Bool { kinds[column] == .number }

    /// The rows that a sum adds and a count counts: neither totals, parts of other rows nor notes.
    public var figureRows: [Row] { rows.filter { $0.role == .figures } }

    /// A cell as a page shows it: a figure among figures as Swedes write it, all else as it stands.
    public func shown(_ cell: Cell, column: Int) -> String {
        guard isNumeric(column: column), let written = cell.written else { return cell.text }
        return written.shown
    }

    /// The rows that are shown as such: all but the notes.
    public var shownRows: [Row] { rows.filter { $0.role != .note } }

    /// The sum of a column's numbers, totals left out; `nil` where it grows too large.
    public func sum(column: Int) -> ExactNumber? {
        .sum(rows.lazy.filter { $0.role == .figures }.compactMap { $0.cells[column].number })
    }

    /// The most decimals that a number of the column is written with.
    public func fractionDigits(column: Int) -> Int {
        rows.lazy.compactMap { $0.cells[column].written?.fractionDigits }.max() ?? 0
    }

    /// The cells of a column of figures that hold something else than a number, in order.
    public func textCells(column: Int) -> [(row: Row, text: String)] {
        rows.filter { $0.role == .figures && $0.cells[column].number == nil && !$0.cells[column].text.isEmpty }
            .map { ($0, $0.cells[column].text) }
    }

    /// Lines below the figures, such as ”Källa: …”, each as one text.
    public var notes: [String] {
        rows.filter { $0.role == .note }.map { row in
            row.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }
}
