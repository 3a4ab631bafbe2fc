import Diagnostics
import ExactNumbers

/// A table from a CSV file or from rows in a text: every row has as many cells as there are columns.
public struct DataTable: Sendable {
    public struct Cell: Sendable {
        public var text: String
        /// The cell's number, where the text is one.
        public var number: ExactNumber?

        public init(text: String, number: ExactNumber?) {
            self.text = text
            self.number = number
        }
    }

    public struct Row: Sendable {
        public var cells: [Cell]
        public var range: SourceRange

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

    public init(path: String?, columns: [String], rows: [Row]) {
        self.path = path
        self.columns = columns
        self.rows = rows
    }

    public func index(of column: String) -> Int? { columns.firstIndex(of: column) }

    /// Whether every cell of the column that is not empty is a number, and one is.
    public func isNumeric(column: Int) -> Bool {
        let filled = rows.lazy.map { $0.cells[column] }.filter { !$0.text.isEmpty }
        return filled.contains { $0.number != nil } && filled.allSatisfy { $0.number != nil }
    }

    /// The sum of a column's numbers; `nil` where it grows too large.
    public func sum(column: Int) -> ExactNumber? { .sum(rows.lazy.compactMap { $0.cells[column].number }) }
}
