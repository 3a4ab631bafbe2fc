import ReportModel

/// Why an outcome that stands there could not be compared.
enum Obstacle: Error, Sendable, Equatable {
    /// Words where a number is asked for, and the like.
    case wrongKind
    /// Outcomes that no mean or sum can be taken of.
    case differentKinds
    /// A step that the scale has no place for.
    case outsideScale
    /// A number that exact arithmetic has no room for.
    case tooLarge
    /// A baseline of 0 or less, of which a change in percent gives no target.
    case baselineNotPositive
    /// A scale that no share can be held against.
    case noThresholds
}

/// What came of assessing a measure, before it is put into words.
enum Verdict: Sendable {
    case state(StatusState)
    case notComparable(Obstacle)
    /// The level that an editor entered for words.
    case entered(AssessmentScale.Level)
    case compared(RuleComparison, AssessmentScale.Level)

    var status: Status {
        switch self {
        case .state(let state): .state(state)
        case .notComparable: .state(.notComparable)
        case .entered(let level): .level(level, withoutFigure: true)
        case .compared(_, let level): .level(level)
        }
    }

    var comparison: RuleComparison? {
        if case .compared(let comparison, _) = self { comparison } else { nil }
    }
}
