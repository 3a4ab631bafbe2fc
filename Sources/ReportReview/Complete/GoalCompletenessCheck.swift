import Diagnostics
import ReportAssessment
import ReportModel

/// Every goal that is to be assessed has its judgement and a comment on it.
struct GoalCompletenessCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard review.report.edition.followUpKind != .plan else { return [] }
        let wanted = review.report.edition.followUpKind
        return review.assessed.assessedGoals.flatMap { assessed -> [Diagnostic] in
            let goal = assessed.goal
            var found: [Diagnostic] = []
            // Judged by a scale that could not be read, which has been told of.
            let isUnread = review.report.scales.goals.isStandIn
            if assessed.status?.level == nil, !isUnread {
                found.append(
                    Diagnostic(
                        .note, "mål-utan-bedömning", "mål \(goal.number) har ingen bedömning", at: goal.range,
                        help: "lägg till \(wanted == .forecast ? "prognos" : "resultat"): {nivå: …, datum: …}"))
            } else if wanted == .result, !isUnread, goal.result == nil, goal.forecast != nil {
                found.append(
                    Diagnostic(
                        .note, "mål-utan-resultat",
                        "mål \(goal.number) har bara en prognos, men rapporten visar årets resultat", at: goal.range,
                        help: "lägg till resultat: {nivå: …, datum: …}"))
            }
            if goal.comment == nil {
                found.append(
                    Diagnostic(
                        .note, "mål-utan-kommentar", "mål \(goal.number) har ingen kommentar", at: goal.range,
                        help: "skriv under kommentar: | vad som har gjorts och varför bedömningen är som den är"))
            }
            return found
        }
    }
}
