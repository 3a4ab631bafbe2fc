import ReportAssessment
import ReportModel
import Testing

@Suite struct MeasuresTests {
    private func part(_ title: String, _ outcome: String?) -> Measure {
        measure(
            .atLeast, outcome.map { [observation(.number(n($0)))] } ?? [], target: .number(n("10")), title: title)
    }

    @Test func theLowestDecides() {
        let (assessed, diagnostics) = assess(indicator(part("Kurser", "12"), part("Möten", "5"), part("Brev", "9")))
        #expect(assessed?.status.id == "inte")
        #expect(assessed?.measures.map(\.status.id) == ["helt", "inte", "delvis"])
        #expect(assessed?.reason.rule == "Indikatorn har tre mått. Det mått som har lägst nivå avgör: Möten.")
        #expect(
            assessed?.reason.computation?.plain.hasPrefix(
                "Kurser: Nivå helt (utfall 12, målvärde 10, 120 % av målvärdet).") == true)
        #expect(assessed?.reason.interpretation == "Vår tolkning är att det lägsta måttet avgör indikatorns färg.")
        #expect(diagnostics.isEmpty)
    }

    @Test func aMissingOutcomeDecides() {
        var silent = part("Möten", nil)
        silent.declaredState = .outcomeMissing
        let (assessed, diagnostics) = assess(indicator(part("Kurser", "1"), silent))
        #expect(assessed?.status == .state(.outcomeMissing))
        #expect(assessed?.measures.map(\.status.id) == ["inte", "utfall-saknas"])
        #expect(assessed?.reason.rule.contains("Ett mått utan nivå avgör: Möten.") == true)
        #expect(diagnostics.isEmpty)
        let undeclared = assess(indicator(part("Kurser", "1"), part("Möten", nil))).diagnostics
        #expect(undeclared.map(\.id) == ["läge-saknas"])
        #expect(undeclared.first?.message.contains("måttet ”Möten”") == true)
        let contradicted = assess(indicator(part("Kurser", "1"), part("Möten", "1"), state: .outcomeMissing))
        #expect(contradicted.diagnostics.map(\.id) == ["läge-motsäger-utfall", "läge-motsäger-utfall"])
    }

    @Test func figuresNeverCrossTheEditionsThresholds() {
        let (assessed, _) = assess(indicator(part("Kurser", "7,999"), part("Möten", "10")))
        #expect(assessed?.reason.computation?.plain.contains("79,99 % av målvärdet") == true)
    }

    @Test func noMeasureIsNoTrap() {
        let empty = Indicator(id: "tom", title: "Tom", measures: [], range: at(3))
        #expect(assess(empty).indicator?.status == .state(.outcomeMissing))
        #expect(assess(empty, kind: .plan).indicator?.status == .state(.planned))
    }
}
