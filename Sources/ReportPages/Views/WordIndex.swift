import Diagnostics

/// The words of the report's headings and names, each with the places that have it: what a book has at its end.
struct WordIndex {
    /// Something that has a name and an address.
    struct Place {
        /// The name, whose words are looked up.
        var title: String
        /// What the link says.
        var label: String
        var url: String
    }

    struct Word {
        var word: String
        var places: [Place]
    }

    /// The words that begin with one letter; those that begin with a digit stand under `0`.
    struct Group {
        var letter: String
        var words: [Word]
    }

    let groups: [Group]

    /// A word that stands in more names than this tells none of them from the others.
    private static let mostPlaces = 12

    /// - Parameter skipped: Words that say nothing alone, in small letters.
    init(places: [Place], skipped: Set<String>) {
        var found: [String: [Place]] = [:]
        for place in places {
            var seen = skipped
            for word in Self.words(in: place.title) where seen.insert(word).inserted {
                found[word, default: []].append(place)
            }
        }
        let words = found.filter { $0.value.count <= Self.mostPlaces }.map { Word(word: $0.key, places: $0.value) }
            .sorted { Self.precedes($0.word, $1.word) }
        var groups: [Group] = []
        for word in words {
            let letter = word.word.first.map { $0.isNumber ? "0" : $0.uppercased() } ?? ""
            if groups.last?.letter != letter { groups.append(Group(letter: letter, words: [])) }
            groups[groups.count - 1].words.append(word)
        }
        self.groups = groups
    }

    /// Words of two letters or more, and numbers such as `4` and `4.1`; a full stop or hyphen inside stays.
    static func words(in title: String) -> [String] {
        let parts = LatinWords.parts(of: title) ?? title.lowercased().split { !isPart($0) }.map(String.init)
        return parts.compactMap { part in
            let word = part.trimmed
            return word.count > 1 || word.first?.isNumber == true ? word : nil
        }
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "." || character == "-"
    }

    /// The order of the Swedish alphabet: å, ä and ö are its last letters; numbers come as people count.
    static func precedes(_ first: String, _ second: String) -> Bool {
        if let one = first.utf8.first, let other = second.utf8.first, isDigit(one), isDigit(other) {
            return NaturalOrder.precedes(first, second)
        }
        return first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars) { rank($0) < rank($1) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func rank(_ letter: Unicode.Scalar) -> UInt32 {
        switch letter {
        case "å": 0x7B
        case "ä", "æ": 0x7C
        case "ö", "ø": 0x7D
        case "é", "è": UInt32(UInt8(ascii: "e"))
        case "ü": UInt32(UInt8(ascii: "u"))
        default: letter.value
        }
    }
}

/// The same for titles in the letters of Western Europe, which nearly all are: no table of Unicode is asked.
private enum LatinWords {
    /// In small letters; `nil` for a title with any other character.
    static func parts(of title: String) -> [String]? {
        var parts: [String] = []
        var part: [UInt8] = []
        var isInLetter = false
        for byte in title.utf8 {
            if isInLetter {
                // `×` and `÷` are no letters; the capitals stand 32 places before the small ones.
                guard byte != 0x97, byte != 0xB7 else { return nil }
                part.append(0xC3)
                part.append(byte < 0x9F ? byte + 0x20 : byte)
                isInLetter = false
                continue
            }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "-"):
                part.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): part.append(byte | 0x20)
            case 0xC3: isInLetter = true
            case 0x80...: return nil
            default:
                if !part.isEmpty { parts.append(String(decoding: part, as: UTF8.self)) }
                part.removeAll(keepingCapacity: true)
            }
        }
        if !part.isEmpty { parts.append(String(decoding: part, as: UTF8.self)) }
        return parts
    }
}

extension String {
    /// Without full stops and hyphens at either end.
    fileprivate var trimmed: String {
        let isMark = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
        guard let first = utf8.first, let last = utf8.last, isMark(first) || isMark(last) else { return self }
        var rest = utf8.drop(while: isMark)
        while let last = rest.last, isMark(last) { rest.removeLast() }
        return String(Substring(rest))
    }
}
