import Diagnostics
import ReportModel

/// An indicator's status from those of its measures.
enum IndicatorAssessment {
    static func assess(
        _ indicator: Indicator, in context: AssessmentContext
    ) -> (indicator: AssessedIndicator, diagnostics: [Diagnostic]) {
        let assessments = indicator.measures.map { MeasureAssessment($0, of: indicator, in: context) }
        let measures = assessments.map(\.assessed)
        let diagnostics =
            assessments.flatMap { DeclaredStateCheck($0).diagnostics + MeasureDiagnostics($0).diagnostics }
        guard let deciding = deciding(among: measures, on: context.scale) else {
            return (withoutMeasures(indicator, in: context), diagnostics)
        }
        let reason =
            measures.count == 1
            ? deciding.reason : MeasuresReason(indicator, measures, deciding: deciding, on: context.scale).reason
        let assessed = AssessedIndicator(
            indicator: indicator, status: deciding.status, measures: measures, reason: reason)
        return (assessed, diagnostics)
    }

    /// The lowest measure where all have a level, else the first without one; the earlier of equals.
    private static func deciding(among measures: [AssessedMeasure], on scale: AssessmentScale) -> AssessedMeasure? {
        if let state = measures.first(where: { $0.status.level == nil }) { return state }
        func rank(_ measure: AssessedMeasure) -> Int {
            measure.status.level.flatMap { scale.rank(of: $0) } ?? scale.levels.count
        }
        guard var lowest = measures.first else { return nil }
        for measure in measures.dropFirst() where rank(measure) > rank(lowest) { lowest = measure }
        return lowest
    }

    /// The model promises a measure; a broken promise is no reason to stop.
    private static func withoutMeasures(_ indicator: Indicator, in context: AssessmentContext) -> AssessedIndicator {
        let state: StatusState = context.isPlan ? .planned : .outcomeMissing
        let words = StateWords.sentences(for: state, of: nil, in: indicator)
        return AssessedIndicator(
            indicator: indicator, status: .state(state), measures: [], reason: Reason(rule: words))
    }
}
