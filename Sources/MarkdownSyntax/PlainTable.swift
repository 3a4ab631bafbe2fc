/// Follows a table that is beyond doubt one, so that rows of dashes in it are not taken for danger.
///
/// A line that looks like a delimiter makes the parser read the paragraph before it anew, unless a
/// table is already open. Whether one is can be known without parsing for a table as people write it:
/// header and delimiter come first after an empty line, and every line begins with a bar at the same
/// indent. All else counts as a paragraph.
struct PlainTable {
    private enum State {
        case start
        case header(columns: Int)
        case open, none
    }

    private var state = State.start
    private var indent = 0

    /// Whether the line just read is a row of a table, beyond doubt.
    private(set) var isOpen = false

    mutating func read(_ line: Range<Int>, of bytes: [UInt8]) {
        let bar = bytes[line].firstIndex { $0 != 0x20 } ?? line.upperBound
        let isRow = Self.isRow(bar..<line.upperBound, of: bytes)
        switch state {
        case .start where isRow:
            indent = bar - line.lowerBound
            state = .header(columns: TableRow.cells(bar..<line.upperBound, of: bytes, limit: 100).count)
        case .header(let columns) where isRow && bar - line.lowerBound == indent:
            let cells = TableRow.cells(bar..<line.upperBound, of: bytes, limit: 100)
            let isDelimiter = cells.allSatisfy { Self.isMarker(bytes[$0]) }
            state = isDelimiter && cells.count == columns ? .open : .none
        case .open where isRow && bar - line.lowerBound == indent: break
        default: state = .none
        }
        if case .open = state { isOpen = true } else { isOpen = false }
    }

    /// A line that the parser cannot take for anything else: what ends raw HTML holds a `>`.
    private static func isRow(_ row: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard row.count > 1, row.count < 10_000, bytes[row.lowerBound] == UInt8(ascii: "|") else { return false }
        let rest = bytes[row].dropFirst()
        return rest.contains { !$0.isASCIISpace } && !rest.contains(UInt8(ascii: ">"))
    }

    private static func isMarker(_ cell: ArraySlice<UInt8>) -> Bool {
        var cell = cell
        if cell.first == UInt8(ascii: ":") { cell = cell.dropFirst() }
        if cell.last == UInt8(ascii: ":") { cell = cell.dropLast() }
        return !cell.isEmpty && cell.allSatisfy { $0 == UInt8(ascii: "-") }
    }
}
