import Diagnostics

/// Abbreviations in capitals that no text of the report spells out.
struct AbbreviationCheck: ReviewCheck {
    /// Those that every reader knows; an edition adds its own in its word list.
    static let known: Set<String> = [
        "EU", "FN", "USA", "IT", "TV", "VD", "PDF", "GPS", "SMS", "AB", "BNP", "NATO", "OK", "DNA", "CV", "ADHD", "HIV",
        "SVT", "SJ", "ISO", "CO", "OECD",
        "PM", "AI", "ID", "CSV", "HTML", "WC", "TT", "UNESCO", "UNICEF", "WHO", "RSS", "URL", "HVB",
    ]
    private static let introductions: Set<String> = [
        "förkortas", "förkortat", "förkortad", "kallas", "kallad", "kallat",
    ]
    private static let explanations: Set<String> = ["står", "betyder", "utläses", "läses", "uttyds", "brukar"]

    func diagnostics(in review: Review) -> [Diagnostic] {
        guard review.hasAllChapters, review.hasAllGoals else { return [] }
        let known = Self.known.union(
            review.settings.words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) })
        var explained = Set<String>()
        var first: [(name: String, place: SourceRange)] = []
        var seen = Set<String>()
        for sentence in review.prose.sentences {
            // A title in nothing but capitals is set so, and says nothing in short.
            if sentence.isInCapitals { continue }
            for (index, token) in sentence.tokens.enumerated() {
                guard let name = Self.abbreviation(token), !known.contains(name), !known.contains(token.text) else {
                    continue
                }
                // A table's row that it names tells what it is.
                let isRowName = sentence.passage.kind == .cell && sentence.wordCount <= 2
                if isRowName || Self.isExplained(at: index, in: sentence.tokens)
                    || Self.isSpelledOut(name, in: sentence.tokens)
                {
                    explained.insert(name)
                }
                if seen.insert(name).inserted { first.append((name, sentence.passage.range(token.range))) }
            }
        }
        return first.filter { !explained.contains($0.name) }.map { name, place in
            Diagnostic(
                .note, "oförklarad-förkortning", "förkortningen ”\(name)” förklaras ingenstans i rapporten", at: place,
                help:
                    "skriv ut den första gången: hela namnet (\(name)); är den ett namn eller allmänt känd, lägg den i ordlista.txt"
            )
        }
    }

    /// `EU` of `EU:s` and of `EU-medel`; `nil` where the word is no abbreviation.
    static func abbreviation(_ token: Token) -> String? {
        guard token.kind == .word else { return nil }
        let capitals = token.text.prefix { $0.isUppercase }
        guard (2...6).contains(capitals.count), !isRomanNumeral(capitals) else { return nil }
        let rest = token.text.dropFirst(capitals.count)
        return rest.isEmpty || rest == "s" || rest.hasPrefix(":") || rest.hasPrefix("-") ? String(capitals) : nil
    }

    private static func isRomanNumeral(_ text: Substring) -> Bool { text.allSatisfy { "IVX".contains($0) } }

    /// `(ABC)` after the name, `ABC (the name)` before it, or in so many words.
    private static func isExplained(at index: Int, in tokens: [Token]) -> Bool {
        let before = index > 0 ? tokens[index - 1].lower : ""
        let after = index + 1 < tokens.count ? tokens[index + 1].lower : ""
        if before == "(", index > 1, index + 1 >= tokens.count || [")", ",", ";"].contains(after) { return true }
        if after == "(", index + 3 < tokens.count, tokens[index + 2].kind == .word, tokens[index + 3].kind == .word {
            return true
        }
        if introductions.contains(before) || explanations.contains(after) { return true }
        // ”Rådet för kollektivtrafik, RKM, …”
        if before == ",", index > 1, tokens[index - 2].kind == .word, tokens[index - 2].text.first?.isLowercase == true,
            [",", ".", ""].contains(after)
        {
            return true
        }
        // ”ABC, alltså …”, ”ABC, ett projekt …”
        if after == ",", index + 2 < tokens.count,
            ["alltså", "dvs", "det", "en", "ett", "som"].contains(tokens[index + 2].lower)
        {
            return true
        }
        return index > 0 && tokens[index - 1].kind == .word && isKind(before)
    }

    /// ”BID i Skellefteå (Business Improvement District)”: words side by side that begin with its letters.
    private static func isSpelledOut(_ name: String, in tokens: [Token]) -> Bool {
        let initials = tokens.map { $0.kind == .word ? $0.lower.first : nil }
        let letters = name.lowercased().map { Optional($0) }
        guard letters.count > 2, initials.count >= letters.count else { return false }
        return (0...(initials.count - letters.count)).contains {
            initials[$0..<$0 + letters.count].elementsEqual(letters)
        }
    }

    /// ”bränslet HVO”, ”lantbrukarnas organisation LRF”: the word before says what it is.
    private static func isKind(_ word: String) -> Bool {
        kinds.contains { kind in ["", "et", "en", "n", "t", "erna", "na"].contains { word.hasSuffix(kind + $0) } }
    }

    private static let kinds = [
        "organisation", "projekt", "nätverk", "nät", "program", "modell", "metod", "myndighet", "bolag", "företag",
        "institut", "förbund", "fond", "system",
        "verktyg", "plattform", "drivmedel", "drivmedl", "bränsle", "förening", "studie", "utredning", "direktiv",
        "förordning", "avtal", "tjänst", "stiftelse", "råd",
    ]
}
