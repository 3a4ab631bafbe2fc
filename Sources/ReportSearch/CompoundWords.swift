/// A word in small letters, a byte a letter (Latin-1): quick to cut and to look up.
typealias Letters = ArraySlice<UInt8>

/// Finds the parts of compound words, such as *kollektiv|trafik*, from the words of the report itself.
///
/// Swedish writes compounds as one word, and a search engine that knows beginnings of words alone never finds
/// *trafik* in *kollektivtrafiken*. No dictionary is needed: a part is a word that stands alone somewhere in the
/// report, or an end that several compounds with known beginnings have in common (*trafik* in *busstrafik* and
/// *kollektivtrafik*). A wrong parting costs little: one more word that finds a page.
struct CompoundWords {
    /// The words that stand alone, and their stems.
    private let words: Set<Letters>
    private let stems: Set<Letters>
    /// Ends that several compounds share, as stems.
    private var sharedEnds: Set<Letters> = []

    /// - Parameter words: Every word of the report.
    init(words: Set<Letters>) {
        self.words = words
        stems = Set(words.lazy.filter { $0.count >= Self.shortest }.map(Self.stem))
        var beginnings: [Letters: Letters] = [:]
        // A set's order is not the same in two runs; what comes of it here is, since only *that* two differ counts.
        for word in words {
            for place in Self.cuts(of: word) {
                let end = Self.stem(word[place...])
                guard end.count > Self.shortest,
                    word[..<place].count > Self.shortest + 1 || words.contains(word[..<place]),
                    isBeginning(word[..<place])
                else { continue }
                let beginning = Self.stem(word[..<place])
                if let other = beginnings.updateValue(beginning, forKey: end), other != beginning {
                    sharedEnds.insert(end)
                }
            }
        }
    }

    /// Where the parts of a word but the first begin; empty where it is no compound.
    func joints(of word: Letters) -> [Int] {
        guard let place = bestCut(of: word) else { return [] }
        return inner(word[..<place]) + [place] + inner(word[place...])
    }

    /// The joints of a part; a short one that is a word of its own stays whole (*bredbands|nätverk*), since who looks
    /// for it looks for the whole.
    private func inner(_ part: Letters) -> [Int] {
        part.count <= 10 && stems.contains(Self.stem(part)) ? [] : joints(of: part)
    }

    /// The cut whose parts are best known; of equals the first, since that keeps the end together for the next round.
    private func bestCut(of word: Letters) -> Int? {
        var best: Int?
        var bestScore = 0
        for place in Self.cuts(of: word) {
            let end = endScore(word[place...], after: word[..<place])
            guard end > 0, !hasLinkingS(word[place...]) else { continue }
            let isWord = words.contains(word[..<place])
            // A short beginning that is no word is believed only before an end that is one: not *jäms|tälld*.
            guard end > 1 || isWord || word[..<place].count > Self.shortest + 1 else { continue }
            let score = end * 2 + (isWord ? 1 : 0)
            if score > bestScore, isBeginning(word[..<place]) || end == 3 && isCompound(word[..<place]) {
                best = place
                bestScore = score
            }
        }
        return best
    }

    /// Whether a beginning is itself a compound of known words, with or without a linking *s*: *kommunchefs|forum*.
    private func isCompound(_ head: Letters) -> Bool {
        bestCut(of: head.last == UInt8(ascii: "s") ? head.dropLast() : head) != nil
    }

    /// Whether a compound may begin so: a known word, as it is or in the form that it has in compounds (*chefs-*,
    /// *hälso-*, *skol-*).
    private func isBeginning(_ head: Letters) -> Bool {
        if Self.prefixes.contains(head) { return false }
        if words.contains(head) || stems.contains(head) { return true }
        guard head.count > Self.shortest, let last = head.last else { return false }
        let shorter = head.dropLast()
        switch last {
        case UInt8(ascii: "s"):
            return words.contains(shorter) || stems.contains(shorter)
                || shorter.count > 4 && stems.contains(Self.stem(shorter))
        case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "e"): return stems.contains(shorter)
        default: return false
        }
    }

    /// Whether an end begins with the *s* that joins two words, and so belongs one letter later: *närings|liv*.
    private func hasLinkingS(_ tail: Letters) -> Bool {
        tail.first == UInt8(ascii: "s") && tail.count > 4 && !words.contains(tail) && endScore(tail.dropFirst()) > 0
    }

    /// How well an end is known: 3 stands alone in this form, 2 in another, 1 in several compounds only, 0 not at all.
    ///
    /// - Parameter head: What stands before it; after an inflected form alone no very short end is believed (*insat|ser*).
    private func endScore(_ tail: Letters, after head: Letters = []) -> Int {
        if Self.endings.contains(tail) { return 0 }
        if tail.count == Self.shortest {
            return words.contains(tail) && head.count > Self.shortest && words.contains(head) ? 1 : 0
        }
        if words.contains(tail) { return 3 }
        let stem = Self.stem(tail)
        guard stem.count > Self.shortest else { return 0 }
        return stems.contains(stem) ? 2 : sharedEnds.contains(stem) ? 1 : 0
    }

    private static let shortest = 3

    /// The places where a word may be cut in two.
    private static func cuts(of word: Letters) -> Range<Int> {
        word.count < shortest + 4
            ? word.startIndex..<word.startIndex : word.startIndex + shortest..<word.endIndex - shortest + 1
    }

    /// A word without its inflection; coarse, since it is only compared with others that were cut in the same way.
    static func stem(_ word: Letters) -> Letters {
        for ending in inflections
        where word.count >= ending.count + 3 && word.suffix(ending.count).elementsEqual(ending) {
            return word.dropLast(ending.count)
        }
        return word
    }

    /// Longest first.
    private static let inflections = [
        "ernas", "arnas", "ornas", "andet", "erna", "arna", "orna", "ens", "ets", "ers", "ars", "ors", "ade", "ar",
        "er", "or", "en", "et", "na", "as", "a", "e", "n", "s", "t",
    ].map { Array($0.utf8) }

    /// Ends of single words that are words themselves and would part what belongs together (*håll|bara*).
    private static let endings = Set(
        [
            "erna", "arna", "orna", "bar", "bara", "bart", "het", "heten", "heter", "heterna", "lig", "liga", "ligt",
            "ligen", "isk", "iska", "iskt", "ning", "ningen", "ningar", "ningarna", "ingen", "ande",
            "ende", "else", "elsen", "elser", "skap", "skapet", "skapen", "samt", "sam", "tion", "tionen", "tioner",
            "tionerna", "inte", "den", "det", "der", "ner", "ter", "ten", "ens",
            "ets", "are", "aren", "ade", "ats", "its", "erat", "era", "rad", "rade", "rat", "ell", "ella", "ellt",
            "erar", "eras", "erad", "erade", "erats", "ering", "eringen", "eringar",
            "isera", "iserar", "iseras", "itet", "iteten", "iteter", "iteterna", "eter", "eterna", "enter", "enterna",
            "orer", "orerna", "nings", "lser", "lsen", "nser", "nsen",
            "sera", "serna", "terna", "rerna", "ligt", "ligaste", "ighet", "igheten", "igheter", "igare", "siktig",
            "siktigt", "siktiga", "rskap", "rskapet", "arskap", "tlig", "tliga", "tligt",
        ].map { ArraySlice($0.utf8) })

    /// Beginnings that change a word rather than join it to another: whoever looks for *slag* does not mean *förslag*.
    private static let prefixes = Set(
        ["för", "sam", "upp", "kom", "mot", "var", "inte"].map { word in
            ArraySlice(word.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        })
}
