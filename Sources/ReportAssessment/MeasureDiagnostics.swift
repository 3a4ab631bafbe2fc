import Diagnostics
import ExactNumbers
import ReportModel

/// What an editor should know of a measure's figures.
struct MeasureDiagnostics {
    let assessment: MeasureAssessment
    private var measure: Measure { assessment.measure }
    private var name: String { measure.name(in: assessment.indicator) }

    init(_ assessment: MeasureAssessment) { self.assessment = assessment }

    var diagnostics: [Diagnostic] {
        outsideScale + [baseline, obstacle].compactMap { $0 }
    }

    private var outsideScale: [Diagnostic] {
        guard case .scale(let scale) = measure.rule else { return [] }
        let steps = measure.outcomesOutsideScale.map { ("utfallet", $0.range) }
        let target = measure.targetOutsideScale.map { [("målvärdet", $0.range)] } ?? []
        let ends = scale.ends
        return (steps + target).map { what, range in
            Diagnostic(
                .error, "steg-utanför-skalan", "\(what) för \(name) ligger utanför skalan \(ends)", at: range,
                label: "utanför skalan", help: "rätta steget, eller skalans lägst: och högst:")
        }
    }

    /// Ten percent more than nothing is nothing, and 15 percent less of −100 is −85, which is more.
    private var baseline: Diagnostic? {
        guard case .baselineNotPositive = assessment.target, let baseline = measure.baseline else { return nil }
        let help = "skriv målvärdet som ett tal, med regeln minst eller högst, eller förändringen i procentenheter"
        if baseline.value.isZero {
            return Diagnostic(
                .warning, "baslinje-noll", "en förändring i procent från noll ger inget målvärde, i \(name)",
                at: baseline.range, help: help)
        }
        return Diagnostic(
            .warning, "negativ-baslinje",
            "en förändring i procent från ett utgångsvärde under noll ger inget målvärde, i \(name)",
            at: baseline.range, help: help)
    }

    private var obstacle: Diagnostic? {
        guard case .notComparable(let obstacle) = assessment.verdict else { return nil }
        switch obstacle {
        case .outsideScale, .baselineNotPositive: return nil
        case .tooLarge:
            return Diagnostic(
                .error, "för-stort-tal", "talen i \(name) är för stora för att räkna med", at: measure.range,
                help: "kontrollera talen, eller skriv dem i en större enhet")
        case .wrongKind:
            return Diagnostic(
                .warning, "utfall-passar-inte-regeln",
                "regeln \(measure.rule?.name ?? "") kan inte jämföra utfallet med målvärdet i \(name)",
                at: assessment.outcome.counted?.range ?? measure.range, help: help)
        case .differentKinds:
            return Diagnostic(
                .warning, "utfall-av-olika-slag", "utfallen i \(name) är av olika slag och kan inte slås ihop",
                at: measure.range, help: "skriv alla som tal, eller räknas: senaste")
        case .noThresholds:
            return Diagnostic(
                .warning, "skala-utan-gränser", "skalan för indikatorer har inga gränser, så \(name) får ingen färg",
                at: measure.range, help: "skriv från: för nivåerna i skalor.yaml")
        }
    }

    private var help: String {
        switch assessment.outcome.counted?.value {
        case .shareOfTarget: "skriv regel: andel, eller utfallet som tal i värde:"
        case .words: "skriv regel: ord, eller utfallet som tal i värde:"
        case .number where measure.target?.isInWords == true:
            "målvärdet är angivet i ord: skriv det som tal, eller ta bort regel: så visas båda utan färg"
        case .number, .yesNo, nil: "skriv utfallet så som regeln \(measure.rule?.name ?? "") behöver det"
        }
    }
}

extension Measure {
    /// As a message names it: the indicator, and the measure where there are several.
    func name(in indicator: Indicator) -> String {
        let name = "indikatorn ”\(indicator.title)”"
        guard indicator.measures.count > 1, let own = title ?? id else { return name }
        return name + ", måttet ”\(own)”"
    }
}

extension StepScale {
    /// `0 till 5`.
    var ends: String {
        SwedishNumber.formatAsAuthored(lowest) + " till " + SwedishNumber.formatAsAuthored(highest)
    }
}
