import Diagnostics
import ExactNumbers

/// What is measured to see whether a goal is reached.
public struct Indicator: Sendable {
    /// Unique in the edition; the indicator's address.
    public var id: String
    public var title: String
    public var explanation: String?
    /// One, unless the indicator has several measures. Never empty.
    public var measures: [Measure]
    /// When it is followed up, in words.
    public var followUp: String?
    public var source: String?
    public var range: SourceRange

    public init(
        id: String, title: String, explanation: String? = nil, measures: [Measure], followUp: String? = nil,
        source: String? = nil, range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.explanation = explanation
        self.measures = measures
        self.followUp = followUp
        self.source = source
        self.range = range
    }
}

/// A state that the editor enters because no figure can show it.
public enum DeclaredState: String, Sendable, CaseIterable {
    case notFollowedUp = "följs inte upp"
    case outcomeMissing = "utfall saknas"
    case targetMissing = "målvärde saknas"
}

/// A series of outcomes against one target. An ordinary indicator is one measure.
public struct Measure: Sendable {
    /// `nil` for the only measure of an indicator.
    public var id: String?
    public var title: String?
    /// As written: `procent`, `kr`, `antal` …
    public var unit: String?
    public var rule: Rule?
    public var target: Target?
    public var baseline: Baseline?
    public var outcomes: [Observation]
    public var aggregation: Aggregation
    /// Earlier years' outcomes, oldest first.
    public var earlier: [Observation]
    /// What the editor says where a figure is not given.
    public var declaredState: DeclaredState?
    /// The editor's own words about the state.
    public var stateWords: String?
    public var source: String?
    public var range: SourceRange

    public init(
        id: String? = nil, title: String? = nil, unit: String? = nil, rule: Rule? = nil, target: Target? = nil,
        baseline: Baseline? = nil, outcomes: [Observation] = [], aggregation: Aggregation = .latest,
        earlier: [Observation] = [], declaredState: DeclaredState? = nil, stateWords: String? = nil,
        source: String? = nil, range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.rule = rule
        self.target = target
        self.baseline = baseline
        self.outcomes = outcomes
        self.aggregation = aggregation
        self.earlier = earlier
        self.declaredState = declaredState
        self.stateWords = stateWords
        self.source = source
        self.range = range
    }
}

/// How an outcome is compared with its target; the table stands in `ReportAssessment/RULES.md`.
public enum Rule: Sendable, Equatable {
    /// `minst`: more is better.
    case atLeast
    /// `högst`: less is better, as costs and budgets are.
    case atMost
    /// `över`: more than the target, not as much (*över 1,0*, *positivt*).
    case above
    /// `under`: less than the target.
    case below
    /// `förändring`: a fall or a rise from the baseline.
    case change(Change)
    /// `behåll`: at least the baseline.
    case keep
    /// `skala`: steps with meanings.
    case scale(StepScale)
    /// `ja-nej`: the target is yes, or no.
    case yesNo
    /// `andel`: the outcome is given as a share of the target alone.
    case share
    /// `ord`: only words, and the level that the editor enters.
    case words

    /// How editors write it.
    public var name: String {
        switch self {
        case .atLeast: "minst"
        case .atMost: "högst"
        case .above: "över"
        case .below: "under"
        case .change: "förändring"
        case .keep: "behåll"
        case .scale: "skala"
        case .yesNo: "ja-nej"
        case .share: "andel"
        case .words: "ord"
        }
    }
}

/// A change from a baseline: `-15 procent`, `+5 procentenheter`.
public struct Change: Sendable, Equatable {
    public enum Unit: String, Sendable {
        case percent = "procent"
        case percentagePoints = "procentenheter"
    }

    /// Below zero where the outcome should fall.
    public var amount: ExactNumber
    public var unit: Unit

    public init(amount: ExactNumber, unit: Unit) {
        self.amount = amount
        self.unit = unit
    }
}

/// Steps between two ends, of which every one or only the ends have a meaning.
public struct StepScale: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        public var value: ExactNumber
        public var meaning: String

        public init(value: ExactNumber, meaning: String) {
            self.value = value
            self.meaning = meaning
        }
    }

    public var lowest: ExactNumber
    public var highest: ExactNumber
    public var steps: [Step]

    public init(lowest: ExactNumber, highest: ExactNumber, steps: [Step]) {
        self.lowest = lowest
        self.highest = highest
        self.steps = steps
    }

    public func meaning(of value: ExactNumber) -> String? { steps.first { $0.value == value }?.meaning }
}

/// *Målvärde*.
public struct Target: Sendable {
    public enum Value: Sendable, Equatable {
        case number(ExactNumber)
        case yesNo(Bool)
        /// As the source says it where it gives no figure: nothing is computed against it.
        case words(String)
    }

    public var value: Value
    /// The year it should be reached, where that is not the edition's.
    public var year: Int?
    public var source: String?
    public var range: SourceRange

    public init(value: Value, year: Int? = nil, source: String? = nil, range: SourceRange) {
        self.value = value
        self.year = year
        self.source = source
        self.range = range
    }

    /// Whether no figure can be compared with it.
    public var isInWords: Bool { if case .words = value { true } else { false } }
}

/// What a change or a kept level is measured from.
public struct Baseline: Sendable {
    public var value: ExactNumber
    public var year: Int?
    public var source: String?
    public var range: SourceRange

    public init(value: ExactNumber, year: Int? = nil, source: String? = nil, range: SourceRange) {
        self.value = value
        self.year = year
        self.source = source
        self.range = range
    }
}

/// *Mätvärde*: one dated outcome.
public struct Observation: Sendable {
    public enum Value: Sendable, Equatable {
        case number(ExactNumber)
        case yesNo(Bool)
        /// A share of the target in percent, where the source gives nothing else.
        case shareOfTarget(ExactNumber)
        /// Words, and the level that they stand for where the source allows one.
        case words(String, AssessmentScale.Level?)
    }

    public var date: PartialDate?
    public var value: Value
    public var note: String?
    public var source: String?
    public var range: SourceRange

    public init(
        date: PartialDate?, value: Value, note: String? = nil, source: String? = nil, range: SourceRange
    ) {
        self.date = date
        self.value = value
        self.note = note
        self.source = source
        self.range = range
    }
}

/// Which of several outcomes counts.
public enum Aggregation: String, Sendable, CaseIterable {
    case latest = "senaste"
    case mean = "medel"
    case sum = "summa"
}
