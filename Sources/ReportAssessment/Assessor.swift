import Diagnostics
import ReportModel

/// Gives every goal and indicator of a report its status, and every status its reason.
///
/// Pure: the same report always gives the same statuses, words and diagnostics. The rules of colours stand
/// in `RULES.md` beside this file; thresholds and levels are the edition's own.
public enum Assessor {
    /// The report with its statuses, and what its editors should know, in the order of the content.
    public static func assess(_ report: Report) -> (report: AssessedReport, diagnostics: [Diagnostic]) {
        let context = AssessmentContext(report)
        let goals = report.goals.map { GoalAssessment.assess($0, of: report, in: context) }
        let grants = report.grants.map(GrantSummation.assess)
        let assessed = AssessedReport(report: report, goals: goals.map(\.goal), grantTotals: grants?.totals)
        let diagnostics = goals.flatMap(\.diagnostics) + (grants?.diagnostics ?? [])
        return (assessed, diagnostics.inOrder())
    }
}
