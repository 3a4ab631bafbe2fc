import ExactNumbers
import ReportAssessment
import ReportModel
import Testing

@Suite struct OutcomeTests {
    static let april = PartialDate(year: 2023, month: 4)
    static let june = PartialDate(year: 2023, month: 6)

    private func counted(
        _ outcomes: [(String, PartialDate?)], _ aggregation: Aggregation = .latest
    ) -> AssessedMeasure? {
        let observations = outcomes.map { observation(.number(n($0.0)), $0.1) }
        let content = measure(.atLeast, observations, target: .number(n("65")), unit: "procent", counting: aggregation)
        return assess(indicator(content)).indicator?.measures.first
    }

    @Test(
        arguments: [
            ([("54", april), ("64", june)], "64"), ([("64", june), ("54", april)], "64"),
            ([("54", june), ("64", june)], "64"), ([("64", june), ("54", june)], "54"),
            ([("54", nil), ("64", nil)], "64"), ([("64", june), ("54", nil)], "64"),
            ([("54", nil), ("64", june)], "64"),
            ([("54", PartialDate(year: 2023)), ("64", april)], "54"),
            ([("64", april), ("54", PartialDate(year: 2023))], "54"),
            ([("64", PartialDate(year: 2023, month: 4, day: 5)), ("54", april)], "54"),
        ] as [([(String, PartialDate?)], String)])
    func theLatestCounts(outcomes: [(String, PartialDate?)], expected: String) {
        #expect(counted(outcomes)?.outcome == .number(n(expected)))
    }

    @Test func theDateFollows() {
        let latest = counted([("54", Self.april), ("64", Self.june)])
        #expect(latest?.outcomeDate == Self.june)
        #expect(
            latest?.reason.computation?.plain
                == "Det senaste av två utfall är 64 % (juni 2023) och målvärdet 65 %. 64 / 65 ≈ 98,5 % av målvärdet.")
        #expect(latest?.reason.interpretation?.contains("att det senaste utfallet räknas") == true)
    }

    @Test func meanAndSumAreExact() {
        let mean = counted([("64", Self.april), ("65", Self.june), ("65,9", nil)], .mean)
        #expect(mean?.outcome == .number(ExactNumber(1949, over: 30) ?? .zero))
        #expect(mean?.outcomeDate == nil)
        #expect(mean?.status.id == "delvis")
        #expect(mean?.reason.computation?.plain.contains("Medelvärdet av tre utfall är cirka 64,97 %") == true)
        let sum = counted([("20,1", Self.april), ("44,9", Self.june)], .sum)
        #expect(sum?.outcome == .number(n("65")))
        #expect(sum?.status.id == "helt")
        #expect(counted([("65", Self.april)], .mean)?.outcomeDate == Self.april)
    }

    /// 64,999 999 6… must not read ”65” beside a colour that says less.
    @Test func aMeanNeverReadsAsTheTarget() {
        let mean = counted([("64,999999", nil), ("65", nil), ("65", nil)], .mean)
        #expect(mean?.status.id == "delvis")
        let text = mean?.reason.computation?.plain
        #expect(
            text == "Medelvärdet av tre utfall är knappt 65 % och målvärdet 65 %. "
                + "Knappt 65 / 65 ≈ 99,999999 % av målvärdet.")
    }

    @Test(arguments: [Aggregation.mean, .sum])
    func kindsAreNotMixed(aggregation: Aggregation) {
        let outcomes = [observation(.number(n("5"))), observation(.words("bra", nil))]
        let content = indicator(measure(.atLeast, outcomes, target: .number(n("5")), counting: aggregation))
        let (assessed, diagnostics) = assess(content)
        #expect(assessed?.status == .state(.notComparable))
        #expect(diagnostics.map(\.id) == ["utfall-av-olika-slag"])
        let shares = [observation(.shareOfTarget(n("80"))), observation(.shareOfTarget(n("120")))]
        let (share, _) = assess(indicator(measure(.share, shares, counting: .mean)))
        #expect(share?.measures.first?.share == .hundred)
    }
}
