import ExactNumbers
import ReportModel

/// Which threshold decided a level, in plain Swedish.
enum LevelWords {
    static func sentence(for verdict: Verdict, on scale: AssessmentScale) -> String? {
        switch verdict {
        case .state, .notComparable: nil
        case .entered(let level): "\(level.label) är angivet utan siffra."
        case .compared(let comparison, let level):
            comparison.share == nil
                ? "\(level.label) gäller när målvärdet \(comparison.isMet ? "är nått" : "inte är nått")."
                : limits(of: level, on: scale)
        }
    }

    /// ”Målvärdet uppfylls delvis gäller från 80 % till under 100 %.”
    private static func limits(of level: AssessmentScale.Level, on scale: AssessmentScale) -> String? {
        let better = scale.levels.prefix { $0.id != level.id }
        let upper = better.last { $0.threshold != nil }?.threshold.map(percent)
        switch (level.threshold.map(percent), upper) {
        case (let from?, let to?): return "\(level.label) gäller från \(from) till under \(to)."
        case (let from?, nil): return "\(level.label) gäller från \(from)."
        case (nil, let to?): return "\(level.label) gäller under \(to)."
        case (nil, nil): return nil
        }
    }

    private static func percent(_ threshold: ExactNumber) -> String {
        SwedishNumber.formatAsAuthored(threshold, unit: "procent")
    }
}
