import Diagnostics
import ReportModel

/// `strategi.yaml`: goals, perspectives and priorities of the regional development strategy.
enum StrategyReader {
    static func read(_ fields: Fields) -> Strategy? {
        let title = fields.requiredText("titel")
        let sustainabilityGoals = fields.groups("övergripande-mål", decode: sustainabilityGoal)
        let perspectives = fields.groups("inriktningar", decode: perspective)
        var subPriorityNumbers: [Sourced<String>] = []
        let priorities = fields.groups("prioriteringar") { priority($0, numbers: &subPriorityNumbers) }
        let strategy = Strategy(
            title: title?.value ?? "", period: fields.string("period"),
            sustainabilityGoals: sustainabilityGoals.map(\.value),
            perspectives: perspectives.map(\.value), priorities: priorities.map(\.value),
            subPriorityCount: fields.whole("antal-delprioriteringar")?.value,
            sectionPlan: fields.groups("avsnitt") { section($0, perspectives: perspectives.map(\.value)) }.flatMap {
                $0
            })
        fields.finish()
        Uniqueness.check(
            sustainabilityGoals.map { ($0.value.id, $0.range) }, of: "det övergripande målet", findings: fields.findings
        )
        Uniqueness.check(perspectives.map { ($0.value.id, $0.range) }, of: "inriktningen", findings: fields.findings)
        Uniqueness.check(
            priorities.map { (String($0.value.number), $0.range) }, of: "prioriteringen",
            remedy: Uniqueness.anotherNumber, findings: fields.findings)
        Uniqueness.check(
            subPriorityNumbers.map { ($0.value, $0.range) }, of: "delprioriteringen", remedy: Uniqueness.anotherNumber,
            findings: fields.findings)
        return title == nil ? nil : strategy
    }

    private static func sustainabilityGoal(_ fields: Fields) -> Sourced<SustainabilityGoal>? {
        let summary = fields.string("beskrivning")
        let id = fields.id()
        let title = fields.requiredText("titel")
        guard let id, let title else { return nil }
        return Sourced(SustainabilityGoal(id: id.value, title: title.value, summary: summary), at: id.range)
    }

    private static func perspective(_ fields: Fields) -> Sourced<Perspective>? {
        let aliases = fields.texts("även").map(\.value)
        let summary = fields.string("beskrivning")
        let id = fields.id()
        let title = fields.requiredText("titel")
        guard let id, let title else { return nil }
        return Sourced(Perspective(id: id.value, title: title.value, aliases: aliases, summary: summary), at: id.range)
    }

    /// - Parameter numbers: Takes the sub-priorities' numbers, with their places.
    private static func priority(_ fields: Fields, numbers: inout [Sourced<String>]) -> Sourced<Priority>? {
        let short = fields.string("kort")
        let subPriorities = fields.groups("delprioriteringar") { fields -> SubPriority? in
            let title = fields.string("titel")
            guard let number = fields.requiredText("nummer") else { return nil }
            guard let normalised = SubPriorityMention.number(in: number.value) else {
                fields.findings.error(
                    "fel-nummer", "”\(number.value)” är inget nummer på en delprioritering", at: number.range,
                    help: "skriv till exempel \"2.1\"")
                return nil
            }
            numbers.append(Sourced(normalised, at: number.range))
            return SubPriority(number: normalised, title: title)
        }
        let number = fields.whole("nummer")
        if number == nil, !fields.has("nummer") { fields.missing("nummer") }
        let title = fields.requiredText("titel")
        guard let number, let title else { return nil }
        return Sourced(
            Priority(number: number.value, title: title.value, shortTitle: short, subPriorities: subPriorities),
            at: number.range)
    }

    enum SectionWord: String, CaseIterable {
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
    static let anotherNumber = "ge den ena ett annat nummer"

    static func check(
        _ ids: [(id: String, range: SourceRange)], of kind: String, remedy: String = "ge den ena ett annat id",
        findings: Findings
    ) {
        var first: [String: SourceRange] = [:]
        for (id, range) in ids {
            guard let earlier = first.updateValue(range, forKey: id) else { continue }
            let place = earlier.file == range.file ? "på rad" : "i \(earlier.file.path), rad"
            findings.error(
                "dubbelt-id", "\(kind) ”\(id)” finns två gånger", at: range,
                help: "den första står \(place) \(earlier.start.line); \(remedy)")
            first[id] = earlier
        }
    }
}
