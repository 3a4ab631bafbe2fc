import ExactNumbers
import ReportModel

/// Which threshold decided a level, in plain Swedish.
enum LevelWords {
    static func sentence(for verdict: Verdict, on scale: AssessmentScale) -> String? {
        switch verdict {
        case .state, .notComparable: nil
        case .entered(let level): "\(name(level)) är angivet utan siffra."
        case .compared(let comparison, let level):
            comparison.share == nil
                ? "\(name(level)) gäller när målvärdet \(comparison.isMet ? "är nått" : "inte är nått")."
                : limits(of: level, on: scale)
        }
    }

    /// ”Målvärdet uppfylls delvis gäller från 80 % till under 100 %.”
    private static func limits(of level: AssessmentScale.Level, on scale: AssessmentScale) -> String? {
        let better = scale.levels.prefix { $0.id != level.id }
        let upper = better.last { $0.threshold != nil }?.threshold.map(percent)
        switch (level.threshold.map(percent), upper) {
        case (let from?, let to?): return "\(name(level)) gäller från \(from) till under \(to)."
        case (let from?, nil): return "\(name(level)) gäller från \(from)."
        case (nil, let to?): return "\(name(level)) gäller under \(to)."
        case (nil, nil): return nil
        }
    }

    /// A label that the edition writes with a small letter begins a sentence here.
    private static func name(_ level: AssessmentScale.Level) -> String { FigureWords.capitalised(level.label) }

    private static func percent(_ threshold: ExactNumber) -> String {
        SwedishNumber.formatAsAuthored(threshold, unit: "procent")
    }
}
