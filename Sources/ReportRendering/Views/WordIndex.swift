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
        title.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "-" }.compactMap { part in
            let word = part.trimming { $0 == "." || $0 == "-" }
            return word.count > 1 || word.first?.isNumber == true ? String(word) : nil
        }
    }

    /// The order of the Swedish alphabet: å, ä and ö are its last letters.
    static func precedes(_ first: String, _ second: String) -> Bool {
        first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars) { rank($0) < rank($1) }
    }

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

extension Substring {
    /// Without the characters at both ends that match.
    fileprivate func trimming(_ matches: (Character) -> Bool) -> Substring {
        var rest = drop(while: matches)
        while let last = rest.last, matches(last) { rest.removeLast() }
        return rest
    }
}
