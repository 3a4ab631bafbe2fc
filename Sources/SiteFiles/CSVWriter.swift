import ExactNumbers

/// Writes tables as Excel in Sweden opens them by a double click: UTF-8 with a mark, semicolons, decimal commas.
public struct CSVWriter: Sendable {
    public private(set) var bytes = Array("\u{FEFF}".utf8)

    /// What stands in one cell; `nil` where nothing is given.
    public enum Cell: Sendable {
        case text(String?)
        case number(ExactNumber?)
        /// A number that must stay apart from others when it is rounded: a share from its thresholds.
        case apart(ExactNumber?, from: [ExactNumber])
        /// A number of a table, as it is written.
        case figure(WrittenNumber)
    }

    public init(columns: [String]) { add(columns.map { .text($0) }) }

    public mutating func add(_ cells: [Cell]) {
        for (column, cell) in cells.enumerated() {
            if column > 0 { bytes.append(UInt8(ascii: ";")) }
            bytes += Self.field(cell).utf8
        }
        bytes += "\r\n".utf8
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .number(let number?): number.decimalText(maximumFractionDigits: 6).replacing(".", with: ",")
        case .apart(let number?, let others):
            SwedishNumber.decimalText(number, apartFrom: others).replacing(".", with: ",")
        case .figure(let number): number.plain
        case .text(let text?): quoted(harmless(text))
        case .number(nil), .text(nil), .apart(nil, _): ""
        }
    }

    /// A text that a spreadsheet would run as a formula is marked as text; it reads wide signs as narrow ones.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return text
        }
        return isFigure(text) ? text : "'" + text
    }

    /// A dash alone, or a figure with its unit, such as `-1,2 %` and `+5 procent`: no spreadsheet finds anything to run.
    private static func isFigure(_ text: String) -> Bool {
        guard let first = text.first, first == "-" || first == "+" else { return false }
        let rest = text.dropFirst()
        if rest.allSatisfy({ $0 == "-" || $0 == " " }) { return true }
        let number = rest.prefix { $0.isASCII && $0.isNumber || " \u{A0}\u{202F},.%".contains($0) }
        let unit = rest.dropFirst(number.count)
        guard number.contains(where: \.isNumber) else { return false }
        return unit.isEmpty || number.last?.isWhitespace == true && unit.allSatisfy { $0.isLetter }
    }

    /// Sign by sign, not by characters: a quotation mark with an accent over it ends a cell all the same.
    private static func quoted(_ text: String) -> String {
        let needsQuotes = { (byte: UInt8) in
            byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard text.utf8.contains(where: needsQuotes) else { return text }
        var cell = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            cell.append(scalar)
            if scalar == "\"" { cell.append(scalar) }
        }
        cell.append("\"")
        return String(cell)
    }
}
