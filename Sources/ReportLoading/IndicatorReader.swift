import Diagnostics
import ExactNumbers
import ReportModel

/// One indicator of a goal.
struct IndicatorReader {
    let scale: AssessmentScale

    func read(_ fields: Fields) -> Indicator? {
        let id = fields.id()
        let title = fields.requiredText("titel")
        refuseNested(fields)
        let explanation = fields.string("förklaring")
        let followUp = fields.string("följs-upp")
        let reader = MeasureReader(scale: scale)
        let state = reader.state(fields)
        let source = fields.string("källa")
        let several = fields.groups("mått") { measureOfSeveral($0, inheriting: state) }
        if !several.isEmpty { refuseOwnFigures(fields) }
        Uniqueness.check(
            several.compactMap { measure in measure.id.map { ($0, measure.range) } }, of: "måttet",
            findings: fields.findings)
        let measures = several.isEmpty ? [reader.read(fields, state: state)] : several
        guard let id, let title else { return nil }
        return Indicator(
            id: id.value, title: title.value, explanation: explanation, measures: measures, followUp: followUp,
            source: source, range: id.range)
    }

    private func refuseNested(_ fields: Fields) {
        guard let range = fields.keyRange("indikatorer") else { return }
        fields.markReported("indikatorer")
        fields.findings.error(
            "indikator-utan-mål", "indikatorer står i en annan indikator och hör inte till något mål", at: range,
            help: "låt dem stå i målets lista, i linje med de andra, eller gör dem till mått: i indikatorn")
    }

    /// A measure without a state of its own has the indicator's.
    private func measureOfSeveral(_ fields: Fields, inheriting inherited: MeasureReader.State) -> Measure? {
        let id = fields.id()
        let title = fields.requiredText("titel")
        let reader = MeasureReader(scale: scale)
        let own = reader.state(fields)
        var measure = reader.read(fields, state: own.declared == nil ? inherited : own)
        measure.id = id?.value
        measure.title = title?.value
        measure.source = fields.string("källa")
        return id == nil || title == nil ? nil : measure
    }

    private func refuseOwnFigures(_ fields: Fields) {
        for key in Shape.figureNames {
            guard let range = fields.keyRange(key) else { continue }
            fields.findings.error(
                "dubbla-mått", "indikatorn har både ”mått” och ett eget ”\(key)”", at: range,
                help: "flytta \(key) in under det mått som det gäller")
        }
    }
}

/// Rule, target and outcomes of one measure.
struct MeasureReader {
    let scale: AssessmentScale

    /// What an editor says where figures are missing.
    struct State {
        var declared: DeclaredState?
        var words: String?
    }

    func state(_ fields: Fields) -> State {
        let declared: Sourced<DeclaredState>? = fields.choice("läge")
        return State(declared: declared?.value, words: fields.string("lägesord"))
    }

    func read(_ fields: Fields, state: State) -> Measure {
        let unit = fields.string("enhet")
        let aggregation: Sourced<Aggregation>? = fields.choice("räknas")
        let observations = ObservationReader(scale: scale)
        return Measure(
            unit: unit, rule: rule(fields), target: target(fields), baseline: baseline(fields),
            outcomes: fields.groups("utfall", decode: observations.read),
            aggregation: aggregation?.value ?? .latest,
            earlier: fields.groups("tidigare", decode: observations.read).oldestFirst,
            declaredState: state.declared, stateWords: state.words,
            range: fields.keyRange("utfall") ?? fields.firstRange)
    }

    private func rule(_ fields: Fields) -> Rule? {
        let change = change(fields)
        let steps = steps(fields)
        guard let text = fields.text("regel") else { return nil }
        switch text.value {
        case "minst": return .atLeast
        case "högst": return .atMost
        case "över": return .above
        case "under": return .below
        case "behåll": return .keep
        case "ja-nej": return .yesNo
        case "andel": return .share
        case "ord": return .words
        case "förändring":
            if change == nil, !fields.has("förändring") { missing("förändring", for: text, fields) }
            return change.map { .change($0) }
        case "skala":
            if steps == nil, !fields.has("skala") { missing("skala", for: text, fields) }
            return steps.map { .scale($0) }
        default:
            fields.findings.error(
                "okänd-regel", "regeln ”\(text.value)” finns inte", at: text.range,
                help: Suggestion.help(for: text.value, among: RuleWord.all))
            return nil
        }
    }

    private func missing(_ key: String, for rule: Sourced<String>, _ fields: Fields) {
        fields.findings.error(
            "saknad-nyckel", "regeln ”\(rule.value)” behöver nyckeln ”\(key)”", at: rule.range,
            help: "lägg till raden \(key): …")
    }

    private func change(_ fields: Fields) -> Change? {
        guard let text = fields.text("förändring") else { return nil }
        let words = text.value.split(separator: " ", maxSplits: 1).map { String($0).trimmed }
        let unit: Change.Unit? =
            switch words.dropFirst().first {
            case "procent", "%": .percent
            case "procentenheter", "procentenhet": .percentagePoints
            default: nil
            }
        guard let unit, let amount = words.first.flatMap({ SwedishNumber.parse($0) }), !amount.isZero else {
            fields.findings.error(
                "fel-förändring", "”\(text.value)” är ingen förändring", at: text.range,
                help: "skriv till exempel \"-15 procent\" eller \"+5 procentenheter\"")
            return nil
        }
        guard let sign = words.first?.first, "+-−–".contains(sign) else {
            let amount = words.joined(separator: " ")
            fields.findings.error(
                "fel-förändring", "”\(text.value)” säger inte om utfallet ska öka eller minska", at: text.range,
                help: "skriv \"+\(amount)\" om det ska öka, eller \"-\(amount)\" om det ska minska")
            return nil
        }
        return Change(amount: amount, unit: unit)
    }

    private func steps(_ fields: Fields) -> StepScale? {
        guard let group = fields.group("skala") else { return nil }
        let lowest = group.number("lägst")
        let highest = group.number("högst")
        var steps: [StepScale.Step] = []
        if case .mapping(let pairs, _)? = group.value("steg") {
            for pair in pairs {
                guard case .scalar(let meaning, _) = pair.value else {
                    refuseSteps(at: pair.value.range, findings: fields.findings)
                    continue
                }
                if let value = fields.number(pair.key, key: "steg") {
                    steps.append(StepScale.Step(value: value, meaning: meaning))
                }
            }
        } else if let other = group.value("steg") {
            refuseSteps(at: other.range, findings: fields.findings)
        }
        if lowest == nil, !group.has("lägst") { group.missing("lägst") }
        if highest == nil, !group.has("högst") { group.missing("högst") }
        group.finish()
        guard let lowest, let highest else { return nil }
        guard lowest.value < highest.value else {
            fields.findings.error(
                "fel-skala", "skalans lägsta steg ska vara lägre än det högsta", at: lowest.range,
                help: "byt plats på lägst: och högst:, eller rätta talen")
            return nil
        }
        return StepScale(lowest: lowest.value, highest: highest.value, steps: steps.sorted { $0.value < $1.value })
    }

    private func refuseSteps(at range: SourceRange, findings: Findings) {
        findings.error(
            "fel-form", "”steg” ska ange vad varje steg betyder", at: range,
            help: "skriv steg: {0: Ej påbörjat, 3: Slutfört}")
    }

    private func target(_ fields: Fields) -> Target? {
        guard let value = fields.value("målvärde") else { return nil }
        if case .mapping = value, let group = Fields(value, as: .target, findings: fields.findings) {
            let year = group.whole("år")
            let source = group.string("källa")
            let figure = group.text("värde").flatMap { targetValue($0, fields: group) }
            let words = group.text("ord")
            let target = figure ?? words.map { .words($0.value) }
            if target == nil, !group.has("värde"), !group.has("ord") { group.missing("värde") }
            if group.has("värde"), let words = group.keyRange("ord") {
                group.findings.error(
                    "fel-målvärde", "målvärdet har både ”värde” och ”ord”", at: words, help: "ange bara ett av dem")
            }
            group.finish()
            return target.map {
                Target(
                    value: $0, year: year?.value, source: source,
                    range: group.keyRange("värde") ?? group.keyRange("ord") ?? group.range)
            }
        }
        guard let text = fields.text("målvärde"), let target = targetValue(text, fields: fields) else { return nil }
        return Target(value: target, range: text.range)
    }

    private func targetValue(_ text: Sourced<String>, fields: Fields) -> Target.Value? {
        if let answer = YesNo.answer(text.value) { return .yesNo(answer) }
        return fields.number(text, key: "målvärde", help: YesNo.help).map { .number($0) }
    }

    private func baseline(_ fields: Fields) -> Baseline? {
        guard let value = fields.value("baslinje") else { return nil }
        if case .mapping = value, let group = Fields(value, as: .baseline, findings: fields.findings) {
            let number = group.number("värde")
            let baseline = Baseline(
                value: number?.value ?? .zero, year: group.whole("år")?.value, source: group.string("källa"),
                range: number?.range ?? group.range)
            group.finish()
            return number == nil ? nil : baseline
        }
        return fields.number("baslinje").map { Baseline(value: $0.value, range: $0.range) }
    }
}

/// The rules as editors write them.
enum RuleWord {
    static let all = ["minst", "högst", "över", "under", "förändring", "behåll", "skala", "ja-nej", "andel", "ord"]
}

/// The words for a yes/no outcome; YAML's own `true` and `yes` are understood.
enum YesNo {
    static let help = "skriv bara siffror, till exempel 54,5 eller 1 234, eller ja eller nej; enheten anges för sig"

    static func answer(_ text: String) -> Bool? {
        // Nearly all that is asked about is a number.
        guard text.utf8.count <= 7, let first = text.utf8.first, first >= UInt8(ascii: "A") else { return nil }
        return switch text.lowercased() {
        case "ja", "true", "yes", "sant": true
        case "nej", "false", "no", "falskt": false
        default: nil
        }
    }
}

/// One dated outcome.
struct ObservationReader {
    let scale: AssessmentScale

    func read(_ fields: Fields) -> Observation? {
        let year = fields.whole("år")
        let date = fields.date("datum") ?? year.map { PartialDate(year: $0.value) }
        let note = fields.string("not")
        let source = fields.string("källa")
        let level = LevelReader.level("nivå", in: fields, scale: scale, scaleName: "indikatorer")
        let values = [
            fields.text("värde").flatMap { text in number(text, fields: fields).map { ($0, text.range) } },
            fields.number("andel").map { (.shareOfTarget($0.value), $0.range) },
            fields.text("ord").map { (.words($0.value, level?.value), $0.range) },
        ].compactMap { $0 }
        let given = ["värde", "andel", "ord"].filter(fields.has)
        guard given.count == 1 else {
            fields.findings.error(
                "fel-utfall",
                given.isEmpty
                    ? "utfallet saknar ”värde”, ”andel” eller ”ord”"
                    : "utfallet har mer än ett av ”värde”, ”andel” och ”ord”",
                at: fields.firstRange,
                help: "ange precis ett av dem; är inget känt, ta bort utfallet och skriv läge: utfall saknas")
            return nil
        }
        if let level, given != ["ord"] {
            fields.findings.error(
                "fel-utfall", "”nivå” anges bara för utfall i ord; annars räknas den ut", at: level.range,
                help: "ta bort nivå")
        }
        guard let (value, range) = values.first else { return nil }
        return Observation(date: date, value: value, note: note, source: source, range: range)
    }

    private func number(_ text: Sourced<String>, fields: Fields) -> Observation.Value? {
        if let answer = YesNo.answer(text.value) { return .yesNo(answer) }
        return fields.number(text, key: "värde", help: YesNo.help).map { .number($0) }
    }
}
