/// Reads what stands after the `]` of a link that is known to be one: `(address "title")`, `[label]` or nothing.
enum LinkTail {
    /// The index after the tail that begins at `start`, by the parser's own order of tries.
    static func end(from start: Int, in bytes: [UInt8], limit: Int) -> Int {
        inline(start, bytes, limit) ?? label(start, bytes, limit) ?? start
    }

    private static func inline(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int? {
        guard start < limit, bytes[start] == UInt8(ascii: "(") else { return nil }
        guard let address = destination(spaces(start + 1, bytes, limit), bytes, limit) else { return nil }
        let gap = spaces(address, bytes, limit)
        let title = gap == address ? gap : self.title(gap, bytes, limit) ?? gap
        let close = spaces(title, bytes, limit)
        guard close < limit, bytes[close] == UInt8(ascii: ")") else { return nil }
        return close + 1
    }

    private static func label(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int? {
        guard start < limit, bytes[start] == UInt8(ascii: "[") else { return nil }
        var index = start + 1
        while index < limit, index - start <= 1002 {
            switch bytes[index] {
            case UInt8(ascii: "]"): return index + 1
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "\\"): index += index + 1 < limit && bytes[index + 1].isASCIIPunctuation ? 2 : 1
            default: index += 1
            }
        }
        return nil
    }

    private static func spaces(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int {
        var index = start
        while index < limit, bytes[index].isASCIISpace { index += 1 }
        return index
    }

    private static func destination(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int? {
        guard start < limit else { return nil }
        return bytes[start] == UInt8(ascii: "<") ? pointed(start + 1, bytes, limit) : bare(start, bytes, limit)
    }

    private static func pointed(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int? {
        var index = start
        while index < limit {
            switch bytes[index] {
            case UInt8(ascii: ">"): return index + 1
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "<"), 0x0A: return nil
            default: index += 1
            }
        }
        return nil
    }

    private static func bare(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int? {
        var index = start
        var depth = 0
        while index < limit {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), index + 1 < limit, bytes[index + 1].isASCIIPunctuation {
                index += 2
                continue
            }
            if byte.isASCIISpace { return index == start ? nil : index }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") {
                if depth == 0 { return index }
                depth -= 1
            }
            if depth > 32 { return nil }
            index += 1
        }
        return nil
    }

    private static func title(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Int? {
        guard start < limit else { return nil }
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var index = start + 1
        while index < limit {
            if bytes[index] == close { return index + 1 }
            if bytes[start] == UInt8(ascii: "("), bytes[index] == UInt8(ascii: "(") { return nil }
            let isEscape =
                bytes[index] == UInt8(ascii: "\\") && index + 1 < limit && bytes[index + 1].isASCIIPunctuation
            index += isEscape ? 2 : 1
        }
        return nil
    }
}
