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
    /// Why it is not reached, in a sentence that stands by itself; what *Det viktigaste* says beside its level.
    public var cause: String?
    /// Why the colour differs from what the indicators give.
    public var reason: String?
    /// The numbers of the priorities that it serves.
    public var priorities: [Int]
    public var indicators: [Indicator]
    public var subgoals: [Goal]
    /// What the editor says of whether it is assessed itself; `nil` where its levels show it.
    public var isAssessedByWord: Bool?
    public var source: String?
    public var range: SourceRange

    public init(
        number: String, title: String, forecast: Judgement? = nil, result: Judgement? = nil,
        history: [HistoricJudgement] = [], comment: Comment? = nil, reason: String? = nil, priorities: [Int] = [],
        indicators: [Indicator] = [], subgoals: [Goal] = [], isAssessedByWord: Bool? = nil, source: String? = nil,
        range: SourceRange
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
        self.isAssessedByWord = isAssessedByWord
        self.source = source
        self.range = range
    }

    /// Whether it only gathers indicators that belong to no goal, as the financial ones do, and so counts as none.
    public var isGroup: Bool { isAssessedByWord == false && subgoals.isEmpty && !isJudged }

    /// Whether it has anything of its own to show beside its subgoals; that alone does not make it one to be assessed.
    public var hasOwnContent: Bool { subgoals.isEmpty || isJudged || comment != nil || !indicators.isEmpty }
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

/// An earlier level: a year's result, or a forecast with the day that it was made.
public struct HistoricJudgement: Sendable {
    /// When, and whether it was a forecast or came of it: April's forecast stands beside August's.
    public struct Occasion: Sendable, Hashable {
        public var date: PartialDate
        public var kind: FollowUpKind

        public init(date: PartialDate, kind: FollowUpKind = .result) {
            self.date = date
            self.kind = kind
        }
    }

    public var occasion: Occasion
    public var level: AssessmentScale.Level

    public init(_ occasion: Occasion, level: AssessmentScale.Level) {
        self.occasion = occasion
        self.level = level
    }

    /// A whole year's result.
    public init(year: Int, level: AssessmentScale.Level) {
        self.init(Occasion(date: PartialDate(year: year)), level: level)
    }

    public var year: Int { occasion.date.year }
}

extension HistoricJudgement.Occasion: Comparable {
    /// A year's result comes after what was said within the year, and a forecast before a result of the same day.
    public static func < (left: Self, right: Self) -> Bool {
        left.date == right.date
            ? left.kind == .forecast && right.kind != .forecast : left.date.end < right.date.end
    }
}
