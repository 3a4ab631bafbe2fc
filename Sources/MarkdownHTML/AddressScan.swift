/// Finds the addresses that a reader sees in a text, in which every sign counts: a dash for a hyphen leads nowhere.
enum AddressScan {
    /// In rising order, without the quotation marks and full stops around them.
    static func addresses(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.contains(UInt8(ascii: "/")) || bytes.contains(UInt8(ascii: "@")) || holds("www.", bytes[...]) else {
            return []
        }
        var found: [Range<Int>] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(where: isSpace) ?? bytes.endIndex
            if start < end, let address = address(in: start..<end, of: bytes) { found.append(address) }
            start = end + 1
        }
        return found
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func address(in word: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        let opening = Array("\"'([{<".utf8)
        let closing = Array("\"')]}>.,;:!?".utf8)
        var start = word.lowerBound
        var end = word.upperBound
        while start < end, opening.contains(bytes[start]) { start += 1 }
        while start < end, closing.contains(bytes[end - 1]) { end -= 1 }
        let text = bytes[start..<end]
        return holds("://", text) || text.starts(with: "www.".utf8) || isMail(text) || isSite(text) ? start..<end : nil
    }

    private static func holds(_ sign: StaticString, _ text: ArraySlice<UInt8>) -> Bool {
        let wanted = UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)
        guard let first = wanted.first else { return true }
        var rest = text
        while let place = rest.firstIndex(of: first) {
            if rest[place...].starts(with: wanted) { return true }
            rest = rest[(place + 1)...]
        }
        return false
    }

    /// `kontakt@exempel.se`
    private static func isMail(_ text: ArraySlice<UInt8>) -> Bool {
        guard let sign = text.firstIndex(of: UInt8(ascii: "@")), sign > text.startIndex else { return false }
        return text[sign...].contains(UInt8(ascii: "."))
    }

    /// `exempel.se/rapporter`: a name that ends in two letters or more, before the first slash.
    private static func isSite(_ text: ArraySlice<UInt8>) -> Bool {
        guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let name = text[..<slash]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
        let ending = name[(dot + 1)...]
        return ending.count > 1 && ending.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }
}
