import Diagnostics
import ExactNumbers
import ReportModel

/// The outcome that counts among those of a measure.
struct CountedOutcome: Sendable {
    /// How it came to count; the numbers say of how many.
    enum Origin: Sendable, Equatable {
        case only
        case latest(of: Int)
        case mean(of: Int)
        case sum(of: Int)
    }

    var value: Observation.Value
    /// `nil` for a mean or a sum of several.
    var date: PartialDate?
    var origin: Origin
    /// Of the observation, or of the last one of several that were put together.
    var range: SourceRange
    /// Where the observation stands among the measure's; `nil` for a mean or a sum of several.
    var place: Int?
}

/// Which outcome counts: the latest, unless the indicator says mean or sum (`RULES.md`, ”Which outcome counts”).
enum OutcomeSelection: Sendable {
    case missing
    case counted(CountedOutcome)
    /// Values that no mean or sum can be taken of, such as a number and words.
    case differentKinds
    case tooLarge

    init(_ measure: Measure) {
        guard let place = measure.latestOutcome else {
            self = .missing
            return
        }
        let latest = measure.outcomes[place]
        let count = measure.outcomes.count
        if count == 1 || measure.aggregation == .latest {
            let origin: CountedOutcome.Origin = count == 1 ? .only : .latest(of: count)
            self = .counted(
                CountedOutcome(
                    value: latest.value, date: latest.date, origin: origin, range: latest.range, place: place))
        } else {
            self = Self.combined(measure.outcomes, by: measure.aggregation, at: latest.range)
        }
    }

    var counted: CountedOutcome? {
        if case .counted(let outcome) = self { outcome } else { nil }
    }

    private static func combined(
        _ outcomes: [Observation], by aggregation: Aggregation, at range: SourceRange
    ) -> OutcomeSelection {
        let numbers = outcomes.compactMap { if case .number(let number) = $0.value { number } else { nil } }
        let shares = outcomes.compactMap { if case .shareOfTarget(let share) = $0.value { share } else { nil } }
        guard numbers.count == outcomes.count || shares.count == outcomes.count else { return .differentKinds }
        guard let sum = ExactNumber.sum(numbers + shares) else { return .tooLarge }
        let isMean = aggregation == .mean
        guard let result = isMean ? sum.divided(by: ExactNumber(outcomes.count)) : sum else { return .tooLarge }
        return .counted(
            CountedOutcome(
                value: shares.isEmpty ? .number(result) : .shareOfTarget(result), date: nil,
                origin: isMean ? .mean(of: outcomes.count) : .sum(of: outcomes.count), range: range))
    }
}
