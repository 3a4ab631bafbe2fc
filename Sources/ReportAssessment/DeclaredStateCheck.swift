import Diagnostics
import ReportModel

/// Whether what an editor says of missing figures agrees with the figures.
struct DeclaredStateCheck {
    let assessment: MeasureAssessment
    private var measure: Measure { assessment.measure }
    private var indicator: Indicator { assessment.indicator }

    init(_ assessment: MeasureAssessment) { self.assessment = assessment }

    var diagnostics: [Diagnostic] {
        let contradictions: [Diagnostic?] =
            switch measure.declaredState {
            case .notFollowedUp, .outcomeMissing: [contradictedByOutcome]
            case .targetMissing: [contradictedByTarget]
            case nil: assessment.context.isPlan ? [] : [undeclared]
            }
        return contradictions.compactMap { $0 }
    }

    private var contradictedByOutcome: Diagnostic? {
        measure.outcomes.first.map { contradiction("läge-motsäger-utfall", "utfall", "utfallet", at: $0.range) }
    }

    private var contradictedByTarget: Diagnostic? {
        let range = measure.target?.range ?? (measure.usesBaseline ? measure.baseline?.range : nil)
        return range.map { contradiction("läge-motsäger-målvärde", "målvärde", "målvärdet", at: $0) }
    }

    private func contradiction(
        _ id: String, _ what: String, _ definite: String, at range: SourceRange
    ) -> Diagnostic {
        let state = measure.declaredState?.rawValue ?? ""
        return Diagnostic(
            .error, id,
            "\(measure.name(in: indicator)) har läget ”\(state)”, men ett \(what) står på rad \(range.start.line)",
            at: range, label: "ett \(what)", help: "ta bort raden läge:, eller ta bort \(definite)")
    }

    private var undeclared: Diagnostic? {
        let hasOutcome = !measure.outcomes.isEmpty
        let name = measure.name(in: indicator)
        switch (hasOutcome, assessment.target) {
        case (false, .missing):
            return warning("\(name) har varken utfall eller målvärde, och inget läge", Self.outcomeHelp)
        case (false, _):
            return warning("\(name) har inget utfall och inget läge", Self.outcomeHelp)
        case (true, .missing):
            let help = "skriv målvärde:, eller läge: målvärde saknas"
            return warning("\(name) har inget målvärde och inget läge", help)
        case (true, .baselineMissing):
            let help = "skriv baslinje: med värde, år och källa"
            return warning("\(name) har inget utgångsvärde", help, id: "baslinje-saknas")
        case (true, _):
            return nil
        }
    }

    private static let outcomeHelp = "skriv utfall:, eller läge: följs inte upp, eller läge: utfall saknas"

    private func warning(
        _ message: String, _ help: String, id: String = "läge-saknas"
    ) -> Diagnostic {
        let range = indicator.measures.count > 1 ? measure.range : indicator.range
        return Diagnostic(.warning, id, message, at: range, help: help)
    }
}

extension Measure {
    /// Whether the target is computed from a baseline.
    var usesBaseline: Bool {
        switch rule {
        case .change, .keep: true
        default: false
        }
    }
}
