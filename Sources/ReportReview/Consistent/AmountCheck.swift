import Diagnostics
import ExactNumbers
import ReportModel

/// An amount in prose that is one digit away from one in the data: more often a slip than another amount.
struct AmountCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        let known = Self.amounts(review)
        let all = Set(known)
        return Self.keyFigures(review)
            + review.prose.sentences.flatMap { sentence in
                sentence.tokens.compactMap { token in
                    guard token.kind == .number, let digits = Self.digits(token.number), digits.count >= 5,
                        !all.contains(digits),
                        let near = known.first(where: { Self.isSlip(digits, $0) }),
                        let right = SwedishNumber.parse(near)
                    else { return nil }
                    return Diagnostic(
                        .note, "belopp-mot-data",
                        "beloppet \(token.text) skiljer sig med en siffra från \(SwedishNumber.formatAsAuthored(right)) i data",
                        at: sentence.passage.range(token.range),
                        help: "kontrollera vilket som är rätt; hämta gärna beloppet ur data: `=projekt.summa`")
                }
            }
    }

    /// A key figure's value, one digit off, in a sentence with its unit and a long word of its name.
    private static func keyFigures(_ review: Review) -> [Diagnostic] {
        let figures = review.report.keyFigureGroups.flatMap(\.figures).compactMap {
            figure -> (figure: KeyFigure, digits: String, stems: Set<String>)? in
            guard let value = figure.value, figure.unit != nil else { return nil }
            let digits = SwedishNumber.formatAsAuthored(value).filter(\.isDigit)
            let words = figure.title.lowercased().split { !$0.isLetter }.filter { $0.count >= 8 }
            return digits.count >= 3 && digits.count < 5 && !words.isEmpty
                ? (figure, digits, Set(words.map { Stem.of(String($0)) })) : nil
        }
        guard !figures.isEmpty else { return [] }
        let all = Set(figures.map(\.digits))
        return review.prose.sentences.flatMap { sentence -> [Diagnostic] in
            let stems = Set(sentence.tokens.map { Stem.of($0.lower) })
            return sentence.tokens.indices.compactMap { index in
                let token = sentence.tokens[index]
                let digits = token.text.filter(\.isDigit)
                guard token.kind == .number, index + 1 < sentence.tokens.count, digits.count >= 3, !all.contains(digits)
                else { return nil }
                let unit = sentence.tokens[index + 1].lower
                let near = figures.first { figure in
                    isSlip(digits, figure.digits) && !stems.isDisjoint(with: figure.stems)
                        && isUnit(unit, figure.figure.unit ?? "")
                        && token.number?.isNegative == figure.figure.value?.isNegative
                }
                guard let near, let value = near.figure.value else { return nil }
                return Diagnostic(
                    .note, "belopp-mot-data",
                    "\(token.text) skiljer sig med en siffra från nyckeltalet ”\(near.figure.title)”, som är \(SwedishNumber.formatAsAuthored(value, unit: near.figure.unit))",
                    at: sentence.passage.range(token.range),
                    help: "kontrollera vilket som är rätt; hämta gärna talet ur data: `=nyckeltal.\(near.figure.id)`")
            }
        }
    }

    private static func isUnit(_ word: String, _ unit: String) -> Bool {
        switch unit {
        case "procent", "%": word == "procent" || word == "%"
        case "mnkr", "mkr": ["mnkr", "mkr", "miljoner", "miljon"].contains(word)
        case "tkr": ["tkr", "tusen"].contains(word)
        case "kr": ["kr", "kronor"].contains(word)
        default: Stem.of(word) == Stem.of(unit.lowercased())
        }
    }

    /// As digits alone, in the order of the report.
    private static func amounts(_ review: Review) -> [String] {
        var numbers: [ExactNumber] = []
        if let grants = review.report.grants {
            numbers +=
                grants.grants.compactMap(\.amount)
                + [grants.statedSum, review.assessed.grantTotals?.sum].compactMap { $0 }
        }
        numbers += review.report.keyFigureGroups.flatMap(\.figures).compactMap(\.value)
        numbers += review.assessed.indicators.flatMap(\.measures).compactMap { measure in
            if case .number(let number)? = measure.outcome { number } else { nil }
        }
        return numbers.compactMap(digits).filter { $0.count >= 5 }
    }

    private static func digits(_ number: ExactNumber?) -> String? {
        guard let number, number.isWhole else { return nil }
        return String(number.numerator.magnitude)
    }

    /// One digit is another, or two neighbours have changed places.
    private static func isSlip(_ left: String, _ right: String) -> Bool {
        guard left.count == right.count, left != right else { return false }
        let (left, right) = (Array(left), Array(right))
        let differing = left.indices.filter { left[$0] != right[$0] }
        if differing.count == 1 { return true }
        guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
        return left[differing[0]] == right[differing[1]] && left[differing[1]] == right[differing[0]]
    }
}
