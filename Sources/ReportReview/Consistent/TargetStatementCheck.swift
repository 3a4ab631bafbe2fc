import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel

/// ”Nådde målet”, ”över målvärdet”, ”i nivå med målet” beside an indicator whose figures say otherwise.
struct TargetStatementCheck: ReviewCheck {
    fileprivate enum Claim { case met, above, below, level }

    private static let targets: Set<String> = ["målet", "målvärdet", "målnivån", "målvärde"]
    private static let reaches: Set<String> = [
        "nådde", "når", "nått", "nåddes", "nås", "uppnådde", "uppnår", "uppnåddes", "uppnås", "uppnått", "överträffade",
        "överträffar", "överträffat", "klarade", "klarar", "uppfylls", "uppfyllde", "uppfyller", "uppfylldes",
    ]
    private static let misses: Set<String> = ["missade", "missar", "missat"]
    private static let nearly: Set<String> = [
        "nästan", "knappt", "nära", "stort", "drygt", "delvis", "helt", "väg", "långt", "innan", "tills", "sikt",
        "ännu", "stod", "länets", "nationella", "regeringens", "tidigare",
    ]

    func diagnostics(in review: Review) -> [Diagnostic] {
        let finder = IndicatorFinder(review.assessed)
        return review.prose.sentences.compactMap { Self.contradiction($0, finder, review.report.edition.year) }
    }

    private static func contradiction(_ sentence: Sentence, _ finder: IndicatorFinder, _ year: Int) -> Diagnostic? {
        guard sentence.contains(targets) else { return nil }
        let mentions = finder.mentions(in: sentence)
        guard mentions.count == 1, let measure = mentions[0].indicator.measures.first,
            mentions[0].indicator.measures.count == 1,
            let series = Series(mentions[0].indicator, year: year), let outcome = series.outcome,
            let target = series.target
        else { return nil }
        let name = mentions[0].tokens
        let isTarget = { (index: Int) in targets.contains(sentence.tokens[index].lower) && !name.contains(index) }
        let clause = Clause.around(name.lowerBound, in: sentence) { reaches.contains(sentence.tokens[$0].lower) }
        guard let place = clause.tokens.first(where: isTarget),
            let (claim, word) = claim(before: place, clause, sentence, name)
        else { return nil }
        guard !isReserved(clause, sentence, name: name, word: word, year: year) else { return nil }
        let isNegated = clause.tokens.contains { Reservation.negations.contains(sentence.tokens[$0].lower) }
        let isTrue: Bool =
            switch claim {
            case .met:
                measure.isMet ?? (outcome >= target)
            case .above: outcome > target
            case .below: outcome < target
            case .level: isNear(outcome, target)
            }
        guard isTrue == isNegated else { return nil }
        let figures =
            "utfallet är \(SwedishNumber.formatAsAuthored(outcome, unit: series.unit)) och målvärdet \(SwedishNumber.formatAsAuthored(target, unit: series.unit))"
        let said = (min(word, place)...place).map { sentence.tokens[$0].text }.joined(separator: " ")
        return Diagnostic(
            .note, "måluppfyllelse-mot-data",
            "texten säger ”\(isNegated ? "inte " : "")\(said)”, men för ”\(series.title)” är det tvärtom: \(figures)",
            at: sentence.passage.range(
                sentence.tokens[min(word, place)].range.lowerBound..<sentence.tokens[place].range.upperBound),
            help: "rätta texten, eller siffrorna i mal/")
    }

    /// What is said of the target that stands at a place, and by which word.
    private static func claim(before place: Int, _ clause: Clause, _ sentence: Sentence, _ name: Range<Int>) -> (
        Claim, Int
    )? {
        let words = sentence.tokens
        let before = place > 0 ? words[place - 1].lower : ""
        if before == "över" || before == "under" { return (before == "över" ? .above : .below, place - 1) }
        if before == "med", place > 2, words[place - 2].lower == "nivå" { return (.level, place - 2) }
        if before == "än", place > 1 {
            if ["högre", "större", "fler", "bättre"].contains(words[place - 2].lower) {
                return words[place - 2].lower == "bättre" ? nil : (.above, place - 2)
            }
            if ["lägre", "mindre", "färre"].contains(words[place - 2].lower) { return (.below, place - 2) }
            return nil
        }
        if let index = clause.tokens.first(where: { reaches.contains(words[$0].lower) }),
            distance(index, place, name) <= 3
        {
            return (.met, index)
        }
        return nil
    }

    /// How far apart two words stand, the indicator's name and a preposition to it not counted.
    private static func distance(_ left: Int, _ right: Int, _ name: Range<Int>) -> Int {
        let between = min(left, right)..<max(left, right)
        return between.count - (between.overlaps(name) ? between.clamped(to: name).count + 1 : 0)
    }

    private static func isReserved(_ clause: Clause, _ sentence: Sentence, name: Range<Int>, word: Int, year: Int)
        -> Bool
    {
        if Reservation.isQuoted(word, in: sentence)
            || sentence.tokens[..<name.lowerBound].suffix(4).contains(where: { $0.lower == "att" })
        {
            return true
        }
        if sentence.contains(["förra", "fjol", "fjolåret", "sikt", "tidigare"]) { return true }
        let years = sentence.tokens.compactMap { $0.kind == .number && $0.text.count == 4 ? Int($0.text) : nil }
        if years.contains(where: { (1950...2100).contains($0) && $0 != year }) { return true }
        return clause.tokens.contains { index in
            let lower = sentence.tokens[index].lower
            guard !name.contains(index) else { return false }
            return Reservation.modal.contains(lower) || Reservation.others.contains(lower)
                || Reservation.parts.contains(lower) || nearly.contains(lower) || misses.contains(lower)
        }
    }

    private static func isNear(_ outcome: ExactNumber, _ target: ExactNumber) -> Bool {
        guard let change = outcome.subtracting(target)?.magnitude, !change.isZero else { return true }
        guard let share = change.multiplied(by: ExactNumber(100))?.divided(by: target.magnitude) else { return false }
        return share <= TrendCheck.nearness
    }
}
