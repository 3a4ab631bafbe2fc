import ExactNumbers
import ReportModel

/// What assessing an indicator needs to know of its edition, and nothing more.
struct AssessmentContext: Sendable {
    /// The edition's levels for indicators, with its thresholds.
    var scale: AssessmentScale
    /// A plan has targets and last outcomes, but no colours yet.
    var isPlan: Bool
    /// The edition's year; a target for another year is shown with its own.
    var year: Int
    /// Which goals are to be assessed.
    var tiers: AssessedTiers

    init(_ report: Report) {
        scale = report.scales.indicators
        isPlan = report.edition.followUpKind == .plan
        year = report.edition.year
        tiers = AssessedTiers(report.goals)
    }
}

extension AssessmentScale {
    /// The shares in percent that a shown share must never be rounded across.
    ///
    /// Besides the edition's thresholds these are 100, where a target is met, and 0, so that a little never
    /// reads as nothing. For ``ExactNumbers/SwedishNumber/formatShare(_:thresholds:)``.
    public var shareThresholds: [ExactNumber] { levels.compactMap(\.threshold) + [.hundred, .zero] }
}
