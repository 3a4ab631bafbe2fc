import Diagnostics
import ReportModel

/// `strategi.yaml`: goals, perspectives and priorities of the regional development strategy.
enum StrategyReader {
    static func read(_ fields: Fields) -> Strategy? {
        let title = fields.requiredText("titel")
        let perspectives = fields.groups("inriktningar", subject: "inriktning", decode: perspective)
        let strategy = Strategy(
            title: title?.value ?? "", period: fields.string("period"),
            sustainabilityGoals: fields.groups("övergripande-mål", subject: "övergripande mål", decode: sustainabilityGoal),
            perspectives: perspectives,
            priorities: fields.groups("prioriteringar", subject: "prioritering", decode: priority),
            subPriorityCount: fields.whole("antal-delprioriteringar")?.value,
            sectionPlan: fields.groups("avsnitt", subject: "avsnitt") { section($0, perspectives: perspectives) }.flatMap { $0 })
        fields.finish()
        Uniqueness.check(strategy.perspectives.map { ($0.id, fields.keyRange("inriktningar") ?? fields.range) }, of: "inriktning", findings: fields.findings)
        Uniqueness.check(strategy.priorities.map { (String($0.number), fields.keyRange("prioriteringar") ?? fields.range) }, of: "prioritering", findings: fields.findings)
        Uniqueness.check(
            strategy.priorities.flatMap(\.subPriorities).map { ($0.number, fields.keyRange("prioriteringar") ?? fields.range) }, of: "delprioritering",
            findings: fields.findings)
        return title == nil ? nil : strategy
    }

    private static func sustainabilityGoal(_ fields: Fields) -> SustainabilityGoal? {
        let summary = fields.string("beskrivning")
        guard let id = fields.id(), let title = fields.requiredText("titel") else { return nil }
        return SustainabilityGoal(id: id.value, title: title.value, summary: summary)
    }

    private static func perspective(_ fields: Fields) -> Perspective? {
        let aliases = fields.texts("även").map(\.value)
        let summary = fields.string("beskrivning")
        guard let id = fields.id(), let title = fields.requiredText("titel") else { return nil }
        return Perspective(id: id.value, title: title.value, aliases: aliases, summary: summary)
    }

    private static func priority(_ fields: Fields) -> Priority? {
        let short = fields.string("kort")
        let subPriorities = fields.groups("delprioriteringar", subject: "delprioritering") { fields -> SubPriority? in
            let title = fields.string("titel")
            guard let number = fields.requiredText("nummer") else { return nil }
            guard let normalised = SubPriorityMention.number(in: number.value) else {
                fields.findings.error("fel-nummer", "”\(number.value)” är inget nummer på en delprioritering", at: number.range, help: "skriv till exempel \"2.1\"")
                return nil
            }
            return SubPriority(number: normalised, title: title)
        }
        guard let number = fields.whole("nummer") else {
            if !fields.has("nummer") { fields.missing("nummer") }
            return nil
        }
        guard let title = fields.requiredText("titel") else { return nil }
        return Priority(number: number.value, title: title.value, shortTitle: short, subPriorities: subPriorities)
    }

    private enum SectionWord: String, CaseIterable {
        case external = "omvärld"
        case contribution = "bidrag"
        case cooperation = "samverkan"
        case examples = "insatser"
        case perspectives = "inriktningar"
        case agenda = "agenda"
        case other = "annat"
    }

    private static func section(_ fields: Fields, perspectives: [Perspective]) -> [SectionPlan]? {
        _ = fields.string("id")
        let title = fields.string("titel")
        let word: Sourced<SectionWord>? = fields.choice("typ")
        if word == nil, !fields.has("typ") { fields.missing("typ") }
        guard let word else { return nil }
        if word.value == .perspectives {
            return perspectives.map { SectionPlan(kind: .perspective(id: $0.id), title: $0.title) }
        }
        guard let title else {
            fields.missing("titel")
            return nil
        }
        let kind: SectionKind =
            switch word.value {
            case .external: .externalDevelopments
            case .contribution: .contribution
            case .cooperation: .cooperation
            case .examples: .examples
            case .agenda: .agenda2030
            case .other, .perspectives: .other
            }
        return [SectionPlan(kind: kind, title: title)]
    }
}

/// One id, one thing.
enum Uniqueness {
    static func check(_ ids: [(id: String, range: SourceRange)], of kind: String, findings: Findings) {
        var first: [String: SourceRange] = [:]
        for (id, range) in ids {
            guard let earlier = first.updateValue(range, forKey: id) else { continue }
            findings.error(
                "dubbelt-id", "\(kind) ”\(id)” finns två gånger", at: range,
                help: "den första står i \(earlier.file.path), rad \(earlier.start.line); ge den ena ett annat id")
            first[id] = earlier
        }
    }
}
