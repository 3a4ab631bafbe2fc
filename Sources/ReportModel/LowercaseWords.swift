/// A text's words in small letters, as bytes: thousands of passages are searched for a few words.
enum LowercaseWords {
    struct Word: Hashable {
        private let bytes: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }
        init(_ text: String) { bytes = Array(text.utf8)[...] }

        func hasSuffix(_ text: StaticString) -> Bool {
            text.withUTF8Buffer { suffix in bytes.suffix(suffix.count).elementsEqual(suffix) }
        }

        /// The number that the word is, in plain digits.
        var number: Int? {
            guard (1...9).contains(bytes.count) else { return nil }
            return bytes.reduce(0) { number, byte in
                guard let number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                return number * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
    }

    /// Letters, numbers, and `.`, `:` and `-` between them; a full stop or colon that ends a word is left out.
    static func words(in text: String) -> [Word] {
        if let bytes = lowercaseLatin(text) {
            return bytes.split { !isPart[Int($0)] }.map(word)
        }
        return text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == ":" || $0 == "-") }.map {
            word(Array($0.utf8)[...])
        }
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> Word {
        Word(bytes.last == UInt8(ascii: ".") || bytes.last == UInt8(ascii: ":") ? bytes.dropLast() : bytes)
    }

    /// The text with every sign that parts words as a space; `nil` where there are letters that only Unicode's tables
    /// know.
    private static func lowercaseLatin(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 0x20)
            case ..<0x80: bytes.append(byte)
            case 0xC2:
                // A no-break space; most others of that row are letters or numbers to someone.
                guard iterator.next() == 0xA0 else { return nil }
                bytes.append(space)
            case 0xC3:
                guard let second = iterator.next() else { return nil }
                switch second {
                case 0x97, 0xB7: bytes.append(space)  // × ÷
                case 0x80...0x9E: bytes += [byte, second + 0x20]
                default: bytes += [byte, second]
                }
            case 0xE2:
                // Dashes, quotation marks and dots.
                guard iterator.next() == 0x80, let third = iterator.next(), (0x90...0xA6).contains(third) else {
                    return nil
                }
                bytes.append(space)
            default: return nil
            }
        }
        return bytes
    }

    private static let space = UInt8(ascii: " ")

    /// By byte: what a word is made of, once the text is in small Latin letters.
    private static let isPart: [Bool] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: ":"), UInt8(ascii: "-"),
            0x80...:
            true
        default: false
        }
    }
}
