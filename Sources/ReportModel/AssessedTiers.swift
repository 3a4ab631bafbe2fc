/// Which of an edition's goals are to be assessed: counted, coloured, and missed where they have no level.
///
/// Editions differ in where they judge. One judges the board's subgoals and says a few words about the council's
/// goals above them; another grades the council's goals and lists subgoals without a grade. What has a level, now or
/// in earlier years, shows which: an introduction is not a judgement. Where it does not, the editor says (`bedöms:`).
public struct AssessedTiers: Sendable {
    /// Whether any of the council's goals that have subgoals is judged itself.
    private let isJudgedAbove: Bool
    private let isJudgedBelow: Bool

    /// - Parameter goals: The council's, with their subgoals.
    public init(_ goals: [Goal]) {
        isJudgedAbove = goals.contains { !$0.subgoals.isEmpty && $0.isJudged }
        isJudgedBelow = goals.contains { $0.subgoals.contains(where: \.isJudged) }
    }

    /// - Parameter parent: The council's goal above it; `nil` for one of these.
    public func isAssessed(_ goal: Goal, under parent: Goal?) -> Bool {
        if goal.isJudged { return true }
        if let said = goal.isAssessedByWord { return said }
        guard let parent else { return goal.subgoals.isEmpty || isJudgedAbove && !isJudgedBelow }
        if isJudgedAbove, !isJudgedBelow { return false }
        return !parent.isJudged || parent.subgoals.contains(where: \.isJudged)
    }
}

extension Goal {
    /// Whether it has a level, for this year or an earlier one.
    public var isJudged: Bool { forecast != nil || result != nil || !history.isEmpty }
}

extension Report {
    /// How many council's goals there are; a group of indicators is none.
    public var regionalGoalCount: Int { goals.count { !$0.isGroup } }

    /// Every goal that is to be assessed, the council's and the board's, in order.
    public var assessedGoals: [Goal] {
        let tiers = AssessedTiers(goals)
        return goals.flatMap { goal in
            (tiers.isAssessed(goal, under: nil) ? [goal] : [])
                + goal.subgoals.filter { tiers.isAssessed($0, under: goal) }
        }
    }
}
