import ExactNumbers
import ReportModel

/// The inputs of a comparison and what they come to, in plain Swedish.
struct ComputationWords {
    let assessment: MeasureAssessment
    private var measure: Measure { assessment.measure }
    private var target: Target.Value? { assessment.target.value }
    private var outcome: CountedOutcome? { assessment.outcome.counted }

    init(_ assessment: MeasureAssessment) { self.assessment = assessment }

    /// All that is known, whether it can be compared or not; `nil` where nothing is.
    var text: String? {
        let sentences = [baseline, inputs, assessment.verdict.comparison.flatMap(result)].compactMap { $0 }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private var baseline: String? {
        guard measure.usesBaseline, let baseline = measure.baseline else { return nil }
        let value = FigureWords.number(baseline.value, unit: measure.unit)
        let start = "Utgångsvärdet är \(value)\(baseline.year.map { " (\($0))" } ?? "")"
        guard case .change(let change) = measure.rule else { return start + ", och det är också målvärdet." }
        guard let target = target?.number else { return start + "." }
        let isPercent = change.unit == .percent
        let amount = SwedishNumber.formatAsAuthored(change.amount.magnitude, unit: isPercent ? "procent" : nil)
        let step = "\(change.isFall ? "−" : "+") \(amount)"
        let from = FigureWords.operand(baseline.value)
        let left = isPercent ? "\(from) × (1 \(step))" : "\(from) \(step)"
        return "\(start). Målvärdet räknas ut: \(left) = \(FigureWords.number(target, unit: measure.unit))."
    }

    /// ”Utfallet är 64 % och målvärdet 65 %.”
    private var inputs: String? {
        guard let outcome else {
            return statedTarget.map { "Målvärdet\($0.year) är \($0.value)." }
        }
        if case .words(let words, _) = outcome.value { return StateWords.closed("Utfallet i ord: \(words)") }
        let figure = FigureWords.outcome(outcome.value, of: measure, apartFrom: target?.number) + date(outcome)
        if case .shareOfTarget = outcome.value {
            return "Källan anger att \(subject(outcome, capital: false)) är \(figure)."
        }
        let start = "\(subject(outcome, capital: true)) är \(figure)"
        return statedTarget.map { "\(start) och målvärdet\($0.year) \($0.value)." } ?? start + "."
    }

    private var statedTarget: (year: String, value: String)? {
        guard let target else { return nil }
        let year = measure.target?.year.flatMap { $0 == assessment.context.year ? nil : " för \($0)" } ?? ""
        return (year, FigureWords.target(target, of: measure))
    }

    private func subject(_ outcome: CountedOutcome, capital: Bool) -> String {
        switch outcome.origin {
        case .only: capital ? "Utfallet" : "utfallet"
        case .latest(let count):
            measure.latestOutcomeHoldsOthers
                ? "\(capital ? "Det" : "det") utfall som räknas av \(Self.count(count))"
                : "\(capital ? "Det" : "det") senaste av \(Self.count(count)) utfall"
        case .mean(let count): "\(capital ? "Medelvärdet" : "medelvärdet") av \(Self.count(count)) utfall"
        case .sum(let count): "\(capital ? "Summan" : "summan") av \(Self.count(count)) utfall"
        }
    }

    private static func count(_ count: Int) -> String {
        (count <= 12 ? SwedishNumerals.words(for: count, gender: .neuter) : nil) ?? String(count)
    }

    /// An outcome of another year than the report's is never shown as this year's without a word.
    private func date(_ outcome: CountedOutcome) -> String {
        guard let date = outcome.date else { return "" }
        if case .latest = outcome.origin { return " (\(date.words))" }
        return date.year == assessment.context.year ? "" : " (\(date.words))"
    }

    private func result(_ comparison: RuleComparison) -> String? {
        guard let share = comparison.share else { return withoutShare(comparison) }
        let thresholds = assessment.context.scale.shareThresholds
        let text = SwedishNumber.formatShare(share, thresholds: thresholds)
        let sign = SwedishNumber.isShownWhole(share, thresholds: thresholds) ? "= " : "≈ "
        let result = (FigureWords.saysItself(text) ? "är " : sign) + text
        let outcome = outcome?.value.number.map { FigureWords.operand($0, apartFrom: target?.number) } ?? ""
        let wanted = target?.number.map { FigureWords.operand($0) } ?? ""
        switch measure.rule {
        case .atLeast, .keep: return "\(FigureWords.capitalised(outcome)) / \(wanted) \(result) av målvärdet."
        case .atMost: return "Målvärdet delas med utfallet: \(wanted) / \(outcome) \(result)."
        case .change(let change):
            return change.isFall
                ? "Målvärdet delas med utfallet: \(wanted) / \(outcome) \(result)."
                : "\(FigureWords.capitalised(outcome)) / \(wanted) \(result) av målvärdet."
        case .scale(let scale):
            let lowest = FigureWords.operand(scale.lowest)
            return "(\(outcome) − \(lowest)) / (\(wanted) − \(lowest)) \(result) av vägen till målsteget."
        case .yesNo: return "Det räknas som \(text) av målvärdet."
        case .above, .below, .share, .words, nil: return nil
        }
    }

    private func withoutShare(_ comparison: RuleComparison) -> String {
        if comparison.noShare == .notMoved, case .change(let change)? = measure.rule {
            let verb = change.isFall ? "minskat" : "ökat"
            return "Utfallet har inte \(verb) från utgångsvärdet, och därför räknas ingen andel ut. "
                + "Målvärdet är inte nått."
        }
        let why =
            switch comparison.noShare {
            case .targetNotPositive, nil: "målvärdet är 0 eller mindre"
            case .outcomeNegative: "utfallet är mindre än 0"
            case .outcomeZero: "utfallet är 0"
            case .targetIsLowestStep: "målsteget är skalans lägsta"
            case .notMoved: "utfallet är oförändrat"
            case .strict: "regeln bara skiljer på nått och inte nått"
            }
        return "Ingen andel räknas ut, eftersom \(why). Målvärdet är \(comparison.isMet ? "nått" : "inte nått")."
    }
}
