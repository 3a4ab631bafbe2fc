/// A text in small letters, as bytes, and the words in it: thousands of passages are searched for a few words.
struct LowercaseWords {
    let bytes: [UInt8]

    init(_ text: String) { self.init(utf8: Array(text.utf8)) }

    init(utf8 text: consuming [UInt8]) {
        var latin = text
        if Self.lowercaseLatin(&latin) {
            bytes = latin
        } else {
            bytes = Self.lowercase(String(decoding: latin, as: UTF8.self))
        }
    }

    /// The first word at or after a place: letters, numbers, and `.`, `:` and `-` between them; a full stop or colon
    /// that ends it is left out. The search for the one after it begins at `end`.
    func word(from place: Int) -> (word: Range<Int>, end: Int)? {
        var start = place
        while start < bytes.count, !Self.isPart(bytes[start]) { start += 1 }
        guard start < bytes.count else { return nil }
        var end = start
        while end < bytes.count, Self.isPart(bytes[end]) { end += 1 }
        let last = bytes[end - 1]
        let isSign = last == UInt8(ascii: ".") || last == UInt8(ascii: ":")
        return (start..<(isSign ? end - 1 : end), end)
    }

    /// All of them.
    var words: [Range<Int>] {
        var words: [Range<Int>] = []
        var place = 0
        while let (word, end) = word(from: place) {
            words.append(word)
            place = end
        }
        return words
    }

    /// Whether a stretch is exactly these words.
    func holds(_ words: [UInt8], at range: Range<Int>) -> Bool {
        range.count == words.count && holds(words, from: range.lowerBound)
    }

    /// Whether these bytes begin at a place.
    func holds(_ words: [UInt8], from place: Int) -> Bool {
        guard place >= 0, place + words.count <= bytes.count else { return false }
        for index in words.indices where bytes[place + index] != words[index] { return false }
        return true
    }

    /// The number that a word is, in plain digits.
    func number(at range: Range<Int>) -> Int? {
        guard (1...9).contains(range.count) else { return nil }
        var number = 0
        for byte in bytes[range] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    /// What a word is made of, once the text is in small letters.
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: ":"), UInt8(ascii: "-"),
            0x80...:
            true
        default: false
        }
    }

    private static let space = UInt8(ascii: " ")

    /// By Unicode's tables: every character that parts words as a space.
    private static func lowercase(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in text.lowercased() {
            let isPart =
                character.isLetter || character.isNumber || character == "." || character == ":" || character == "-"
            if isPart { bytes += character.utf8 } else { bytes.append(space) }
        }
        return bytes
    }

    /// In place, with every sign that parts words as a space.
    ///
    /// - Returns: Whether it is done; the text is as it was where there are letters that only Unicode's tables know.
    private static func lowercaseLatin(_ bytes: inout [UInt8]) -> Bool {
        guard isLatin(bytes.span) else { return false }
        let count = lowercaseKnown(bytes.mutableSpan)
        bytes.removeLast(bytes.count - count)
        return true
    }

    /// - Returns: How many bytes are left.
    private static func lowercaseKnown(_ span: consuming MutableSpan<UInt8>) -> Int {
        var bytes = span
        var end = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[end] = byte + 0x20
            case ..<0x80: bytes[end] = byte
            case 0xC3:
                index += 1
                let second = bytes[index]
                if second == 0x97 || second == 0xB7 {  // × ÷
                    bytes[end] = space
                } else {
                    bytes[end] = byte
                    end += 1
                    bytes[end] = (0x80...0x9E).contains(second) ? second + 0x20 : second
                }
            default:
                index += byte == 0xC2 ? 1 : 2
                bytes[end] = space
            }
            index += 1
            end += 1
        }
        return end
    }

    /// Whether there is nothing but ASCII, Latin letters, no-break spaces (most others of that row are letters or numbers
    /// to someone), dashes, quotation marks and dots.
    private static func isLatin(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case ..<0x80: index += 1
            case 0xC2:
                guard index + 1 < bytes.count, bytes[index + 1] == 0xA0 else { return false }
                index += 2
            case 0xC3:
                guard index + 1 < bytes.count else { return false }
                index += 2
            case 0xE2:
                guard index + 2 < bytes.count, bytes[index + 1] == 0x80, (0x90...0xA6).contains(bytes[index + 2]) else {
                    return false
                }
                index += 3
            default: return false
            }
        }
        return true
    }
}
