import Diagnostics
import ExactNumbers
import ReportModel

/// A report with the status of every goal, indicator and assignment, each with its reason.
public struct AssessedReport: Sendable {
    /// As it was loaded, untouched.
    public var report: Report
    /// In the report's order.
    public var goals: [AssessedGoal]
    /// Stated sums against their parts; `nil` without granted projects.
    public var grantTotals: GrantTotals?

    public init(report: Report, goals: [AssessedGoal], grantTotals: GrantTotals?) {
        self.report = report
        self.goals = goals
        self.grantTotals = grantTotals
    }

    /// The council's goals and the board's, each after the one above it.
    public var allGoals: [AssessedGoal] { goals.flatMap { [$0] + $0.subgoals } }

    /// Every goal that is to be assessed, in order: what counts of goals count.
    public var assessedGoals: [AssessedGoal] { allGoals.filter(\.isAssessed) }

    /// Every goal that has a page of its own, in order.
    public var goalsWithPages: [AssessedGoal] { allGoals.filter(\.hasPage) }

    /// Every indicator, in order.
    public var indicators: [AssessedIndicator] { allGoals.flatMap(\.indicators) }
}

/// A goal and what its colour stands for.
public struct AssessedGoal: Sendable {
    public var goal: Goal
    /// The level that a person entered, or why there is none: never computed from the indicators.
    /// `nil` for a goal that is not to be assessed itself (``ReportModel/AssessedTiers``).
    public var status: Status?
    /// Which of the goal's judgements the status is.
    public var basis: FollowUpKind?
    /// Of that judgement; `nil` where the source gives none.
    public var date: PartialDate?
    /// Its own, in the report's order; those of subgoals stand with them.
    public var indicators: [AssessedIndicator]
    public var subgoals: [AssessedGoal]

    public init(
        goal: Goal, status: Status?, basis: FollowUpKind?, date: PartialDate?, indicators: [AssessedIndicator],
        subgoals: [AssessedGoal]
    ) {
        self.goal = goal
        self.status = status
        self.basis = basis
        self.date = date
        self.indicators = indicators
        self.subgoals = subgoals
    }

    /// Whether it is counted, coloured and missed where it has no level.
    public var isAssessed: Bool { status != nil }
    /// Whether there is something to show of it beside its subgoals.
    public var hasPage: Bool { isAssessed || goal.hasOwnContent }
}

/// An indicator, its status and why.
public struct AssessedIndicator: Sendable {
    public var indicator: Indicator
    /// The only measure's, else the lowest measure's, or the first one's that has no level.
    public var status: Status
    /// As many as the indicator has measures.
    public var measures: [AssessedMeasure]
    /// The whole explanation in Swedish sentences, the most important first.
    public var reason: Reason

    public init(indicator: Indicator, status: Status, measures: [AssessedMeasure], reason: Reason) {
        self.indicator = indicator
        self.status = status
        self.measures = measures
        self.reason = reason
    }
}

/// A measure's figures as they are compared.
public struct AssessedMeasure: Sendable {
    public var measure: Measure
    /// A level of the edition's scale, or the state with the highest priority.
    public var status: Status
    /// The target that the outcome is compared with, computed from the baseline where the rule says so.
    public var target: Target.Value?
    /// The outcome that counts: the latest, the mean or the sum.
    public var outcome: Observation.Value?
    /// The date of the outcome that counts; `nil` for a mean or a sum of several.
    public var outcomeDate: PartialDate?
    /// Where the outcome that counts stands among the measure's; `nil` for a mean or a sum of several.
    public var outcomePlace: Int?
    /// Whether the outcome reaches the target; `nil` where nothing was compared.
    public var isMet: Bool?
    /// Of the target, in percent, exact and never rounded; `nil` where the rule gives none.
    public var share: ExactNumber?
    /// Why the status is what it is.
    public var reason: Reason

    public init(
        measure: Measure, status: Status, target: Target.Value?, outcome: Observation.Value?,
        outcomeDate: PartialDate?, outcomePlace: Int?, isMet: Bool?, share: ExactNumber?, reason: Reason
    ) {
        self.measure = measure
        self.status = status
        self.target = target
        self.outcome = outcome
        self.outcomeDate = outcomeDate
        self.outcomePlace = outcomePlace
        self.isMet = isMet
        self.share = share
        self.reason = reason
    }

    /// Where the outcome that counts was taken from; of a mean or a sum, where all of them were.
    public var outcomeSource: String? {
        if let outcomePlace { return measure.outcomes[outcomePlace].source }
        let sources = Set(measure.outcomes.map(\.source))
        return sources.count == 1 ? sources.first ?? nil : nil
    }
}

/// Why a status is what it is, in plain Swedish, for the page's **Varför?** and the open data.
public struct Reason: Sendable, Hashable {
    /// The rule in words: ”Minst målvärdet: utfallet ska vara lika stort som eller större än målvärdet.”
    public var rule: String
    /// The inputs and the computation: ”64 procent av 65 procent är 98,46 procent av målvärdet.”
    public var computation: String?
    /// The threshold that decided: ”Gränsen för Målvärdet uppfylls delvis är 80 procent.”
    public var threshold: String?
    /// What in this is the project's own interpretation, not the report's rule; `nil` where nothing is.
    public var interpretation: String?

    public init(rule: String, computation: String? = nil, threshold: String? = nil, interpretation: String? = nil) {
        self.rule = rule
        self.computation = computation
        self.threshold = threshold
        self.interpretation = interpretation
    }

    /// All of it as running text.
    public var text: String { [rule, computation, threshold, interpretation].compactMap { $0 }.joined(separator: " ") }
}

/// The granted amounts added up, beside what the source states.
public struct GrantTotals: Sendable {
    /// `nil` where the amounts are too large to add.
    public var sum: ExactNumber?
    /// Stated minus added; `nil` without a stated sum.
    public var difference: ExactNumber?

    public init(sum: ExactNumber?, difference: ExactNumber?) {
        self.sum = sum
        self.difference = difference
    }
}
