import ExactNumbers
import ReportModel

/// Why an indicator with several measures has the status it has.
///
/// Taking the lowest is our interpretation: the sources list several measures and give one colour.
struct MeasuresReason {
    let indicator: Indicator
    let measures: [AssessedMeasure]
    let deciding: AssessedMeasure
    let scale: AssessmentScale

    init(_ indicator: Indicator, _ measures: [AssessedMeasure], deciding: AssessedMeasure, on scale: AssessmentScale) {
        self.indicator = indicator
        self.measures = measures
        self.deciding = deciding
        self.scale = scale
    }

    var reason: Reason {
        guard deciding.status.level != nil else {
            let isCommon = measures.allSatisfy { $0.status == deciding.status }
            let why = isCommon ? "" : " Ett mått utan nivå avgör: \(name(deciding))."
            return Reason(
                rule: "Indikatorn har \(count) mått.\(why) \(deciding.reason.rule)", computation: list,
                interpretation: isCommon ? nil : InterpretationWords.sentence(["ett mått utan nivå avgör"]))
        }
        return Reason(
            rule: "Indikatorn har \(count) mått. Det mått som har lägst nivå avgör: \(name(deciding)).",
            computation: list, threshold: deciding.reason.threshold,
            interpretation: InterpretationWords.sentence(["det lägsta måttet avgör indikatorns färg"]))
    }

    private var count: String { SwedishNumerals.words(for: measures.count, gender: .neuter) ?? String(measures.count) }

    /// ”Antal kurser: Målvärdet uppfylls helt (utfall 12, målvärde 10, 120 % av målvärdet).”
    private var list: String {
        measures.map { measure in
            let figures = FigureWords.summary(of: measure, on: scale).map { " (\($0))" } ?? ""
            return "\(FigureWords.capitalised(name(measure))): \(measure.status.label)\(figures)."
        }.joined(separator: " ")
    }

    private func name(_ measure: AssessedMeasure) -> String {
        if let name = measure.measure.title ?? measure.measure.id { return name }
        let place = indicator.measures.firstIndex { $0.range == measure.measure.range } ?? 0
        return "Mått \(place + 1)"
    }
}
