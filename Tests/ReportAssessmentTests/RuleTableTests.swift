import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel
import Testing

/// A row of the decision table: a rule, its figures, and the level and share that they give.
struct RuleCase: Sendable, CustomTestStringConvertible {
    var rule: Rule
    var outcome: String
    var target: String
    var level: String
    var share: String?
    init(_ rule: Rule, _ outcome: String, _ target: String, _ level: String, _ share: String?) {
        self.rule = rule
        self.outcome = outcome
        self.target = target
        self.level = level
        self.share = share
    }
    var testDescription: String { "\(rule.name): \(outcome) mot \(target)" }
}

@Suite struct RuleTableTests {
    static let zeroToFive = Rule.scale(StepScale(lowest: n("0"), highest: n("5"), steps: []))
    static let oneToSix = Rule.scale(StepScale(lowest: n("1"), highest: n("6"), steps: []))

    @Test(arguments: [
        RuleCase(.atLeast, "65", "65", "helt", "100"), RuleCase(.atLeast, "66", "65", "helt", nil),
        RuleCase(.atLeast, "130", "65", "helt", "200"), RuleCase(.atLeast, "1,2", "1,5", "delvis", "80"),
        RuleCase(.atLeast, "99,96", "100", "delvis", "99,96"), RuleCase(.atLeast, "99", "100", "delvis", "99"),
        RuleCase(.atLeast, "99,999999", "100", "delvis", "99,999999"),
        RuleCase(.atLeast, "80", "100", "delvis", "80"), RuleCase(.atLeast, "79,999", "100", "inte", "79,999"),
        RuleCase(.atLeast, "79,999999", "100", "inte", "79,999999"), RuleCase(.atLeast, "0", "65", "inte", "0"),
        RuleCase(.atLeast, "0,3", "0,1", "helt", "300"),
        RuleCase(.atMost, "65", "65", "helt", "100"), RuleCase(.atMost, "50", "100", "helt", "200"),
        RuleCase(.atMost, "125", "100", "delvis", "80"), RuleCase(.atMost, "1,5", "1,2", "delvis", "80"),
        RuleCase(.atMost, "100", "99,96", "delvis", "99,96"), RuleCase(.atMost, "100", "79,999", "inte", "79,999"),
        RuleCase(.atMost, "1000", "100", "inte", "10"),
        RuleCase(zeroToFive, "5", "5", "helt", "100"), RuleCase(zeroToFive, "4", "5", "delvis", "80"),
        RuleCase(zeroToFive, "3,9", "5", "inte", "78"), RuleCase(zeroToFive, "0", "5", "inte", "0"),
        RuleCase(zeroToFive, "5", "4", "helt", "125"), RuleCase(oneToSix, "5", "6", "delvis", "80"),
        RuleCase(oneToSix, "1", "6", "inte", "0"), RuleCase(oneToSix, "4,2", "4,2", "helt", "100"),
    ])
    func comparesPositiveFigures(row: RuleCase) throws { try expect(row) }

    /// No share; met is green, else red.
    @Test(arguments: [
        RuleCase(.atLeast, "0", "0", "helt", nil), RuleCase(.atLeast, "1", "0", "helt", nil),
        RuleCase(.atLeast, "-1", "0", "inte", nil), RuleCase(.atLeast, "-5", "-5", "helt", nil),
        RuleCase(.atLeast, "-4", "-5", "helt", nil), RuleCase(.atLeast, "-6", "-5", "inte", nil),
        RuleCase(.atLeast, "5", "-5", "helt", nil), RuleCase(.atLeast, "-5", "5", "inte", nil),
        RuleCase(.atMost, "0", "0", "helt", nil), RuleCase(.atMost, "1", "0", "inte", nil),
        RuleCase(.atMost, "-1", "0", "helt", nil), RuleCase(.atMost, "-5", "-5", "helt", nil),
        RuleCase(.atMost, "-4", "-5", "inte", nil), RuleCase(.atMost, "-6", "-5", "helt", nil),
        RuleCase(.atMost, "5", "-5", "inte", nil), RuleCase(.atMost, "-5", "5", "helt", nil),
        RuleCase(.atMost, "0", "5", "helt", nil), RuleCase(zeroToFive, "0", "0", "helt", nil),
        RuleCase(zeroToFive, "3", "0", "helt", nil),
    ])
    func comparesZeroAndNegativeFigures(row: RuleCase) throws {
        try expect(row)
        let measure = try assessed(row)
        #expect(measure.share == nil)
        #expect(measure.reason.computation?.contains("Ingen andel räknas ut, eftersom") == true)
    }

    private func assessed(_ row: RuleCase) throws -> AssessedMeasure {
        let content = indicator(
            measure(row.rule, [observation(.number(n(row.outcome)))], target: .number(n(row.target))))
        let (assessed, diagnostics) = assess(content)
        #expect(diagnostics.isEmpty)
        return try #require(assessed?.measures.first)
    }

    private func expect(_ row: RuleCase) throws {
        let measure = try assessed(row)
        #expect(measure.status.id == row.level)
        if let share = row.share { #expect(measure.share == n(share)) }
        if let share = measure.share {
            let isMet = row.rule == .atMost ? n(row.outcome) <= n(row.target) : n(row.outcome) >= n(row.target)
            #expect((share >= .hundred) == isMet)
        }
        #expect(measure.reason.interpretation?.hasPrefix("Vår tolkning är att ") == true)
    }
}

@Suite struct BaselineRuleTests {
    @Test(arguments: [
        ("-15", Change.Unit.percent, "120", "102", "102", "helt"), ("-15", .percent, "120", "102,01", "102", "delvis"),
        ("-15", .percent, "120", "119,9", "102", "delvis"), ("-15", .percent, "120", "127,51", "102", "inte"),
        ("10", .percent, "50", "55", "55", "helt"), ("10", .percent, "50", "54,99", "55", "delvis"),
        ("5", .percentagePoints, "40", "45", "45", "helt"), ("5", .percentagePoints, "40", "41", "45", "delvis"),
        ("-5", .percentagePoints, "40", "35", "35", "helt"), ("-5", .percentagePoints, "3", "-2", "-2", "helt"),
        ("0", .percent, "40", "39", "40", "delvis"), ("-100", .percent, "40", "0", "0", "helt"),
    ])
    func computesTheTarget(
        change: String, unit: Change.Unit, baseline: String, outcome: String, target: String, level: String
    ) throws {
        let rule = Rule.change(Change(amount: n(change), unit: unit))
        let (assessed, _) = assess(indicator(measure(rule, [observation(.number(n(outcome)))], baseline: baseline)))
        let measure = try #require(assessed?.measures.first)
        #expect(measure.target == .number(n(target)))
        #expect(measure.status.id == level)
        #expect(measure.reason.computation?.contains("Utgångsvärdet är") == true)
    }

    @Test(arguments: [
        ("61", "61", "helt"), ("60", "61", "delvis"), ("40", "61", "inte"), ("0", "0", "helt"), ("-1", "0", "inte"),
    ])
    func keepsTheBaseline(outcome: String, baseline: String, level: String) {
        let (assessed, _) = assess(indicator(measure(.keep, [observation(.number(n(outcome)))], baseline: baseline)))
        #expect(assessed?.status.id == level)
    }

    @Test func warnsOfPercentBelowZero() {
        let rule = Rule.change(Change(amount: n("-15"), unit: .percent))
        let (_, diagnostics) = assess(indicator(measure(rule, [observation(.number(n("-85")))], baseline: "-100")))
        #expect(diagnostics.map(\.id) == ["negativ-baslinje"])
    }
}

@Suite struct OtherRuleTests {
    @Test(arguments: [
        (true, true as Bool?, "helt", "100"), (false, true, "inte", "0"), (false, false, "helt", "100"),
        (true, false, "inte", "0"), (true, nil, "helt", "100"), (false, nil, "inte", "0"),
    ])
    func comparesYesAndNo(outcome: Bool, target: Bool?, level: String, share: String) throws {
        let content = measure(.yesNo, [observation(.yesNo(outcome))], target: target.map { .yesNo($0) })
        let (assessed, diagnostics) = assess(indicator(content))
        #expect(assessed?.status.id == level)
        #expect(assessed?.measures.first?.share == n(share))
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("87,87", "delvis"), ("100", "helt"), ("99,96", "delvis"), ("80", "delvis"), ("79,999999", "inte"),
        ("120", "helt"),
        ("-3", "inte"),
    ])
    func takesAShareAsGiven(share: String, level: String) {
        let (assessed, diagnostics) = assess(indicator(measure(.share, [observation(.shareOfTarget(n(share)))])))
        #expect(assessed?.status.id == level)
        #expect(assessed?.measures.first?.share == n(share))
        #expect(assessed?.reason.computation?.contains(share.replacing("-", with: "−")) == true)
        #expect(diagnostics.isEmpty)
    }

    @Test func takesWordsAsEntered() {
        let level = AssessmentScale.three.at("delvis")
        let (assessed, _) = assess(indicator(measure(.words, [observation(.words("i nivå med satt mål", level))])))
        #expect(assessed?.status == .level(level, withoutFigure: true))
        #expect(assessed?.measures.first?.share == nil)
        #expect(assessed?.reason.computation == "Utfallet i ord: i nivå med satt mål.")
        let (without, diagnostics) = assess(indicator(measure(.words, [observation(.words("bra", nil))])))
        #expect(without?.status == .state(.wordsOnly))
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        (Rule.atLeast, Observation.Value.words("bra", nil)), (.atLeast, .yesNo(true)),
        (.atLeast, .shareOfTarget(n("87,87"))), (.atMost, .words("bra", nil)), (.share, .number(n("3"))),
        (.words, .number(n("3"))), (.yesNo, .number(n("3"))),
    ])
    func comparesNothingOfAnotherKind(rule: Rule, outcome: Observation.Value) {
        let target: Target.Value? = rule == .yesNo ? nil : .number(n("5"))
        let (assessed, diagnostics) = assess(indicator(measure(rule, [observation(outcome)], target: target)))
        #expect(assessed?.status == .state(.notComparable))
        #expect(diagnostics.map(\.id) == ["utfall-passar-inte-regeln"])
        #expect(diagnostics.first?.range == at(10))
    }
}
