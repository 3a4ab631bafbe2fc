import Diagnostics
import ReportAssessment
import ReportModel

/// A plan says what every indicator should come to, or that nobody has said so.
struct PlanCompletenessCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard !review.report.edition.kind.isAssessed else { return [] }
        return review.assessed.allGoals.flatMap(\.indicators).flatMap { indicator in
            indicator.measures.filter { $0.target == nil && $0.measure.declaredState == nil }.map { measure in
                Diagnostic(
                    .warning, "läge-saknas",
                    "indikatorn ”\(indicator.indicator.title)” har inget målvärde", at: measure.measure.range,
                    help: "skriv målvärde:, eller läge: målvärde saknas om källan inte anger något")
            }
        }
    }
}
