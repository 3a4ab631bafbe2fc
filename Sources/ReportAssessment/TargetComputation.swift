import ExactNumbers
import ReportModel

/// The target that an outcome is compared with: entered, or computed from a baseline.
enum TargetComputation: Sendable, Equatable {
    case value(Target.Value)
    /// The rule compares without one.
    case notNeeded
    case missing
    case baselineMissing
    /// A change in percent of nothing, or of less than nothing, is no target.
    case baselineNotPositive
    case tooLarge

    init(_ measure: Measure) {
        switch measure.rule {
        case .atLeast, .atMost, .above, .below, .scale:
            self = measure.target.map { .value($0.value) } ?? .missing
        case .yesNo:
            // The format's default is yes; an editor who says that the target is missing means it.
            let fallback: Self = measure.declaredState == .targetMissing ? .missing : .value(.yesNo(true))
            self = measure.target.map { .value($0.value) } ?? fallback
        case .keep:
            self = measure.baseline.map { .value(.number($0.value)) } ?? .baselineMissing
        case .change(let change):
            self = measure.baseline.map { Self.changed($0.value, by: change) } ?? .baselineMissing
        case .share, .words:
            self = measure.target.map { .value($0.value) } ?? .notNeeded
        case nil:
            self = measure.target.map { .value($0.value) } ?? Self.withoutRule(measure)
        }
    }

    /// The value, where there is one.
    var value: Target.Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Baseline × (1 ± change), or baseline ± percentage points (`RULES.md`, ”Change from a baseline”).
    private static func changed(_ baseline: ExactNumber, by change: Change) -> TargetComputation {
        if change.unit == .percent, !baseline.isPositive { return .baselineNotPositive }
        let target: ExactNumber? =
            switch change.unit {
            case .percentagePoints: baseline.adding(change.amount)
            case .percent:
                change.amount.divided(by: .hundred).flatMap { $0.adding(ExactNumber(1)) }
                    .flatMap { baseline.multiplied(by: $0) }
            }
        return target.map { .value(.number($0)) } ?? .tooLarge
    }

    /// A bare figure has nothing to be compared with; a share or words speak of a target themselves.
    private static func withoutRule(_ measure: Measure) -> TargetComputation {
        if measure.baseline != nil { return .notNeeded }
        switch OutcomeSelection(measure).counted?.value {
        case .shareOfTarget, .words: return .notNeeded
        case .number, .yesNo, nil: return .missing
        }
    }
}

extension Change {
    /// Whether the outcome should fall to the target or below.
    var isFall: Bool { amount.isNegative }
}
