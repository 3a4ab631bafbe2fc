/// Finds the cells of a table's row in the file, by the parser's own rule.
enum TableRow {
    /// The trimmed stretches between the bars of `row`, which begins at the first bar or letter.
    static func cells(_ row: Range<Int>, of bytes: [UInt8], limit: Int) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var index = afterBar(row.lowerBound, row, bytes)
        while index < row.upperBound, cells.count < limit {
            let start = index
            while index < row.upperBound, bytes[index] != 0x7C {
                let isEscape = bytes[index] == 0x5C && index + 1 < row.upperBound && bytes[index + 1].isASCIIPunctuation
                index += isEscape ? 2 : 1
            }
            cells.append(trimmed(start..<index, bytes))
            index = afterBar(index, row, bytes)
        }
        return cells
    }

    private static func afterBar(_ index: Int, _ row: Range<Int>, _ bytes: [UInt8]) -> Int {
        guard index < row.upperBound, bytes[index] == 0x7C else { return index }
        var index = index + 1
        while index < row.upperBound, bytes[index].isASCIISpace { index += 1 }
        return index
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start].isASCIISpace { start += 1 }
        while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    var isASCIIPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
            || (0x7B...0x7E).contains(self)
    }

    /// Space, tab, and the line and page breaks.
    var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    var isASCIILetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
