import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel
import Testing

@Suite struct StateTests {
    static let outcome = [observation(.number(n("64")))]
    static let target = Target.Value.number(n("65"))
    static let change = Rule.change(Change(amount: n("-15"), unit: .percent))

    struct Case: Sendable {
        var measure: Measure
        var declared: DeclaredState?
        var state: StatusState
        var diagnostics: [String]
        init(_ measure: Measure, _ declared: DeclaredState?, _ state: StatusState, _ diagnostics: String...) {
            self.measure = measure
            self.declared = declared
            self.state = state
            self.diagnostics = diagnostics
        }
    }

    @Test(arguments: [
        Case(measure(.atLeast, target: target), .notFollowedUp, .notFollowedUp),
        Case(measure(.atLeast, outcome, target: target), .notFollowedUp, .notFollowedUp, "läge-motsäger-utfall"),
        Case(measure(nil), .notFollowedUp, .notFollowedUp), Case(measure(nil), .outcomeMissing, .outcomeMissing),
        Case(measure(.atLeast, target: target), .outcomeMissing, .outcomeMissing),
        Case(measure(.atLeast), .outcomeMissing, .outcomeMissing),
        Case(measure(.atLeast, target: target), nil, .outcomeMissing, "läge-saknas"),
        Case(measure(.atLeast), nil, .outcomeMissing, "läge-saknas"),
        Case(measure(nil), nil, .outcomeMissing, "läge-saknas"),
        Case(measure(.words), nil, .outcomeMissing, "läge-saknas"),
        Case(measure(.atLeast, outcome), .targetMissing, .targetMissing),
        Case(measure(.atLeast, outcome), nil, .targetMissing, "läge-saknas"),
        Case(measure(nil, outcome), .targetMissing, .targetMissing),
        Case(measure(nil, outcome), nil, .targetMissing, "läge-saknas"),
        Case(measure(.yesNo, [observation(.yesNo(true))]), .targetMissing, .targetMissing),
        Case(measure(change, outcome), nil, .baselineMissing, "baslinje-saknas"),
        Case(measure(.keep, outcome), nil, .baselineMissing, "baslinje-saknas"),
        Case(measure(nil, outcome, target: target), nil, .ruleMissing),
        Case(measure(nil, outcome, baseline: "5"), nil, .ruleMissing),
        Case(measure(nil, [observation(.words("bra", nil))]), nil, .ruleMissing),
    ])
    func hasItsOwnWords(row: Case) throws {
        let (assessed, diagnostics) = assess(indicator(row.measure, state: row.declared))
        #expect(assessed?.status == .state(row.state))
        #expect(diagnostics.map(\.id) == row.diagnostics)
        #expect(assessed?.measures.first?.share == nil)
        #expect(assessed?.reason.rule.isEmpty == false)
        #expect(assessed?.reason.interpretation == nil)
        #expect(diagnostics.allSatisfy { $0.help?.isEmpty == false && $0.range != nil })
    }

    @Test(arguments: [
        (measure(.atLeast, outcome, target: target), DeclaredState.outcomeMissing, "läge-motsäger-utfall", 10),
        (measure(.atLeast, outcome, target: target), .targetMissing, "läge-motsäger-målvärde", 8),
        (measure(.keep, outcome, baseline: "5"), .targetMissing, "läge-motsäger-målvärde", 7),
    ])
    func contradictionsAreErrors(content: Measure, declared: DeclaredState, id: String, line: Int) throws {
        let (assessed, diagnostics) = assess(indicator(content, state: declared))
        let error = try #require(diagnostics.first)
        #expect((error.id, error.severity) == (id, .error))
        #expect(error.range == at(line))
        #expect(error.message.contains("rad \(line)"))
        #expect(assessed?.status.level != nil)
    }

    @Test func saysWhenItIsFollowedUp() {
        let content = indicator(
            measure(.atLeast, target: Self.target, unit: "procent"), state: .notFollowedUp,
            followUp: "vid årsredovisningen", words: "Mätningen görs i oktober")
        let reason = assess(content).indicator?.reason
        #expect(
            reason?.rule == "Indikatorn följs inte upp vid det här tillfället. Mätningen görs i oktober. "
                + "Följs upp: vid årsredovisningen.")
        #expect(reason?.computation?.plain == "Målvärdet är 65 %.")
        #expect(reason?.threshold == nil)
    }

    @Test(arguments: [
        indicator(measure(.atLeast, outcome, target: target)), indicator(measure(.atLeast)), indicator(measure(nil)),
        indicator(measure(change, baseline: "120")), indicator(measure(.words, [observation(.words("bra", nil))])),
    ])
    func aPlanHasNoColours(content: Indicator) {
        let (assessed, diagnostics) = assess(content, kind: .plan)
        #expect(assessed?.status == .state(.planned))
        #expect(diagnostics.isEmpty)
        #expect(assessed?.reason.rule.hasPrefix("Det här är en plan") == true)
    }

    @Test func aPlanKeepsItsFigures() {
        let (assessed, _) = assess(indicator(measure(Self.change, Self.outcome, baseline: "120")), kind: .plan)
        #expect(assessed?.measures.first?.target == .number(n("102")))
        #expect(assessed?.measures.first?.outcome == .number(n("64")))
        let (declared, _) = assess(indicator(measure(.atLeast), state: .notFollowedUp), kind: .plan)
        #expect(declared?.status == .state(.notFollowedUp))
    }

    @Test func stepsOutsideTheScaleAreErrors() {
        let rule = Rule.scale(StepScale(lowest: n("1"), highest: n("5"), steps: []))
        let outcomes = [observation(.number(n("6")), line: 12), observation(.number(n("3")), line: 13)]
        let (assessed, diagnostics) = assess(indicator(measure(rule, outcomes, target: .number(n("0")))))
        #expect(assessed?.status == .state(.notComparable))
        #expect(diagnostics.map(\.id) == ["steg-utanför-skalan", "steg-utanför-skalan"])
        #expect(diagnostics.map { $0.range?.start.line } == [8, 12])
        #expect(diagnostics.containsError)
    }

    @Test(arguments: [Rule.atLeast, .atMost, .keep, change])
    func tooLargeNumbersAreErrors(rule: Rule) throws {
        let large = try #require(ExactNumber(.max, over: 3))
        let small = try #require(ExactNumber(1, over: .max))
        var content = measure(rule, [observation(.number(rule == .atMost ? small : large))])
        content.target = Target(value: .number(rule == .atMost ? large : small), range: at(8))
        content.baseline = Baseline(value: rule == Self.change ? large : small, range: at(7))
        let (assessed, diagnostics) = assess(indicator(content))
        #expect(assessed?.status == .state(.notComparable))
        #expect(diagnostics.map(\.id) == ["för-stort-tal"])
        let sum = measure(
            .atLeast,
            [
                observation(.number(large)), observation(.number(large)), observation(.number(large)),
                observation(.number(large)),
            ], target: Self.target, counting: .sum)
        #expect(assess(indicator(sum)).diagnostics.map(\.id) == ["för-stort-tal"])
    }
}
