/// The marks of quotations, lists and footnotes with which a line begins.
struct LinePrefix {
    /// How deep the line may stand: its marks, and the lists that its indent may continue.
    private(set) var depth = 0
    /// How many quotations, lists and footnotes it may open.
    private(set) var markers = 0
    /// Whether nothing follows, so that a paragraph or table ends.
    private(set) var isBlank = true

    init(_ line: Range<Int>, of bytes: [UInt8]) {
        var index = line.lowerBound
        var indent = 0
        while index < line.upperBound {
            let byte = bytes[index]
            if byte == 0x20 || byte == 0x09 {
                indent += byte == 0x09 ? 4 : 1
                index += 1
                continue
            }
            if byte != UInt8(ascii: ">") || indent > 4 { isBlank = false }
            guard let length = Self.marker(index, line, bytes) else { break }
            depth += 1 + indent / 2
            markers += 1
            indent = 0
            index += length
        }
        // A line of stars or hyphens alone is a rule across the page, not a list.
        if markers > 0, !isBlank, Self.isRule(line, bytes) { (depth, markers) = (0, 1) }
    }

    private static func marker(_ index: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Int? {
        let isLast = index + 1 == line.upperBound
        switch bytes[index] {
        case UInt8(ascii: ">"): return 1
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return isLast || bytes[index + 1].isASCIISpace ? 1 : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return numberMarker(index, line, bytes)
        case UInt8(ascii: "["): return footnoteMarker(index, line, bytes)
        default: return nil
        }
    }

    private static func numberMarker(_ start: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Int? {
        var index = start
        while index < line.upperBound, index - start < 9, (0x30...0x39).contains(bytes[index]) { index += 1 }
        guard index < line.upperBound, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[index]) else { return nil }
        index += 1
        return index == line.upperBound || bytes[index].isASCIISpace ? index - start : nil
    }

    private static func footnoteMarker(_ start: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Int? {
        guard start + 1 < line.upperBound, bytes[start + 1] == UInt8(ascii: "^") else { return nil }
        var index = start + 2
        while index < line.upperBound, bytes[index] != UInt8(ascii: "]"), !bytes[index].isASCIISpace { index += 1 }
        guard index + 1 < line.upperBound, bytes[index] == UInt8(ascii: "]") else { return nil }
        return bytes[index + 1] == UInt8(ascii: ":") ? index + 2 - start : nil
    }

    private static func isRule(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
        var sign: UInt8?
        var count = 0
        for index in line where !bytes[index].isASCIISpace {
            guard bytes[index] == sign ?? bytes[index] else { return false }
            sign = bytes[index]
            count += 1
        }
        return count >= 3 && (sign == UInt8(ascii: "-") || sign == UInt8(ascii: "*"))
    }
}

/// Recognises the line beneath a table's header, `| --- | --: |`.
enum DelimiterRow {
    /// How many columns the line would give a table; `nil` if it cannot be such a line.
    ///
    /// The line may stand in a quotation or list, so what precedes it need only end as their marks do.
    static func columns(_ line: Range<Int>, of bytes: [UInt8]) -> Int? {
        var index = line.upperBound
        var bars = 0
        var hasHyphen = false
        var hasOther = false
        while index > line.lowerBound, isPart(bytes[index - 1]) {
            index -= 1
            if bytes[index] == UInt8(ascii: "|") { bars += 1 }
            if bytes[index] == UInt8(ascii: "-") {
                hasHyphen = true
            } else if !bytes[index].isASCIISpace {
                hasOther = true
            }
        }
        guard hasHyphen, hasOther else { return nil }
        let isWhole = index == line.lowerBound || ">*+.)]".utf8.contains(bytes[index - 1])
        guard isWhole else { return nil }
        let signs = bytes[index..<line.upperBound].filter { !$0.isASCIISpace }
        let edges = (signs.first == UInt8(ascii: "|") ? 1 : 0) + (signs.last == UInt8(ascii: "|") ? 1 : 0)
        return max(1, bars + 1 - edges)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte.isASCIISpace
    }
}
