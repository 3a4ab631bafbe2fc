import ExactNumbers
import ReportModel

/// What in a status is our interpretation: all but the edition's thresholds for the share of a target.
///
/// The source gives levels and thresholds; how an outcome that is no plain share is compared, it leaves
/// open, and the page says so (`RULES.md`, ”Levels”).
enum InterpretationWords {
    static func sentence(for assessment: MeasureAssessment) -> String? {
        switch assessment.verdict {
        case .state, .notComparable: return nil
        case .entered: return sentence(["källans ord svarar mot den nivån"])
        case .compared(let comparison, _): return sentence(parts(assessment, comparison))
        }
    }

    /// ”Vår tolkning är att A, att B och att C.”
    static func sentence(_ parts: [String]) -> String? {
        guard let last = parts.last else { return nil }
        let others = parts.dropLast().map { "att \($0)" }.joined(separator: ", ")
        return "Vår tolkning är " + (others.isEmpty ? "" : others + " och ") + "att \(last)."
    }

    private static func parts(_ assessment: MeasureAssessment, _ comparison: RuleComparison) -> [String] {
        var parts = rule(assessment.measure.rule, hasShare: comparison.share != nil)
        if comparison.noShare == .notMoved {
            parts.append("ett utfall som inte har ändrats åt rätt håll inte når någon del av målvärdet")
        }
        if comparison.share == nil {
            parts.append("bara den bästa och den sämsta nivån används när ingen andel kan räknas ut")
        }
        if case .latest = assessment.outcome.counted?.origin {
            parts.append(choice(assessment.measure))
        }
        if let share = comparison.share, isNearBelow(share, assessment.context.scale) {
            parts.append("andelen inte avrundas innan den jämförs med gränsen")
        }
        return parts
    }

    private static func choice(_ measure: Measure) -> String {
        if measure.latestOutcomeIsAmbiguous { return "det sista av de utfall som inte går att skilja åt i tid räknas" }
        return measure.latestOutcomeHoldsOthers
            ? "ett utfall för hela tiden räknas före ett för en del av den" : "det senaste utfallet räknas"
    }

    private static func rule(_ rule: Rule?, hasShare: Bool) -> [String] {
        switch rule {
        case .atLeast:
            hasShare ? ["andelen är utfallet delat med målvärdet"] : ["ett större utfall är bättre"]
        case .atMost:
            ["ett mindre utfall är bättre"] + (hasShare ? ["andelen är målvärdet delat med utfallet"] : [])
        case .change(let change):
            ["målvärdet räknas ut från utgångsvärdet"]
                + (hasShare && change.isFall ? ["andelen är målvärdet delat med utfallet"] : [])
        case .keep: ["utgångsvärdet räknas som målvärde"]
        case .scale: ["andelen räknas från skalans lägsta steg"].filter { _ in hasShare }
        case .yesNo: ["ett svar räknas som 100 eller 0 procent av målvärdet"]
        case .share: ["källans andel jämförs direkt med gränserna"]
        case .above, .below, .words, nil: []
        }
    }

    /// Whether whole percents, as sources print them, would have lifted the share over a threshold.
    private static func isNearBelow(_ share: ExactNumber, _ scale: AssessmentScale) -> Bool {
        scale.levels.compactMap(\.threshold).contains { threshold in
            guard share < threshold, let distance = threshold.subtracting(share) else { return false }
            return distance < ExactNumber(1)
        }
    }
}
