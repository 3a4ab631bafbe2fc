import Diagnostics
import ExactNumbers
import ReportModel

/// `mal/*.yaml`: one regional goal with its subgoals and indicators.
struct GoalReader {
    let scales: AssessmentScales
    /// The numbers of the strategy's priorities; `nil` where the strategy could not be read.
    let priorities: [Int]?

    /// - Parameter parent: The regional goal's number, for a subgoal.
    func read(_ fields: Fields, parent: String? = nil) -> Goal? {
        let isGoal = !refuseIndicatorsWithoutGoal(fields, parent: parent)
        let number = isGoal ? fields.requiredText("nummer") : fields.text("nummer")
        let title = isGoal ? fields.requiredText("titel") : fields.text("titel")
        var goal = Goal(
            number: number?.value ?? "", title: title?.value ?? "", range: number?.range ?? fields.firstRange)
        goal.forecast = judgement("prognos", in: fields)
        goal.result = judgement("resultat", in: fields)
        goal.history = fields.groups("historik", decode: historic).sorted { $0.occasion < $1.occasion }
        goal.comment = fields.comment("kommentar")
        goal.cause = fields.string("orsak")
        goal.reason = fields.string("motivering")
        goal.priorities = knownPriorities(fields)
        goal.source = fields.string("källa")
        goal.isAssessedByWord = assessed(fields, isJudged: goal.isJudged)
        let indicators = IndicatorReader(scale: scales.indicators)
        goal.indicators = fields.groups("indikatorer", decode: indicators.read)
        if parent == nil {
            goal.subgoals = fields.groups("delmål") { read($0, parent: number?.value ?? "") }
        }
        if !goal.indicators.isEmpty, !goal.subgoals.isEmpty, let range = fields.keyRange("indikatorer") {
            fields.findings.warning(
                "indikatorer-på-regionmål", "indikatorerna hör här till regionmålet och inte till något av dess delmål",
                at: range,
                help: "hör de till ett delmål, dra in dem så att indikatorer: står i linje med delmålets titel:")
        }
        guard let number, title != nil else { return nil }
        return isValid(number, parent: parent, findings: fields.findings) ? goal : nil
    }

    /// Indicators with neither number nor title above them belong to nothing that a reader could find.
    private func refuseIndicatorsWithoutGoal(_ fields: Fields, parent: String?) -> Bool {
        guard let range = fields.keyRange("indikatorer"), !fields.has("nummer"), !fields.has("titel") else {
            return false
        }
        fields.findings.error(
            "indikator-utan-mål", "indikatorerna hör inte till något mål", at: range,
            help:
                "flytta dem till sitt \(parent == nil ? "mål eller delmål" : "delmål"), eller ange målets nummer: och titel:"
        )
        return true
    }

    private func knownPriorities(_ fields: Fields) -> [Int] {
        fields.wholes("prioriteringar").compactMap { number in
            guard let priorities, !priorities.contains(number.value) else { return number.value }
            fields.findings.error(
                "okänd-prioritering", "prioritering \(number.value) finns inte i strategin", at: number.range,
                help: Suggestion.list(priorities.map(String.init)))
            return nil
        }
    }

    private func isValid(_ number: Sourced<String>, parent: String?, findings: Findings) -> Bool {
        let parts = number.value.split(separator: ".", omittingEmptySubsequences: false)
        let areNumbers = parts.allSatisfy {
            (1...4).contains($0.utf8.count)
                && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard areNumbers, parts.count == (parent == nil ? 1 : 2) else {
            findings.error(
                "fel-nummer", "”\(number.value)” är inget nummer på ett \(parent == nil ? "regionmål" : "delmål")",
                at: number.range,
                help: parent.map { "skriv till exempel \"\($0).1\"" } ?? "skriv till exempel 4")
            return false
        }
        if let parent, String(parts[0]) != parent {
            findings.error(
                "fel-nummer", "delmålet ”\(number.value)” står under regionmål \(parent)", at: number.range,
                help: "flytta det, eller byt numret till \"\(parent).\(parts[1])\"")
            return false
        }
        return true
    }

    private func judgement(_ key: String, in fields: Fields) -> Judgement? {
        guard let group = fields.group(key) else { return nil }
        let date = group.date("datum")
        let level = level("nivå", in: group, scale: scales.goals)
        if level == nil, !group.has("nivå") { group.missing("nivå") }
        group.finish()
        return level.map { Judgement(level: $0.value, date: date, range: $0.range) }
    }

    private func assessed(_ fields: Fields, isJudged: Bool) -> Bool? {
        let answer: Sourced<Answer>? = fields.choice("bedöms")
        guard let answer else { return nil }
        if answer.value == .no, isJudged {
            fields.findings.error(
                "bedöms-motsäger-nivå", "\(fields.subject) bedöms inte, men har en bedömning", at: answer.range,
                help: "ta bort raden bedöms: nej, eller ta bort prognos:, resultat: och historik:")
        }
        return answer.value == .yes
    }

    private func historic(_ fields: Fields) -> HistoricJudgement? {
        let year = fields.whole("år")
        let day = fields.date("datum")
        let kind: Sourced<HistoricKind>? = fields.choice("typ")
        let level = level("nivå", in: fields, scale: scales.goals)
        guard let date = day ?? year.map({ PartialDate(year: $0.value) }), let level else {
            if !fields.has("år"), !fields.has("datum") { fields.missing("år") }
            if !fields.has("nivå") { fields.missing("nivå") }
            return nil
        }
        let occasion = HistoricJudgement.Occasion(date: date, kind: kind?.value == .forecast ? .forecast : .result)
        return HistoricJudgement(occasion, level: level.value)
    }

    private func level(_ key: String, in fields: Fields, scale: AssessmentScale) -> Sourced<AssessmentScale.Level>? {
        LevelReader.level(key, in: fields, scale: scale, scaleName: "mål")
    }
}

/// Yes or no, where nothing else is meant.
enum Answer: String, CaseIterable {
    case yes = "ja"
    case no = "nej"
}

/// What an earlier judgement was; a plan has none.
enum HistoricKind: String, CaseIterable {
    case forecast = "prognos"
    case result = "resultat"
}

/// A level by its id.
enum LevelReader {
    static func level(
        _ key: String, in fields: Fields, scale: AssessmentScale, scaleName: String
    ) -> Sourced<AssessmentScale.Level>? {
        guard let text = fields.text(key) else { return nil }
        if let level = scale.level(id: text.value) { return Sourced(level, at: text.range) }
        if scale.isStandIn { return nil }
        fields.findings.error(
            "okänd-nivå", "nivån ”\(text.value)” finns inte i skalan för \(scaleName) (skalor.yaml)", at: text.range,
            help: meant(text.value, on: scale).map { "skriv \(key): \($0)" }
                ?? Suggestion.help(for: text.value, among: scale.levels.map(\.id)))
        return nil
    }

    /// The id of the level whose words stand where its id should.
    private static func meant(_ words: String, on scale: AssessmentScale) -> String? {
        scale.levels.first { [$0.label, $0.shortLabel].contains { $0.lowercased() == words.lowercased() } }?.id
    }
}
