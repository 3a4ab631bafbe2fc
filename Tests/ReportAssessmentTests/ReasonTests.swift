import ExactNumbers
import ReportAssessment
import ReportModel
import Testing

@Suite struct ReasonTests {
    private func reason(_ measure: Measure, scale: AssessmentScale = .three) -> Reason? {
        assess(indicator(measure), scale: scale).indicator?.reason
    }

    private func number(_ text: String) -> [Observation] { [observation(.number(n(text)))] }

    @Test func atLeast() {
        let reason = reason(measure(.atLeast, number("64"), target: .number(n("65")), unit: "procent"))
        #expect(reason?.rule == "Regeln är minst målvärdet: utfallet ska nå upp till målvärdet.")
        #expect(
            reason?.computation?.plain
                == "Utfallet är 64 % och målvärdet 65 %. 64 / 65 ≈ 98,5 % av målvärdet.")
        #expect(reason?.threshold?.plain == "Nivå delvis gäller från 80 % till under 100 %.")
        #expect(reason?.interpretation == "Vår tolkning är att andelen är utfallet delat med målvärdet.")
    }

    @Test func atMost() {
        let reason = reason(measure(.atMost, number("1250"), target: .number(n("1000")), unit: "kr", targetYear: 2025))
        #expect(
            reason?.computation?.plain == "Utfallet är 1 250 kr och målvärdet för 2025 1 000 kr. "
                + "Målvärdet delas med utfallet: 1 000 / 1 250 = 80 %.")
        #expect(reason?.interpretation?.contains("att ett mindre utfall är bättre och att andelen är") == true)
    }

    @Test func change() {
        let rule = Rule.change(Change(amount: n("-15"), unit: .percent))
        let reason = reason(measure(rule, number("90"), baseline: "120", unit: "tkr"))
        #expect(reason?.rule.plain == "Regeln är förändring: utfallet ska minska med minst 15 % från utgångsvärdet.")
        #expect(
            reason?.computation?.plain
                == "Utgångsvärdet är 120 tkr (2022). Målvärdet räknas ut: 120 × (1 − 15 %) = 102 tkr. "
                + "Utfallet är 90 tkr och målvärdet 102 tkr. Målvärdet delas med utfallet: 102 / 90 ≈ 113,3 %.")
        #expect(reason?.threshold?.plain == "Nivå helt gäller från 100 %.")
    }

    @Test func points() {
        let rule = Rule.change(Change(amount: n("25"), unit: .percentagePoints))
        let reason = reason(measure(rule, number("45"), baseline: "40", unit: "procent"))
        #expect(reason?.rule.plain.contains("öka med minst 25 procentenheter från") == true)
        #expect(reason?.computation?.plain.contains("Målvärdet räknas ut: 40 + 25 = 65 %.") == true)
        #expect(reason?.threshold?.plain == "Nivå inte gäller under 80 %.")
    }

    @Test func scale() {
        let steps = [StepScale.Step(value: n("3"), meaning: "Påbörjat")]
        let rule = Rule.scale(StepScale(lowest: n("1"), highest: n("5"), steps: steps))
        let reason = reason(measure(rule, number("3"), target: .number(n("5")), unit: "steg"))
        #expect(reason?.rule == "Regeln är skala: steget ska nå upp till målsteget på skalan 1 till 5.")
        #expect(
            reason?.computation?.plain == "Utfallet är steg 3 (Påbörjat) och målvärdet steg 5. "
                + "(3 − 1) / (5 − 1) = 50 % av vägen till målsteget.")
    }

    @Test func yesNo() {
        let reason = reason(measure(.yesNo, [observation(.yesNo(false))]))
        #expect(reason?.rule == "Regeln är ja eller nej: svaret ska vara ja.")
        #expect(reason?.computation?.plain == "Utfallet är nej och målvärdet ja. Det räknas som 0 % av målvärdet.")
    }

    @Test func share() {
        let reason = reason(measure(.share, [observation(.shareOfTarget(n("87,87")))]))
        #expect(reason?.computation?.plain == "Källan anger att utfallet är 87,87 % av målvärdet.")
        #expect(reason?.interpretation == "Vår tolkning är att källans andel jämförs direkt med gränserna.")
    }

    @Test func words() {
        let level = AssessmentScale.three.at("helt")
        let reason = reason(measure(.words, [observation(.words("i nivå med satt mål", level))]))
        #expect(reason?.threshold == "Nivå helt är angivet utan siffra.")
        #expect(reason?.interpretation == "Vår tolkning är att källans ord svarar mot den nivån.")
    }

    @Test func withoutShare() {
        let reason = reason(measure(.atMost, number("0"), target: .number(n("5")), unit: "antal"))
        #expect(
            reason?.computation == "Utfallet är 0 och målvärdet 5. Ingen andel räknas ut, eftersom utfallet är 0. "
                + "Målvärdet är nått.")
        #expect(reason?.threshold == "Nivå helt gäller när målvärdet är nått.")
        #expect(reason?.interpretation?.contains("den bästa och den sämsta nivån") == true)
    }

    @Test(arguments: [("99,96", "99,96 %"), ("99,999999", "99,999999 %"), ("79,999", "79,999 %"), ("99", "99 %")])
    func neverRoundsAcross(outcome: String, shown: String) {
        let reason = reason(measure(.atLeast, number(outcome), target: .number(n("100"))))
        #expect(reason?.computation?.plain.contains("= \(shown) av målvärdet") == true)
        let isNear = outcome != "99"
        #expect(reason?.interpretation?.contains("avrundas") == isNear)
    }

    @Test func saysNearlyInWords() {
        let reason = reason(
            measure(.atLeast, number("999999999998"), target: .number(n("999999999999"))), scale: .three)
        #expect(reason?.computation?.plain.contains("är knappt 100 % av målvärdet") == true)
    }

    @Test func runsAsText() {
        let reason = Reason(rule: "A.", computation: "B.", threshold: nil, interpretation: "C.")
        #expect(reason.text == "A. B. C.")
    }
}
