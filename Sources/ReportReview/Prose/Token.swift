import ExactNumbers

/// A word, a number or a sign of a passage.
struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case word
        /// In digits; spaces between thousands belong to it.
        case number
        /// A value from the data, or code.
        case value
        case sign
    }

    var kind: Kind
    var text: String
    /// In small letters.
    var lower: String
    var range: Range<Int>

    /// The number that stands here in digits.
    var number: ExactNumber? { kind == .number ? SwedishNumber.parse(text) : nil }

    /// The whole number that stands here, in digits or in words.
    var count: Int? {
        switch kind {
        case .number: number.flatMap { $0.isWhole ? Int(exactly: $0.numerator) : nil }
        case .word: NumberWords.value(of: lower)
        case .value, .sign: nil
        }
    }
}

/// Cuts a passage into tokens.
struct Tokenizer {
    private let text: [Character]
    private var index = 0

    static func tokens(of passage: Passage) -> [Token] {
        var tokenizer = Tokenizer(text: passage.text)
        var tokens: [Token] = []
        while let token = tokenizer.next() { tokens.append(token) }
        return tokens
    }

    private init(text: [Character]) { self.text = text }

    private mutating func next() -> Token? {
        while index < text.count, text[index].isWhitespace { index += 1 }
        guard index < text.count else { return nil }
        let start = index
        let kind: Token.Kind
        if text[index] == Passage.placeholder {
            kind = .value
            index += 1
        } else if text[index].isLetter {
            kind = .word
            readWord()
        } else if text[index].isDigit || isMinus(index) {
            kind = .number
            index += 1
            readNumber()
        } else {
            kind = .sign
            index += 1
        }
        let string = String(text[start..<index])
        return Token(kind: kind, text: string, lower: string.lowercased(), range: start..<index)
    }

    /// Letters, and the signs that hold a word together: `t.ex`, `EU:s`, `e-tjänst`, `h2o`.
    private mutating func readWord() {
        while index < text.count {
            if text[index].isLetter || text[index].isDigit {
                index += 1
            } else if "-‑.:’'&/".contains(text[index]), index + 1 < text.count, text[index + 1].isLetter, joins(index) {
                index += 2
            } else {
                return
            }
        }
    }

    /// A full stop joins only where both sides are short and small, as in `t.ex`; a solidus never a word and a word.
    private func joins(_ place: Int) -> Bool {
        switch text[place] {
        case ".": text[place - 1].isLetter && (place < 2 || !text[place - 2].isLetter || text[place + 1].isLowercase)
        case "/": false
        default: true
        }
    }

    private mutating func readNumber() {
        while index < text.count {
            if text[index].isDigit {
                index += 1
            } else if ",.:".contains(text[index]), index + 1 < text.count, text[index + 1].isDigit {
                index += 2
            } else if isThousandsSpace(index) {
                index += 4
            } else {
                return
            }
        }
    }

    /// A space with exactly three digits after it: `61 100 961`.
    private func isThousandsSpace(_ place: Int) -> Bool {
        guard [" ", "\u{A0}", "\u{202F}"].contains(text[place]), place + 3 < text.count else { return false }
        let isFull = (1...3).allSatisfy { text[place + $0].isDigit }
        let after = place + 4
        // ”2023 100” is a year and a number, hardly a number.
        let before = text[..<place].reversed().prefix { $0.isDigit }.count
        return isFull && before <= 3 && !(after < text.count && text[after].isDigit)
    }

    private func isMinus(_ place: Int) -> Bool {
        guard text[place] == "−" || text[place] == "-", place + 1 < text.count, text[place + 1].isDigit else {
            return false
        }
        return place == 0 || text[place - 1].isWhitespace || text[place - 1] == "("
    }
}

extension Character {
    /// 0–9; `isNumber` counts fractions and Roman numerals too.
    var isDigit: Bool { isASCII && isNumber }
}
