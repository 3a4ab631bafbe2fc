import Diagnostics
import ExactNumbers
import ReportModel

/// `skalor.yaml`: the levels for goals, indicators and assignments.
enum ScalesReader {
    static func read(_ fields: Fields) -> AssessmentScales? {
        let goals = scale("mål", in: fields, hasThresholds: false)
        let indicators = scale("indikator", in: fields, hasThresholds: true)
        // Without assignments there is nothing to judge; one with a status asks for the level that is missing.
        let assignments =
            fields.has("uppdrag") ? scale("uppdrag", in: fields, hasThresholds: false) : AssessmentScale(levels: [])
        fields.finish()
        guard let goals, let indicators, let assignments else { return nil }
        return AssessmentScales(goals: goals, indicators: indicators, assignments: assignments)
    }

    private static func scale(_ key: String, in fields: Fields, hasThresholds: Bool) -> AssessmentScale? {
        guard let group = fields.group(key) else {
            if !fields.has(key) { fields.missing(key) }
            return nil
        }
        let levels = group.groups("nivåer", decode: level)
        let count = group.list("nivåer").count
        group.finish()
        guard (2...7).contains(count) else {
            fields.findings.error(
                "fel-skala",
                "skalan för \(key) har \(count) \(count == 1 ? "nivå" : "nivåer"); den ska ha mellan 2 och 7",
                at: group.firstRange,
                help: "lägg till eller ta bort nivåer under nivåer:")
            return nil
        }
        guard levels.count == count else { return nil }
        check(levels, key: key, hasThresholds: hasThresholds, findings: fields.findings)
        return AssessmentScale(levels: levels.map(\.value))
    }

    /// A level, where its id stands, and where its threshold does.
    private struct Level {
        var value: AssessmentScale.Level
        var range: SourceRange
        var threshold: SourceRange?
    }

    private static func level(_ fields: Fields) -> Level? {
        let colour: Sourced<StatusColour>? = fields.choice("färg")
        let symbol: Sourced<StatusSymbol>? = fields.choice("symbol")
        let threshold = fields.number("från")
        let short = fields.string("kort")
        let id = fields.id()
        let label = fields.requiredText("etikett")
        if colour == nil, !fields.has("färg") { fields.missing("färg") }
        if symbol == nil, !fields.has("symbol") { fields.missing("symbol") }
        let isReadable = threshold != nil || !fields.has("från")
        guard let id, let label, let colour, let symbol, isReadable else { return nil }
        return Level(
            value: AssessmentScale.Level(
                id: id.value, label: label.value, shortLabel: short, colour: colour.value, symbol: symbol.value,
                threshold: threshold?.value),
            range: id.range, threshold: threshold?.range)
    }

    private static func check(_ levels: [Level], key: String, hasThresholds: Bool, findings: Findings) {
        Uniqueness.check(levels.map { ($0.value.id, $0.range) }, of: "nivån", findings: findings)
        guard hasThresholds else {
            for level in levels {
                guard let range = level.threshold else { continue }
                findings.error(
                    "fel-skala", "nivåerna för \(key) anges av en person och har ingen gräns (från)", at: range,
                    help: "ta bort från")
            }
            return
        }
        for (index, level) in levels.enumerated() {
            let isLast = index == levels.count - 1
            if isLast, let range = level.threshold {
                findings.error(
                    "fel-skala", "den sista nivån ”\(level.value.id)” ska inte ha någon gräns", at: range,
                    help: "ta bort från: den gäller allt under nivån ovanför")
            } else if !isLast, level.threshold == nil {
                findings.error(
                    "fel-skala", "nivån ”\(level.value.id)” saknar gräns", at: level.range,
                    help: "lägg till från: (lägsta andel av målvärdet i procent)")
            }
            if index > 0, let above = levels[index - 1].value.threshold, let own = level.value.threshold, own >= above {
                findings.error(
                    "fel-skala", "gränsen för ”\(level.value.id)” ska vara lägre än den för nivån ovanför",
                    at: level.threshold ?? level.range,
                    help: "ange nivåerna från den bästa till den sämsta")
            }
        }
    }
}
