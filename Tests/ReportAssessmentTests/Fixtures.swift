import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel

/// Small invented content: `n("1,2")` is a number, `at(4)` a place on line 4 of a file.
func n(_ text: String) -> ExactNumber { SwedishNumber.parse(text) ?? ExactNumber(Int.min) }

let file = SourceFile(path: "Content/prov/mal/mal-01.yaml", text: String(repeating: "rad\n", count: 60))
func at(_ line: Int) -> SourceRange { SourceRange(file: file, line: line, length: 3) }

extension AssessmentScale {
    /// Levels `helt`, `delvis`, `inte` at 100, 80 and the rest.
    static let three = scale(["helt": "100", "delvis": "80", "inte": nil])
    static let two = scale(["nått": "100", "inte": nil])
    static let five = scale(["fem": "110", "fyra": "100", "tre": "75", "två": "50", "ett": nil])
    /// Other thresholds: what counts as best is not met in full.
    static let generous = scale(["grön": "90", "gul": "70", "orange": "50", "röd": nil])
    static let goals = scale(["helt": nil, "delvis": nil, "inte": nil])
    /// The annual report of 2018: graded by people, without thresholds.
    static let grades = scale(["3": nil, "2": nil, "1": nil])

    static func scale(_ levels: KeyValuePairs<String, String?>) -> AssessmentScale {
        AssessmentScale(
            levels: levels.map { id, threshold in
                Level(
                    id: id, label: "Nivå \(id)", colour: .grey, symbol: .circle, threshold: threshold.map(n))
            })
    }

    func at(_ id: String) -> Level { level(id: id) ?? levels[0] }
}

func observation(
    _ value: Observation.Value, _ date: PartialDate? = nil, line: Int = 10
) -> Observation { Observation(date: date, value: value, range: at(line)) }

func measure(
    _ rule: Rule?, _ outcomes: [Observation] = [], target: Target.Value? = nil, baseline: String? = nil,
    unit: String? = nil, counting aggregation: Aggregation = .latest, title: String? = nil, targetYear: Int? = nil
) -> Measure {
    Measure(
        title: title, unit: unit, rule: rule,
        target: target.map { Target(value: $0, year: targetYear, range: at(8)) },
        baseline: baseline.map { Baseline(value: n($0), year: 2022, range: at(7)) }, outcomes: outcomes,
        aggregation: aggregation, range: at(6))
}

func indicator(
    _ measures: Measure..., title: String = "Provindikator", state: DeclaredState? = nil, followUp: String? = nil,
    words: String? = nil
) -> Indicator {
    let stated = measures.map { measure in
        var measure = measure
        measure.declaredState = measure.declaredState ?? state
        measure.stateWords = words
        return measure
    }
    return Indicator(id: "prov", title: title, measures: stated, followUp: followUp, range: at(5))
}

func report(
    _ goals: [Goal] = [], indicators: [Indicator] = [], scale: AssessmentScale = .three,
    goalScale: AssessmentScale = .goals, kind: FollowUpKind = .forecast, grants: Grants? = nil
) -> Report {
    let own = indicators.isEmpty ? [] : [Goal(number: "1", title: "Provmål", indicators: indicators, range: at(2))]
    return Report(
        edition: Edition(name: "prov", title: "Prov", year: 2023, organisation: "Prov", followUpKind: kind),
        scales: AssessmentScales(goals: goalScale, indicators: scale, assignments: .goals),
        strategy: Strategy(
            title: "Prov", period: nil, sustainabilityGoals: [], perspectives: [], priorities: [],
            subPriorityCount: nil, sectionPlan: []),
        goals: goals + own, assignments: [], deviations: [], keyFigureGroups: [], grants: grants, contacts: [],
        pictures: [], accessibilityStatement: nil, foreword: nil, chapters: [], tables: [:], attachments: [:])
}

/// One indicator's assessment in an edition of its own.
func assess(
    _ indicator: Indicator, scale: AssessmentScale = .three, kind: FollowUpKind = .forecast
) -> (indicator: AssessedIndicator?, diagnostics: [Diagnostic]) {
    let result = Assessor.assess(report(indicators: [indicator], scale: scale, kind: kind))
    return (result.report.indicators.first, result.diagnostics)
}

extension String {
    /// With ordinary spaces, so that a test can be read.
    var plain: String { replacing("\u{A0}", with: " ") }
}
