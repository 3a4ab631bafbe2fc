import ExactNumbers
import ReportModel

/// What a rule says of an outcome and its target, before the edition's levels come in.
///
/// The decision table stands in `RULES.md`. Where a share exists, the target is met exactly when the share is at
/// least 100.
struct RuleComparison: Sendable, Equatable {
    /// Why there is no share, and only met or not met.
    enum NoShare: Sendable, Equatable {
        case targetNotPositive, outcomeNegative, outcomeZero, targetIsLowestStep
        /// The outcome should have fallen or risen from the baseline and has not.
        case notMoved
        /// As much as the target is not enough, so that a share of 100 would say too much.
        case strict
    }

    var isMet: Bool
    /// Of the target, in percent; exact.
    var share: ExactNumber?
    var noShare: NoShare?

    private init(isMet: Bool, share: ExactNumber) {
        self.isMet = isMet
        self.share = share
    }

    private init(isMet: Bool, without noShare: NoShare) {
        self.isMet = isMet
        self.noShare = noShare
    }

    /// - Parameters:
    ///   - rule: Any but `ord`, which compares nothing.
    ///   - baseline: What a change is measured from.
    init(
        _ outcome: Observation.Value, with target: Target.Value?, by rule: Rule, from baseline: ExactNumber? = nil
    ) throws(Obstacle) {
        switch (rule, outcome, target) {
        case (.atLeast, .number(let outcome), .number(let target)), (.keep, .number(let outcome), .number(let target)):
            self = try Self.atLeast(outcome, target)
        case (.atMost, .number(let outcome), .number(let target)):
            self = try Self.atMost(outcome, target)
        case (.above, .number(let outcome), .number(let target)):
            self.init(isMet: outcome > target, without: .strict)
        case (.below, .number(let outcome), .number(let target)):
            self.init(isMet: outcome < target, without: .strict)
        case (.change(let change), .number(let outcome), .number(let target)):
            self = try Self.changed(change, outcome, target, from: baseline)
        case (.scale(let scale), .number(let outcome), .number(let target)):
            self = try Self.onScale(scale, outcome, target)
        case (.yesNo, .yesNo(let outcome), .yesNo(let target)):
            self.init(isMet: outcome == target, share: outcome == target ? .hundred : .zero)
        case (.share, .shareOfTarget(let share), _):
            self.init(isMet: share >= .hundred, share: share)
        default:
            throw .wrongKind
        }
    }

    private static func atLeast(_ outcome: ExactNumber, _ target: ExactNumber) throws(Obstacle) -> RuleComparison {
        let isMet = outcome >= target
        guard target.isPositive else { return RuleComparison(isMet: isMet, without: .targetNotPositive) }
        guard !outcome.isNegative else { return RuleComparison(isMet: isMet, without: .outcomeNegative) }
        return RuleComparison(isMet: isMet, share: try percent(outcome, of: target))
    }

    private static func atMost(_ outcome: ExactNumber, _ target: ExactNumber) throws(Obstacle) -> RuleComparison {
        let isMet = outcome <= target
        guard target.isPositive else { return RuleComparison(isMet: isMet, without: .targetNotPositive) }
        guard !outcome.isNegative else { return RuleComparison(isMet: isMet, without: .outcomeNegative) }
        guard !outcome.isZero else { return RuleComparison(isMet: isMet, without: .outcomeZero) }
        return RuleComparison(isMet: isMet, share: try percent(target, of: outcome))
    }

    /// A share of the target would call an unchanged outcome nearly met: 100 is 80 percent of a fall from 100 to 80.
    private static func changed(
        _ change: Change, _ outcome: ExactNumber, _ target: ExactNumber, from baseline: ExactNumber?
    ) throws(Obstacle) -> RuleComparison {
        let comparison = try change.isFall ? atMost(outcome, target) : atLeast(outcome, target)
        guard let baseline, !comparison.isMet, !change.amount.isZero else { return comparison }
        let hasMoved = change.isFall ? outcome < baseline : outcome > baseline
        return hasMoved ? comparison : RuleComparison(isMet: false, without: .notMoved)
    }

    private static func onScale(
        _ scale: StepScale, _ step: ExactNumber, _ target: ExactNumber
    ) throws(Obstacle) -> RuleComparison {
        guard scale.contains(step), scale.contains(target) else { throw .outsideScale }
        guard let climbed = step.subtracting(scale.lowest), let wanted = target.subtracting(scale.lowest) else {
            throw .tooLarge
        }
        guard !wanted.isZero else { return RuleComparison(isMet: true, without: .targetIsLowestStep) }
        return RuleComparison(isMet: step >= target, share: try percent(climbed, of: wanted))
    }

    private static func percent(_ part: ExactNumber, of whole: ExactNumber) throws(Obstacle) -> ExactNumber {
        guard let share = part.divided(by: whole)?.multiplied(by: .hundred) else { throw .tooLarge }
        return share
    }
}

extension StepScale {
    func contains(_ step: ExactNumber) -> Bool { lowest <= step && step <= highest }
}
