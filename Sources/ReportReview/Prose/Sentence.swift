import Diagnostics

/// One sentence of a passage.
struct Sentence: Sendable {
    let passage: Passage
    let tokens: [Token]

    var range: Range<Int> { (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 1) }
    var place: SourceRange { passage.range(range) }
    var text: String { passage.words(range) }

    /// What counts as a word when a text's length is measured: words, numbers and values from the data.
    var wordCount: Int { tokens.count { $0.kind != .sign } }

    /// Whether it is a title, a heading or a cell that is set in nothing but capitals.
    var isInCapitals: Bool {
        guard passage.kind != .paragraph, passage.kind != .item, !tokens.contains(where: { $0.kind == .number }) else {
            return false
        }
        let words = tokens.filter { $0.kind == .word }
        return !words.isEmpty && words.allSatisfy { $0.text.allSatisfy { $0.isUppercase || !$0.isLetter } }
    }

    func contains(_ words: Set<String>) -> Bool { tokens.contains { words.contains($0.lower) } }

    /// Whether the words stand in this order, side by side.
    func contains(_ phrase: String) -> Bool { Self.place(of: phrase, in: tokens) != nil }

    static func place(of phrase: String, in tokens: some RandomAccessCollection<Token>) -> Int? {
        let words = phrase.split(separator: " ").map(String.init)
        let all = Array(tokens)
        guard !words.isEmpty, all.count >= words.count else { return nil }
        return (0...(all.count - words.count)).first { start in
            words.indices.allSatisfy { all[start + $0].lower == words[$0] }
        }
    }

    /// Cuts a passage into sentences.
    static func sentences(of passage: Passage) -> [Sentence] {
        let tokens = Tokenizer.tokens(of: passage)
        var sentences: [Sentence] = []
        var start = 0
        for index in tokens.indices where isEnd(index, of: tokens) {
            var end = index + 1
            while end < tokens.count, "”\"»)".contains(tokens[end].text),
                tokens[end].range.lowerBound == tokens[end - 1].range.upperBound
            { end += 1 }
            guard end > start else { continue }
            sentences.append(Sentence(passage: passage, tokens: Array(tokens[start..<end])))
            start = end
        }
        if start < tokens.count { sentences.append(Sentence(passage: passage, tokens: Array(tokens[start...]))) }
        return sentences.filter { $0.wordCount > 0 }
    }

    private static func isEnd(_ index: Int, of tokens: [Token]) -> Bool {
        let token = tokens[index]
        guard token.kind == .sign, [".", "!", "?", "…"].contains(token.text) else { return false }
        guard index + 1 < tokens.count else { return true }
        var next = tokens[index + 1]
        if ["”", "\"", "»", ")", "“"].contains(next.text), index + 2 < tokens.count { next = tokens[index + 2] }
        let begins =
            next.kind != .word && next.kind != .sign || next.text.first?.isUppercase == true
            || ["”", "\"", "–", "(", "»", "”"].contains(next.text)
        guard begins, next.range.lowerBound > token.range.upperBound else { return false }
        guard token.text == ".", index > 0 else { return true }
        return !Abbreviations.neverLast.contains(tokens[index - 1].lower)
    }
}

/// Words after which a full stop does not end the sentence.
enum Abbreviations {
    static let neverLast: Set<String> = [
        "t.ex", "bl.a", "dvs", "d.v.s", "ca", "c:a", "nr", "s", "sid", "kl", "resp", "jfr", "inkl", "exkl", "f.d",
        "s.k", "tel", "max", "min",
        "kap", "avs", "art", "fr.o.m", "t.o.m", "p.g.a", "pga", "st", "fig", "tab", "dnr", "bil", "ev", "forts", "el",
    ]
}
