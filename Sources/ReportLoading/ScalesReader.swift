import Diagnostics
import ExactNumbers
import ReportModel

/// `skalor.yaml`: the levels for goals, indicators and assignments.
enum ScalesReader {
    static func read(_ fields: Fields) -> AssessmentScales? {
        let goals = scale("mål", in: fields, hasThresholds: false)
        let indicators = scale("indikator", in: fields, hasThresholds: true)
        let assignments = scale("uppdrag", in: fields, hasThresholds: false)
        fields.finish()
        guard let goals, let indicators, let assignments else { return nil }
        return AssessmentScales(goals: goals, indicators: indicators, assignments: assignments)
    }

    private static func scale(_ key: String, in fields: Fields, hasThresholds: Bool) -> AssessmentScale? {
        guard let group = fields.group(key, subject: "skalan för \(key)") else {
            if !fields.has(key) { fields.missing(key) }
            return nil
        }
        let levels = group.groups("nivåer", subject: "nivå", decode: level)
        group.finish()
        guard (2...7).contains(levels.count) else {
            fields.findings.error("fel-skala", "skalan för \(key) har \(levels.count) nivåer; den ska ha mellan 2 och 7", at: group.firstRange)
            return nil
        }
        check(levels, key: key, hasThresholds: hasThresholds, group: group)
        return AssessmentScale(levels: levels.map(\.value))
    }

    private static func level(_ fields: Fields) -> Sourced<AssessmentScale.Level>? {
        let colour: Sourced<StatusColour>? = fields.choice("färg")
        let symbol: Sourced<StatusSymbol>? = fields.choice("symbol")
        let threshold = fields.number("från")
        let short = fields.string("kort")
        guard let id = fields.id(), let label = fields.requiredText("etikett") else { return nil }
        if colour == nil, !fields.has("färg") { fields.missing("färg") }
        if symbol == nil, !fields.has("symbol") { fields.missing("symbol") }
        guard let colour, let symbol else { return nil }
        return Sourced(
            AssessmentScale.Level(
                id: id.value, label: label.value, shortLabel: short, colour: colour.value, symbol: symbol.value,
                threshold: threshold?.value),
            at: id.range)
    }

    private static func check(_ levels: [Sourced<AssessmentScale.Level>], key: String, hasThresholds: Bool, group: Fields) {
        var seen = Set<String>()
        for level in levels where !seen.insert(level.value.id).inserted {
            group.findings.error("dubbelt-id", "nivån ”\(level.value.id)” finns två gånger i skalan för \(key)", at: level.range)
        }
        guard hasThresholds else {
            for level in levels where level.value.threshold != nil {
                group.findings.error("fel-skala", "nivåerna för \(key) anges av en person och har ingen gräns (från)", at: level.range, help: "ta bort från")
            }
            return
        }
        for (index, level) in levels.enumerated() {
            let isLast = index == levels.count - 1
            if isLast != (level.value.threshold == nil) {
                group.findings.error(
                    "fel-skala", isLast ? "den sista nivån ”\(level.value.id)” ska inte ha någon gräns" : "nivån ”\(level.value.id)” saknar gräns",
                    at: level.range, help: isLast ? "ta bort från: den gäller allt under nivån ovanför" : "lägg till från: (lägsta andel av målvärdet i procent)")
            }
            if index > 0, let above = levels[index - 1].value.threshold, let own = level.value.threshold, own >= above {
                group.findings.error("fel-skala", "gränsen för ”\(level.value.id)” ska vara lägre än den för nivån ovanför", at: level.range, help: "ange nivåerna från den bästa till den sämsta")
            }
        }
    }
}
