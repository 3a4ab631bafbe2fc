import ExactNumbers

/// Writes tables as Excel in Sweden opens them by a double click: UTF-8 with a mark, semicolons, decimal commas.
struct CSVWriter {
    private var text = "\u{FEFF}"

    enum Cell {
        case text(String?)
        case number(ExactNumber?)
    }

    init(columns: [String]) { add(columns.map { .text($0) }) }

    mutating func add(_ cells: [Cell]) {
        text += cells.map(Self.field).joined(separator: ";") + "\r\n"
    }

    var bytes: [UInt8] { Array(text.utf8) }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .number(let number?): number.decimalText(maximumFractionDigits: 6).replacing(".", with: ",")
        case .text(let text?): quoted(harmless(text))
        case .number(nil), .text(nil): ""
        }
    }

    /// A text that a spreadsheet would run as a formula is marked as text.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ";\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
