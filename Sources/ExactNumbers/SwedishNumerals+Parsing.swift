extension SwedishNumerals {
    /// The number that Swedish words stand for, 0–999 999; `nil` for anything else.
    ///
    /// Understands all that ``words(for:gender:)`` writes, and the usual variants of it: `etthundra`,
    /// `ettusen`, spaces between the parts, capital letters.
    public static func number(from words: some StringProtocol) -> Int? {
        let text = words.lowercased().filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
        guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
        if let place = lastPlace(of: "tusen", in: text) {
            guard let thousands = thousands(text[..<place.lowerBound]) else { return nil }
            let rest = text[place.upperBound...]
            return rest.isEmpty ? thousands * 1000 : positive(belowThousand(rest)).map { thousands * 1000 + $0 }
        }
        return belowThousand(text[...])
    }

    private static func positive(_ number: Int?) -> Int? { number.flatMap { $0 > 0 ? $0 : nil } }

    /// What stands before `tusen`: nothing is one, and a `t` of `ett` may have melted into it.
    private static func thousands(_ text: Substring) -> Int? {
        if text.isEmpty { return 1 }
        if let number = positive(belowThousand(text)) { return number }
        return text.hasSuffix("et") ? positive(belowThousand((text + "t")[...])) : nil
    }

    private static func belowThousand(_ text: Substring) -> Int? {
        guard let place = lastPlace(of: "hundra", in: text) else { return belowHundred(text) }
        let before = text[..<place.lowerBound]
        let after = text[place.upperBound...]
        guard let hundreds = before.isEmpty ? 1 : small.firstIndex(of: String(before)), 1...9 ~= hundreds else {
            return nil
        }
        return after.isEmpty ? hundreds * 100 : positive(belowHundred(after)).map { hundreds * 100 + $0 }
    }

    private static func belowHundred(_ text: Substring) -> Int? {
        if text == "en" { return 1 }
        if let number = small.firstIndex(of: String(text)) { return number }
        for (index, ten) in tens.enumerated() where text.hasPrefix(ten) {
            let one = text.dropFirst(ten.count)
            if one.isEmpty { return (index + 2) * 10 }
            let unit = one == "en" ? 1 : small.firstIndex(of: String(one)) ?? 0
            return 1...9 ~= unit ? (index + 2) * 10 + unit : nil
        }
        return nil
    }

    private static func lastPlace(of word: String, in text: some StringProtocol) -> Range<String.Index>? {
        var start = text.endIndex
        while start > text.startIndex {
            start = text.index(before: start)
            if text[start...].hasPrefix(word) { return start..<text.index(start, offsetBy: word.count) }
        }
        return nil
    }
}
