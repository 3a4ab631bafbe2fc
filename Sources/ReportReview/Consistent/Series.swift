import ExactNumbers
import ReportAssessment
import ReportModel

/// The figures of an indicator's only measure by year, as far as they are numbers.
struct Series {
    let title: String
    let unit: String?
    let rule: Rule?
    let target: ExactNumber?
    /// Of this year, the one that counts.
    let outcome: ExactNumber?
    /// Of this year, all of them in order of date.
    let outcomes: [ExactNumber]
    let year: Int
    private let earlier: [Int: ExactNumber]
    private let share: ExactNumber?
    private let baseline: ExactNumber?

    /// - Returns: `nil` for an indicator with several measures: a sentence does not say which it means.
    init?(_ indicator: AssessedIndicator, year: Int) {
        guard indicator.measures.count == 1, let measure = indicator.measures.first else { return nil }
        title = indicator.indicator.title
        unit = measure.measure.unit
        rule = measure.measure.rule
        target = if case .number(let number)? = measure.target { number } else { nil }
        outcome = Self.number(measure.outcome)
        outcomes = measure.measure.outcomes.sorted {
            ($0.date ?? PartialDate(year: 0)) < ($1.date ?? PartialDate(year: 0))
        }.compactMap { Self.number($0.value) }
        self.year = year
        earlier = Dictionary(
            measure.measure.earlier.compactMap { observation in
                observation.date.flatMap { date in Self.number(observation.value).map { (date.year, $0) } }
            }, uniquingKeysWith: { _, last in last })
        share = measure.share
        baseline = measure.measure.baseline?.value
    }

    private static func number(_ value: Observation.Value?) -> ExactNumber? {
        if case .number(let number)? = value { number } else { nil }
    }

    /// The figure of a year; of this one, the outcome that counts.
    func value(of wanted: Int) -> ExactNumber? { wanted == year ? outcome : earlier[wanted] }

    /// The years before this one that have a figure, oldest first.
    var earlierYears: [Int] { earlier.keys.filter { $0 < year }.sorted() }

    /// The latest year before a given one that has a figure.
    func year(before wanted: Int) -> Int? { earlier.keys.filter { $0 < wanted }.max() }

    /// Every figure that a sentence about the indicator may give.
    var figures: [ExactNumber] {
        outcomes + earlier.keys.sorted().compactMap { earlier[$0] }
            + [outcome, target, baseline, share].compactMap { $0 }
    }

    /// What the figure was, in the words of a message: `87 procent 2022`.
    func words(of wanted: Int) -> String? {
        value(of: wanted).map { SwedishNumber.formatAsAuthored($0, unit: unit) + " \(wanted)" }
    }
}
