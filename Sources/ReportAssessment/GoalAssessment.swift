import Diagnostics
import ReportModel

/// A goal's status: what a person judged, never what its indicators add up to.
enum GoalAssessment {
    static func assess(
        _ goal: Goal, under parent: Goal? = nil, of report: Report, in context: AssessmentContext
    ) -> (goal: AssessedGoal, diagnostics: [Diagnostic]) {
        let indicators = goal.indicators.map { IndicatorAssessment.assess($0, in: context) }
        let subgoals = goal.subgoals.map { assess($0, under: goal, of: report, in: context) }
        let isAssessed = context.tiers.isAssessed(goal, under: parent)
        let (status, basis, judgement) = isAssessed ? judged(goal, isPlan: context.isPlan) : (nil, nil, nil)
        let assessed = AssessedGoal(
            goal: goal, status: status, basis: basis, date: judgement?.date, indicators: indicators.map(\.indicator),
            subgoals: subgoals.map(\.goal))
        let disagreement = Disagreement.diagnostic(for: assessed, judged: judgement, scales: report.scales)
        return (
            assessed,
            indicators.flatMap(\.diagnostics) + [disagreement].compactMap { $0 } + subgoals.flatMap(\.diagnostics)
        )
    }

    /// A result before a forecast: what came of it weighs more than what was expected.
    private static func judged(_ goal: Goal, isPlan: Bool) -> (Status?, FollowUpKind?, Judgement?) {
        if isPlan { return (.state(.planned), .plan, nil) }
        if let result = goal.result { return (.level(result.level), .result, result) }
        if let forecast = goal.forecast { return (.level(forecast.level), .forecast, forecast) }
        return (.state(.notJudged), nil, nil)
    }
}
