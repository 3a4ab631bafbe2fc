import ExactNumbers
import ReportAssessment
import ReportModel
import SeededNumbers
import Testing

@Suite struct LevelTests {
    private func level(_ share: String, on scale: AssessmentScale) -> String? {
        assess(indicator(measure(.share, [observation(.shareOfTarget(n(share)))])), scale: scale).indicator?.status.id
    }

    @Test(arguments: [("100", "nått"), ("99,999999", "inte"), ("0", "inte"), ("1000", "nått")])
    func ofTwo(share: String, expected: String) { #expect(level(share, on: .two) == expected) }

    @Test(arguments: [
        ("110", "fem"), ("109,99", "fyra"), ("100", "fyra"), ("99,96", "tre"), ("75", "tre"), ("74,999", "två"),
        ("50", "två"), ("49,9", "ett"), ("-1", "ett"),
    ])
    func ofFive(share: String, expected: String) { #expect(level(share, on: .five) == expected) }

    @Test(arguments: [
        ("90", "grön"), ("89,999999", "gul"), ("70", "gul"), ("69,9", "orange"), ("50", "orange"), ("49,999", "röd"),
    ])
    func ofOtherThresholds(share: String, expected: String) { #expect(level(share, on: .generous) == expected) }

    @Test(arguments: [AssessmentScale.two, .three, .five, .generous])
    func withoutShareIsFirstOrLast(scale: AssessmentScale) {
        func status(_ outcome: String) -> String? {
            let content = measure(.atMost, [observation(.number(n(outcome)))], target: .number(.zero))
            return assess(indicator(content), scale: scale).indicator?.status.id
        }
        #expect(status("0") == scale.levels.first?.id)
        #expect(status("1") == scale.levels.last?.id)
    }

    @Test func noThresholdsGiveNoColour() {
        let (assessed, diagnostics) = assess(
            indicator(measure(.atLeast, [observation(.number(n("9")))], target: .number(n("10")))), scale: .grades)
        #expect(assessed?.status == .state(.notComparable))
        #expect(diagnostics.map(\.id) == ["skala-utan-gränser"])
    }

    @Test func anEmptyScaleGivesNoColour() {
        let (assessed, _) = assess(
            indicator(measure(.atLeast, [observation(.number(n("9")))], target: .number(.zero))),
            scale: AssessmentScale(levels: []))
        #expect(assessed?.status == .state(.notComparable))
    }

    /// More is never worse for *minst*, and never better for *högst*.
    @Test(arguments: [AssessmentScale.two, .three, .five, .generous], [Rule.atLeast, .atMost])
    func moreMovesOneWay(scale: AssessmentScale, rule: Rule) throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<150 {
            let target = try #require(ExactNumber(.random(in: 1...5_000, using: &generator), over: 10))
            let outcomes = try (0..<6).map { _ in
                try #require(ExactNumber(.random(in: -500...8_000, using: &generator), over: 10))
            }
            let ranks = try outcomes.sorted().map { outcome in
                let content = measure(rule, [observation(.number(outcome))], target: .number(target))
                let status = try #require(assess(indicator(content), scale: scale).indicator?.status.level)
                return try #require(scale.rank(of: status))
            }
            #expect(ranks == (rule == .atLeast ? ranks.sorted(by: >) : ranks.sorted()))
        }
    }
}
