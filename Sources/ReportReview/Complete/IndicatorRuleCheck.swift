import Diagnostics
import ReportAssessment
import ReportModel

/// An outcome and a target that nothing says how to compare: the reader sees both and no colour.
struct IndicatorRuleCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        review.assessed.indicators.flatMap { indicator in
            indicator.measures.filter { $0.status == .state(.ruleMissing) }.map { measure in
                Diagnostic(
                    .note, "regel-saknas",
                    "indikatorn ”\(indicator.indicator.title)” har utfall och målvärde men ingen regel, och får därför ingen färg",
                    at: measure.measure.id == nil ? indicator.indicator.range : measure.measure.range,
                    help: "skriv till exempel regel: minst om högre är bättre, regel: högst om lägre är bättre")
            }
        }
    }
}
