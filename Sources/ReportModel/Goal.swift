import Diagnostics
import ExactNumbers

/// A goal: the council's (*regionmål*) where it stands at the top, the board's (*delmål*) beneath it.
///
/// One type for both, because editions differ in where they judge: 2023 judges the subgoals, the annual
/// report of 2018 the council's goals themselves.
public struct Goal: Sendable {
    /// `4` or `4.1`: the goal's address and its name in links.
    public var number: String
    public var title: String
    public var forecast: Judgement?
    public var result: Judgement?
    /// Earlier years' levels, oldest first.
    public var history: [HistoricJudgement]
    public var comment: Comment?
    /// Why the colour differs from what the indicators give.
    public var reason: String?
    /// The numbers of the priorities that it serves.
    public var priorities: [Int]
    public var indicators: [Indicator]
    public var subgoals: [Goal]
    public var source: String?
    public var range: SourceRange

    public init(
        number: String, title: String, forecast: Judgement? = nil, result: Judgement? = nil,
        history: [HistoricJudgement] = [], comment: Comment? = nil, reason: String? = nil, priorities: [Int] = [],
        indicators: [Indicator] = [], subgoals: [Goal] = [], source: String? = nil, range: SourceRange
    ) {
        self.number = number
        self.title = title
        self.forecast = forecast
        self.result = result
        self.history = history
        self.comment = comment
        self.reason = reason
        self.priorities = priorities
        self.indicators = indicators
        self.subgoals = subgoals
        self.source = source
        self.range = range
    }

    /// Whether it is followed up itself, and so has a page, rather than only through its subgoals.
    public var isFollowedUp: Bool {
        subgoals.isEmpty || forecast != nil || result != nil || comment != nil || !indicators.isEmpty
            || !history.isEmpty
    }
}

/// A level that a person entered after weighing indicators and activities: never computed.
public struct Judgement: Sendable {
    public var level: AssessmentScale.Level
    public var date: PartialDate?
    public var range: SourceRange

    public init(level: AssessmentScale.Level, date: PartialDate?, range: SourceRange) {
        self.level = level
        self.date = date
        self.range = range
    }
}

/// An earlier year's level.
public struct HistoricJudgement: Sendable {
    public var year: Int
    public var level: AssessmentScale.Level

    public init(year: Int, level: AssessmentScale.Level) {
        self.year = year
        self.level = level
    }
}
