import Diagnostics
import ExactNumbers

/// An amount in prose that is one digit away from one in the data: more often a slip than another amount.
struct AmountCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        let known = Self.amounts(review)
        guard !known.isEmpty else { return [] }
        let all = Set(known)
        return review.prose.sentences.flatMap { sentence in
            sentence.tokens.compactMap { token in
                guard token.kind == .number, let digits = Self.digits(token.number), digits.count >= 5, !all.contains(digits),
                    let near = known.first(where: { Self.isSlip(digits, $0) }), let right = SwedishNumber.parse(near)
                else { return nil }
                return Diagnostic(
                    .note, "belopp-mot-data", "beloppet \(token.text) skiljer sig med en siffra från \(SwedishNumber.formatAsAuthored(right)) i data",
                    at: sentence.passage.range(token.range), help: "kontrollera vilket som är rätt; hämta gärna beloppet ur data: `=projekt.summa`")
            }
        }
    }

    /// As digits alone, in the order of the report.
    private static func amounts(_ review: Review) -> [String] {
        var numbers: [ExactNumber] = []
        if let grants = review.report.grants {
            numbers += grants.grants.compactMap(\.amount) + [grants.statedSum, review.assessed.grantTotals?.sum].compactMap { $0 }
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
