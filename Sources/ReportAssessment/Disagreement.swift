import Diagnostics
import ExactNumbers
import ReportModel

/// A goal's colour far from those of its indicators: worth a warning, never an override (`RULES.md`, ”Goals”).
enum Disagreement {
    /// The warning, unless the goal says why it differs.
    static func diagnostic(
        for goal: AssessedGoal, judged judgement: Judgement?, scales: AssessmentScales
    ) -> Diagnostic? {
        guard let judgement, goal.goal.reason?.contains(where: { !$0.isWhitespace }) != true else { return nil }
        let contradicting = contradicting(goal, judgement.level, scales)
        guard !contradicting.isEmpty else { return nil }
        let names = contradicting.map { words($0, on: scales.indicators) }.joined(separator: " och ")
        return Diagnostic(
            .warning, "färg-avviker-från-indikatorer",
            "mål \(goal.goal.number) har nivån ”\(judgement.level.label)”, men \(names)", at: judgement.range,
            help: "stämmer det, så skriv varför under motivering: – annars ändra nivån")
    }

    /// The worst indicators of a goal at its best, or all the best of a goal at its worst.
    private static func contradicting(
        _ goal: AssessedGoal, _ level: AssessmentScale.Level, _ scales: AssessmentScales
    ) -> [AssessedIndicator] {
        let judged = goal.indicators.filter { $0.status.level != nil }
        func has(_ indicator: AssessedIndicator, _ end: AssessmentScale.Level?) -> Bool {
            indicator.status.level?.id == end?.id
        }
        guard scales.goals.levels.count > 1, scales.indicators.levels.count > 1 else { return [] }
        if level.id == scales.goals.levels.first?.id {
            return judged.filter { has($0, scales.indicators.levels.last) }
        }
        guard level.id == scales.goals.levels.last?.id else { return [] }
        return judged.allSatisfy { has($0, scales.indicators.levels.first) } ? judged : []
    }

    private static func words(_ indicator: AssessedIndicator, on scale: AssessmentScale) -> String {
        let name = "indikatorn ”\(indicator.indicator.title)” har ”\(indicator.status.label)”"
        let deciding = indicator.measures.first { $0.status == indicator.status }
        guard let deciding, let figures = FigureWords.summary(of: deciding, on: scale) else { return name }
        return name + " (\(figures))"
    }
}
