import ReportModel

/// What a reader sees as word, shape and colour: a level of the edition's scale, or a state without one.
public enum Status: Sendable, Hashable {
    /// - Parameter withoutFigure: the level was entered from words alone; shown as ”utan siffra”.
    case level(AssessmentScale.Level, withoutFigure: Bool = false)
    case state(StatusState)

    /// The `status` of the open data.
    public var id: String {
        switch self {
        case .level(let level, _): level.id
        case .state(let state): state.rawValue
        }
    }

    /// The edition's words for a level, the program's for a state.
    public var label: String {
        switch self {
        case .level(let level, _): level.label
        case .state(let state): state.label
        }
    }

    /// `nil` for a state: it has no colour but grey.
    public var level: AssessmentScale.Level? {
        if case .level(let level, _) = self { level } else { nil }
    }
}

/// A status without a level: always grey, never a zero, never left out in silence.
public enum StatusState: String, Sendable, CaseIterable {
    /// Not at this occasion; `followUp` of the indicator says when.
    case notFollowedUp = "foljs-inte-upp"
    /// Followed up, but the source gives no outcome.
    case outcomeMissing = "utfall-saknas"
    /// An outcome, but nothing to compare it with.
    case targetMissing = "mal-saknas"
    /// The rule computes the target from a figure that the source does not give.
    case baselineMissing = "baslinje-saknas"
    /// An outcome and a target, but the edition gives no rule for comparing them.
    case ruleMissing = "regel-saknas"
    /// The rule cannot compare this outcome, such as words where a number is asked for.
    case notComparable = "kan-inte-jamforas"
    /// Only words, and the source allows no level.
    case wordsOnly = "bara-ord"
    /// A goal without a judgement.
    case notJudged = "ej-bedomd"
    /// A plan has no colours yet.
    case planned = "plan"

    /// In a reader's words.
    public var label: String {
        switch self {
        case .notFollowedUp: "Följs inte upp nu"
        case .outcomeMissing: "Utfall saknas"
        case .targetMissing: "Målvärde saknas"
        case .baselineMissing: "Utgångsvärde saknas"
        case .ruleMissing: "Regel saknas"
        case .notComparable: "Kan inte jämföras"
        case .wordsOnly: "Bara ord"
        case .notJudged: "Inte bedömt"
        case .planned: "Planerat"
        }
    }
}

extension Status {
    /// What an assignment is shown as: its level, or that nobody has judged it.
    public init(of assignment: Assignment) {
        self = assignment.status.map { .level($0) } ?? .state(.notJudged)
    }
}
