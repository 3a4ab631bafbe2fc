/// A text's bytes with what stands before and after a place: beyond either end is nothing.
struct UTF8Places {
    let bytes: [UInt8]

    /// - Parameter bytes: Valid UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Enough where only ASCII is looked for: in UTF-8 no other character holds one of its bytes.
    subscript(index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    func isDigit(at index: Int) -> Bool {
        bytes.indices.contains(index) && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }

    /// The character that begins at a byte.
    func scalar(at index: Int) -> Unicode.Scalar? {
        guard let first = self[index] else { return nil }
        if first < 0x80 { return Unicode.Scalar(first) }
        var value = first < 0xE0 ? UInt32(first & 0x1F) : first < 0xF0 ? UInt32(first & 0x0F) : UInt32(first & 0x07)
        var next = index + 1
        while let byte = self[next], byte & 0xC0 == 0x80 {
            value = value << 6 | UInt32(byte & 0x3F)
            next += 1
        }
        return Unicode.Scalar(value)
    }

    /// The character that ends before a byte.
    func scalar(before index: Int) -> Unicode.Scalar? {
        var start = index - 1
        while let byte = self[start], byte & 0xC0 == 0x80 { start -= 1 }
        return scalar(at: start)
    }

    /// Nearly every letter of a Swedish text is decided without asking Unicode's tables.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z": true
        case "\u{C0}"..."\u{FF}": scalar != "×" && scalar != "÷"
        default: !scalar.isASCII && scalar.properties.isAlphabetic
        }
    }
}
