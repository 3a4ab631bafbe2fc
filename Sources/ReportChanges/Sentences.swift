/// Swedish running text cut into sentences, as a reader would count them.
enum Sentences {
    /// Each without blanks around it; none is empty.
    static func split(_ text: String) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace)
        var sentences: [String] = []
        var current: [Substring] = []
        for (index, word) in words.enumerated() {
            current.append(word)
            guard index + 1 < words.count, endsSentence(word), beginsSentence(words[index + 1]) else { continue }
            sentences.append(current.joined(separator: " "))
            current = []
        }
        if !current.isEmpty { sentences.append(current.joined(separator: " ")) }
        return sentences
    }

    private static func endsSentence(_ word: Substring) -> Bool {
        var bare = word
        while let last = bare.last, "”\"')]»".contains(last) { bare.removeLast() }
        guard let last = bare.last, ".!?…".contains(last) else { return false }
        guard last == "." else { return true }
        let stem = bare.dropLast().drop { "(”\"'".contains($0) }.lowercased()
        return !abbreviations.contains(stem) && !(stem.count == 1 && stem.allSatisfy(\.isLetter))
    }

    private static func beginsSentence(_ word: Substring) -> Bool {
        guard let first = word.drop(while: { "(”\"'[«".contains($0) }).first else { return false }
        return first.isUppercase || first.isNumber || "–—`".contains(first)
    }

    /// What ends with a full stop in the middle of a sentence.
    private static let abbreviations: Set<String> = [
        "t.ex", "bl.a", "m.m", "m.fl", "s.k", "d.v.s", "dvs", "ca", "kl", "nr", "st", "kap", "jfr", "resp", "inkl",
        "exkl", "f.d", "fr.o.m",
        "t.o.m", "p.g.a", "pga", "etc", "osv", "o.s.v", "tel", "mom", "milj", "avd", "sid", "u.å", "e.d", "dr", "prof",
    ]
}
