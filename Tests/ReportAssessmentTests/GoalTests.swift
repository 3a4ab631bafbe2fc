import Diagnostics
import ExactNumbers
import MarkdownSyntax
import ReportAssessment
import ReportModel
import Testing

@Suite struct GoalTests {
    static let august = PartialDate(year: 2023, month: 8, day: 31)
    static let december = PartialDate(year: 2023, month: 12, day: 31)

    private func judged(_ id: String, _ date: PartialDate, on scale: AssessmentScale = .goals) -> Judgement {
        Judgement(level: scale.at(id), date: date, range: at(3))
    }

    @Test func aResultComesBeforeAForecast() {
        let both = Goal(
            number: "4.1", title: "Prov", forecast: judged("helt", Self.august), result: judged("inte", Self.december),
            range: at(2))
        var forecast = both
        forecast.result = nil
        let none = Goal(number: "4.3", title: "Prov", range: at(2))
        let goals = Assessor.assess(report([both, forecast, none])).report.goals
        #expect(goals.map(\.status?.id) == ["inte", "helt", "ej-bedomd"])
        #expect(goals.map(\.basis) == [.result, .forecast, nil])
        #expect(goals.map(\.date) == [Self.december, Self.august, nil])
        let planned = Assessor.assess(report([both, none], kind: .plan)).report.goals
        #expect(planned.map(\.status) == [.state(.planned), .state(.planned)])
        #expect(planned.allSatisfy { $0.date == nil })
    }

    /// The annual report of 2018: council's goals graded 3–2–1, three years side by side.
    @Test func gradesWithHistory() {
        let scale = AssessmentScale.grades
        let goal = Goal(
            number: "2", title: "Prov", result: judged("3", Self.december, on: scale),
            history: [
                HistoricJudgement(year: 2016, level: scale.at("1")),
                HistoricJudgement(year: 2017, level: scale.at("2")),
            ], range: at(2))
        let assessed = Assessor.assess(report([goal], goalScale: scale, kind: .result)).report
        #expect(assessed.assessedGoals.map(\.status?.id) == ["3"])
        #expect(assessed.goals.first?.goal.history.map(\.level.id) == ["1", "2"])
    }

    // MARK: Which goals are assessed

    /// A council's goal with its subgoals, as few letters as can be: ”j” is judged, ”k” has a comment, ”h” has history.
    private func goal(_ number: Int, _ own: String, _ subgoals: String...) -> Goal {
        func made(_ number: String, _ letters: String, _ subgoals: [Goal]) -> Goal {
            let comment = Comment(document: MarkdownParser.parse("Text.", in: file).document, range: at(1))
            return Goal(
                number: number, title: "Prov", result: letters.contains("j") ? judged("helt", Self.december) : nil,
                history: letters.contains("h")
                    ? [HistoricJudgement(year: 2022, level: AssessmentScale.goals.at("helt"))] : [],
                comment: letters.contains("k") ? comment : nil,
                indicators: letters.contains("i") ? [indicator(measure(nil), state: .outcomeMissing)] : [],
                subgoals: subgoals, range: at(2))
        }
        return made(
            "\(number)", own, subgoals.enumerated().map { made("\(number).\($0.offset + 1)", $0.element, []) })
    }

    @Test func whatIsAssessed() {
        let cases: [([Goal], [String])] = [
            // An introduction and indicators above subgoals are no judgement.
            ([goal(1, "k", "j", "")], ["1.1", "1.2"]), ([goal(1, "ki", "", "")], ["1.1", "1.2"]),
            ([goal(1, "", "j"), goal(2, "k")], ["1.1", "2"]),
            // Graded at the top, with ungraded subgoals; one that waits for its grade is missed.
            ([goal(1, "j", "", "k"), goal(2, "k", "", "")], ["1", "2"]), ([goal(1, "h", "", "")], ["1"]),
            // Both, each where it belongs.
            ([goal(1, "j", "", ""), goal(2, "k", "j", "")], ["1", "2.1", "2.2"]),
            ([goal(1, "j", "j", "")], ["1", "1.1", "1.2"]), ([], []),
        ]
        for (goals, expected) in cases {
            let assessed = Assessor.assess(report(goals, kind: .result)).report
            #expect(assessed.assessedGoals.map(\.goal.number) == expected)
            #expect(report(goals).assessedGoals.map(\.number) == expected)
            #expect(assessed.allGoals.allSatisfy { $0.isAssessed == ($0.status != nil) })
            #expect(assessed.goalsWithPages.count >= expected.count)
            let plan = Assessor.assess(report(goals, kind: .plan)).report
            #expect(plan.assessedGoals.map(\.status) == expected.map { _ in .state(.planned) })
        }
    }

    /// The financial goals of an annual report: indicators in a group that is no goal to be assessed.
    @Test func theEditorMaySay() {
        var group = goal(7, "i")
        group.isAssessedByWord = false
        var waiting = goal(1, "", "", "")
        waiting.isAssessedByWord = true
        let assessed = Assessor.assess(report([waiting, group], kind: .result)).report
        #expect(assessed.assessedGoals.map(\.goal.number) == ["1", "1.1", "1.2"])
        #expect(assessed.indicators.count == 1)
        #expect(assessed.goalsWithPages.map(\.goal.number) == ["1", "1.1", "1.2", "7"])
    }

    @Test func subgoalsKeepTheirOrder() {
        let subgoals = (1...3).map { number in
            Goal(
                number: "4.\(number)", title: "Prov", indicators: [indicator(measure(nil), state: .outcomeMissing)],
                range: at(number))
        }
        let (assessed, diagnostics) = Assessor.assess(
            report([Goal(number: "4", title: "Prov", subgoals: subgoals, range: at(1))]))
        #expect(assessed.goals.first?.subgoals.map(\.goal.number) == ["4.1", "4.2", "4.3"])
        #expect(assessed.indicators.count == 3)
        #expect(diagnostics.isEmpty)
    }
}

@Suite struct DisagreementTests {
    private func warnings(goal level: String, _ outcomes: [String?], reason: String? = nil) -> [Diagnostic] {
        let indicators = outcomes.enumerated().map { place, outcome in
            indicator(
                measure(
                    .atLeast, outcome.map { [observation(.number(n($0)))] } ?? [], target: .number(n("65")),
                    unit: "procent"),
                title: "Indikator \(place + 1)", state: outcome == nil ? .notFollowedUp : nil)
        }
        let judgement = Judgement(level: AssessmentScale.goals.at(level), date: nil, range: at(4))
        let goal = Goal(
            number: "4.1", title: "Prov", forecast: judgement, reason: reason, indicators: indicators, range: at(2))
        return Assessor.assess(report([goal])).diagnostics
    }

    @Test(
        arguments: [
            ("helt", ["26"], true), ("helt", ["65", "26"], true), ("helt", ["64"], false), ("helt", ["65"], false),
            ("helt", [nil], false), ("helt", [], false), ("delvis", ["26"], false), ("delvis", ["65"], false),
            ("inte", ["65"], true), ("inte", ["65", "70", nil], true), ("inte", ["65", "64"], false),
            ("inte", [nil], false),
            ("inte", [], false),
        ] as [(String, [String?], Bool)])
    func warnsOfFarApartColours(goal: String, outcomes: [String?], warns: Bool) {
        #expect(warnings(goal: goal, outcomes).map(\.id) == (warns ? ["färg-avviker-från-indikatorer"] : []))
        #expect(warnings(goal: goal, outcomes, reason: "Fler insatser än de mätta.").isEmpty)
    }

    @Test func namesTheIndicatorsWithFigures() {
        let warning = warnings(goal: "helt", ["65", "26"]).first
        #expect(warning?.severity == .warning)
        #expect(warning?.range == at(4))
        #expect(
            warning?.message.plain == "mål 4.1 har nivån ”Nivå helt”, men indikatorn ”Indikator 2” har ”Nivå inte” "
                + "(utfall 26 %, målvärde 65 %, 40 % av målvärdet)")
    }
}

@Suite struct GrantTests {
    private func grants(_ amounts: [String?], stated: String?, note: String? = nil) -> Grants {
        Grants(
            title: "Beviljade projektmedel", period: nil, statedSum: stated.map(n), statedCount: 33,
            grants: amounts.map { Grant(priority: 1, project: nil, amount: $0.map(n), source: nil, range: at(9)) },
            note: note, source: nil, range: at(1))
    }

    static let published: [String?] = ["18882848", "14019863", "6467690", "14071971", "7658589"]

    @Test func theProgramSaysThatTheyDiffer() {
        let (assessed, diagnostics) = Assessor.assess(report(grants: grants(Self.published, stated: "63100961")))
        #expect(assessed.grantTotals?.sum == ExactNumber(61_100_961))
        #expect(assessed.grantTotals?.difference == ExactNumber(2_000_000))
        #expect(diagnostics.map(\.id) == ["summan-stämmer-inte"])
        #expect(diagnostics.first?.severity == .warning)
        #expect(
            diagnostics.first?.message.plain == "Den uppgivna summan 63 100 961 kr skiljer sig med 2 000 000 kr "
                + "från delarnas summa 61 100 961 kr.")
        let noted = Assessor.assess(report(grants: grants(Self.published, stated: "63100961", note: "Se källan.")))
        #expect(noted.diagnostics.isEmpty)
    }

    @Test(
        arguments: [
            (published, "61100961" as String?, "0" as String?, 0), (published, nil, nil, 0), ([nil], "5", nil, 0),
            ([], "5", nil, 0), (["5,5", "4,5"], "10", "0", 0), (["5", nil], "10", "5", 1), (["12"], "10", "-2", 1),
        ] as [([String?], String?, String?, Int)])
    func addsWhatIsGiven(amounts: [String?], stated: String?, difference: String?, warnings: Int) {
        let (assessed, diagnostics) = Assessor.assess(report(grants: grants(amounts, stated: stated)))
        #expect(assessed.grantTotals?.difference == difference.map(n))
        #expect(diagnostics.count == warnings)
    }

    @Test func tooLargeAmountsAreErrors() throws {
        var content = grants(["1", "1"], stated: nil)
        content.grants[0].amount = ExactNumber(.max, over: 1)
        let (assessed, diagnostics) = Assessor.assess(report(grants: content))
        #expect(assessed.grantTotals?.sum == nil)
        #expect(diagnostics.map(\.id) == ["för-stort-tal"])
        #expect(Assessor.assess(report()).report.grantTotals == nil)
    }
}
