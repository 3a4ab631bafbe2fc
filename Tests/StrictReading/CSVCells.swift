/// The cells of a CSV file, read as RFC 4180 says, byte by byte as spreadsheets do.
public enum CSVCells {
    /// Cells that a spreadsheet would run: signed numbers, also with a unit, and dashes alone are none.
    public static func formulas(in bytes: [UInt8]) -> [String] {
        cells(of: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes).filter { cell in
            guard let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
                return false
            }
            return !isNumber(cell)
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        let hasSign = text.hasPrefix("-") || text.hasPrefix("+")
        let words = text.dropFirst(hasSign ? 1 : 0).split(whereSeparator: { " \u{A0}\u{202F}".contains($0) })
        if words.allSatisfy({ $0.allSatisfy { $0 == "-" } }) { return true }
        let figures = words.prefix { $0.first.map { "0"..."9" ~= $0 } == true }
        let unit = words.dropFirst(figures.count)
        return !figures.isEmpty && figures.allSatisfy { $0.allSatisfy { "0"..."9" ~= $0 || ",.%".contains($0) } }
            && unit.allSatisfy { $0 == "%" || $0.allSatisfy(\.isLetter) }
    }

    public static func cells(of bytes: [UInt8]) -> [String] {
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == byte:
                cell.append(byte)
                index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted, 0x0A where !isQuoted, 0x0D where !isQuoted:
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            default: cell.append(byte)
            }
        }
        return cells + [String(decoding: cell, as: UTF8.self)]
    }
}
