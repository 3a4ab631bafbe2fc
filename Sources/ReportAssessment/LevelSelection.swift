import ExactNumbers
import ReportModel

/// The level that a comparison reaches on an edition's scale.
enum LevelSelection {
    /// The first level, from the best, whose threshold the exact share reaches; else the last.
    ///
    /// Without a share there is only met (the first level) and not met (the last). `nil` where the scale
    /// has no level, or no threshold that a share could be held against.
    static func level(for comparison: RuleComparison, on scale: AssessmentScale) -> AssessmentScale.Level? {
        guard let share = comparison.share else {
            return comparison.isMet ? scale.levels.first : scale.levels.last
        }
        guard scale.levels.contains(where: { $0.threshold != nil }) else { return nil }
        let reached = scale.levels.first { level in level.threshold.map { share >= $0 } ?? false }
        return reached ?? scale.levels.last
    }
}
