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

    /// A text that a spreadsheet would run as a formula is marked as text; it reads wide signs as narrow ones.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }

    /// Sign by sign, not by characters: a quotation mark with an accent over it ends a cell all the same.
    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ";\"\n\r".unicodeScalars.contains($0) }) else { return text }
        var cell = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            cell.append(scalar)
            if scalar == "\"" { cell.append(scalar) }
        }
        cell.append("\"")
        return String(cell)
    }
}
