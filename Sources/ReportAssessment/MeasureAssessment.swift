import Diagnostics
import ExactNumbers
import ReportModel

/// One measure on its way to a status: its figures, and what they come to.
struct MeasureAssessment: Sendable {
    var measure: Measure
    var indicator: Indicator
    var context: AssessmentContext
    var target: TargetComputation
    var outcome: OutcomeSelection
    var verdict: Verdict

    init(_ measure: Measure, of indicator: Indicator, in context: AssessmentContext) {
        self.measure = measure
        self.indicator = indicator
        self.context = context
        target = TargetComputation(measure)
        outcome = OutcomeSelection(measure)
        verdict = Self.verdict(measure, context, target, outcome)
    }

    /// The assessed measure with its reason.
    var assessed: AssessedMeasure {
        AssessedMeasure(
            measure: measure, status: verdict.status, target: target.value, outcome: outcome.counted?.value,
            outcomeDate: outcome.counted?.date, outcomePlace: outcome.counted?.place, isMet: verdict.comparison?.isMet,
            share: verdict.comparison?.share,
            reason: ReasonWriter(self).reason)
    }

    /// The states in their order of priority, then the rule.
    private static func verdict(
        _ measure: Measure, _ context: AssessmentContext, _ target: TargetComputation, _ outcome: OutcomeSelection
    ) -> Verdict {
        if measure.declaredState == .notFollowedUp { return .state(.notFollowedUp) }
        if context.isPlan { return .state(.planned) }
        if case .missing = outcome { return .state(.outcomeMissing) }
        switch target {
        case .missing: return .state(.targetMissing)
        case .baselineMissing: return .state(.baselineMissing)
        case .tooLarge: return .notComparable(.tooLarge)
        case .baselineNotPositive: return .notComparable(.baselineNotPositive)
        case .value, .notNeeded: break
        }
        guard let rule = measure.rule else { return .state(.ruleMissing) }
        switch outcome {
        case .missing: return .state(.outcomeMissing)
        case .differentKinds: return .notComparable(.differentKinds)
        case .tooLarge: return .notComparable(.tooLarge)
        case .counted(let outcome): return compared(outcome.value, target.value, rule, measure, context.scale)
        }
    }

    private static func compared(
        _ outcome: Observation.Value, _ target: Target.Value?, _ rule: Rule, _ measure: Measure,
        _ scale: AssessmentScale
    ) -> Verdict {
        if rule == .words {
            guard case .words(_, let level) = outcome else { return .notComparable(.wrongKind) }
            return level.map { .entered($0) } ?? .state(.wordsOnly)
        }
        if !measure.outcomesOutsideScale.isEmpty { return .notComparable(.outsideScale) }
        do {
            let comparison = try RuleComparison(outcome, with: target, by: rule, from: measure.baseline?.value)
            guard let level = LevelSelection.level(for: comparison, on: scale) else {
                return .notComparable(.noThresholds)
            }
            return .compared(comparison, level)
        } catch {
            return .notComparable(error)
        }
    }
}

extension Measure {
    /// The outcomes that the measure's scale has no place for.
    var outcomesOutsideScale: [Observation] {
        guard case .scale(let scale) = rule else { return [] }
        return outcomes.filter { if case .number(let step) = $0.value { !scale.contains(step) } else { false } }
    }

    /// The target, where the measure's scale has no place for it.
    var targetOutsideScale: Target? {
        guard case .scale(let scale) = rule, let target, case .number(let step) = target.value else { return nil }
        return scale.contains(step) ? nil : target
    }
}
