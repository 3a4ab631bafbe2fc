import Diagnostics
import ReportModel

/// Whether a plan has what only a later document can have.
///
/// Nothing of it would be shown, since a plan has no colours: whoever wrote it should hear that.
struct PlanCheck {
    let report: Report
    let findings: Findings

    func run() {
        for goal in report.goals.flatMap({ [$0] + $0.subgoals }) {
            for (name, judgement) in [("prognos", goal.forecast), ("resultat", goal.result)] {
                guard let judgement else { continue }
                findings.warning(
                    "bedömning-i-plan", "mål \(goal.number) har \(name):, men i en plan är inget bedömt än",
                    at: judgement.range,
                    help: "flytta bedömningen till historik:, eller ändra slag: i rapport.yaml om det inte är en plan")
            }
            goal.indicators.flatMap(\.measures).forEach(check)
        }
    }

    private func check(_ measure: Measure) {
        let year = report.edition.year
        for outcome in measure.outcomes {
            guard case .words(_, .some) = outcome.value else { continue }
            findings.warning(
                "bedömning-i-plan", "utfallet har en nivå, men i en plan är inget bedömt än", at: outcome.range,
                help: "ta bort nivå:, eller flytta utfallet till tidigare:")
        }
        for outcome in measure.outcomes + measure.earlier {
            guard outcome.date.map({ $0.year >= year }) ?? true else { continue }
            findings.warning(
                "utfall-i-plan",
                outcome.date.map {
                    "utfallet är daterat \($0.iso), men planen gäller \(year) och visar bara tidigare utfall"
                } ?? "utfallet har inget datum, så planen kan inte visa vilket år det gäller", at: outcome.range,
                help: "ange år: före \(year), eller ta bort utfallet")
        }
    }
}
