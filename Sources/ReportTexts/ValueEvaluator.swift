import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel

/// Works out what stands in a code span that begins with `=`, as in a spreadsheet.
///
/// Figures in prose come from the data, so that they cannot disagree with the tables.
struct ValueEvaluator: Sendable {
    let site: SiteFacts

    enum Value {
        case text(String)
        case problem(id: String, message: String, help: String?)
        /// It asks for something that could not be read, which has been reported already.
        case unreadable
    }

    /// A result before it becomes words: a number can also be written out.
    enum Raw {
        case count(Int)
        case number(ExactNumber, unit: String?)
        /// Computed of a table's column, with the decimals of that column.
        case figure(ExactNumber, words: String)
        case text(String)
    }

    /// - Parameter formula: What follows the equals sign: `delmål.antal i ord`.
    func evaluate(_ formula: String) -> Value {
        let suffix = " i ord"
        let inWords = formula.hasSuffix(suffix)
        let name = trim(inWords ? String(formula.dropLast(suffix.count)) : formula)
        if let open = name.firstIndex(of: "("), name.hasSuffix(")") {
            // A column's name may hold semicolons of its own.
            let arguments = name[name.index(after: open)...].dropLast().split(
                separator: ";", maxSplits: 1, omittingEmptySubsequences: false
            ).map { trim(String($0)) }
            return finish(
                TableFunction(site: site).evaluate(String(name[..<open]).uppercased(), arguments), inWords: inWords,
                name: name)
        }
        return finish(ValueLookup(site: site).look(up: name), inWords: inWords, name: name)
    }

    private func finish(_ result: Result, inWords: Bool, name: String) -> Value {
        switch result {
        case .unreadable: return .unreadable
        case .problem(let id, let message, let help): return .problem(id: id, message: message, help: help)
        case .raw(let raw):
            guard inWords else { return .text(Self.digits(raw)) }
            let number: Int? =
                switch raw {
                case .count(let count): count
                case .number(let number, _) where number.isWhole: Int(exactly: number.numerator)
                case .figure(let number, _) where number.isWhole: Int(exactly: number.numerator)
                default: nil
                }
            if let number, let words = SwedishNumerals.words(for: number) { return .text(words + Self.unit(of: raw)) }
            return .problem(
                id: "inte-i-ord", message: "”=\(name)” är inget heltal som kan skrivas i ord", help: "ta bort ”i ord”")
        }
    }

    /// The unit after a number in words, itself in words; a count and `antal` have none.
    private static func unit(of raw: Raw) -> String {
        guard case .number(_, let unit?) = raw, !unit.isEmpty, unit != "antal" else { return "" }
        let word =
            [
                "%": "procent", "kr": "kronor", "tkr": "tusen kronor", "mnkr": "miljoner kronor",
                "mkr": "miljoner kronor",
            ][unit] ?? unit
        return " " + word
    }

    private static func digits(_ raw: Raw) -> String {
        switch raw {
        case .count(let count): SwedishNumber.format(ExactNumber(count))
        case .number(let number, let unit): SwedishNumber.formatAsAuthored(number, unit: unit)
        case .figure(_, let words): words
        case .text(let text): text
        }
    }

    private func trim(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }

    enum Result {
        case raw(Raw)
        case problem(id: String, message: String, help: String?)
        case unreadable
    }
}

/// `=delmål.antal`, `=mål.4.1.status`, `=indikator.ID.utfall`, `=nyckeltal.ID` …
private struct ValueLookup {
    let site: SiteFacts
    private typealias Result = ValueEvaluator.Result

    static let names = [
        "regionmål.antal", "delmål.antal", "mål.antal", "indikatorer.antal", "uppdrag.antal", "projekt.antal",
        "projekt.summa",
        "projekt.uppgiven-summa", "projekt.skillnad",
    ]

    func look(up name: String) -> ValueEvaluator.Result {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.dropFirst().joined(separator: ".")) {
        case ("regionmål", "antal"): return count(site.report.regionalGoalCount)
        case ("delmål", "antal"): return count(site.index.counts.subgoals)
        case ("mål", "antal"): return count(site.index.counts.assessedGoals)
        case ("indikatorer", "antal"): return count(site.indicators.count)
        case ("uppdrag", "antal"): return .raw(.count(site.report.assignments.count))
        case ("mål", let rest) where rest.hasSuffix(".status"): return goalStatus(String(rest.dropLast(7)))
        case ("mål", let level):
            return levelCount(level, counts: site.index.counts.goals, scale: site.report.scales.goals, name: name)
        case ("indikatorer", let level):
            return levelCount(
                level, counts: site.index.counts.indicators, scale: site.report.scales.indicators, name: name)
        case ("uppdrag", let level):
            let scale = site.report.scales.assignments
            guard scale.levels.contains(where: { $0.id == level }) else {
                return scale.isStandIn ? .unreadable : unknown(name)
            }
            return .raw(.count(site.index.counts.assignments[level] ?? 0))
        case ("indikator", _) where parts.count == 3: return indicator(parts[1], parts[2])
        case ("nyckeltal", let id): return keyFigure(id)
        case ("projekt", let what): return grants(what, name: name)
        default: return unknown(name)
        }
    }

    private func count(_ number: Int) -> ValueEvaluator.Result {
        site.gaps.hasGoals ? .unreadable : .raw(.count(number))
    }

    private func unknown(_ name: String) -> ValueEvaluator.Result {
        let scales = site.report.scales
        let levels = [("mål", scales.goals), ("indikatorer", scales.indicators), ("uppdrag", scales.assignments)]
            .flatMap { kind, scale in
                scale.levels.map { "\(kind).\($0.id)" }
            }
        let first = name.prefix { $0 != "." }
        let names = (Self.names + levels).filter { $0.hasPrefix(first + ".") }
        if first == "indikator" {
            return .problem(
                id: "okänt-värde", message: "värdet ”=\(name)” finns inte",
                help: "skriv =indikator.ID. och utfall, tidigare, målvärde, andel eller status")
        }
        return .problem(
            id: "okänt-värde", message: "värdet ”=\(name)” finns inte",
            help: Suggestion.nearest(to: name, among: Self.names + levels).map { "menade du ”\($0)”?" }
                ?? Suggestion.list(names.isEmpty ? Self.names : names))
    }

    private func levelCount(_ level: String, counts: [String: Int], scale: AssessmentScale, name: String)
        -> ValueEvaluator.Result
    {
        let known = scale.levels.map(\.id) + StatusState.allCases.map(\.rawValue)
        guard known.contains(level) else { return scale.isStandIn ? .unreadable : unknown(name) }
        return count(counts[level] ?? 0)
    }

    private func goalStatus(_ number: String) -> ValueEvaluator.Result {
        if let goal = site.index.goals[number] {
            if let status = goal.status { return .raw(.text(status.label)) }
            return .problem(
                id: "värde-saknas", message: "mål \(number) bedöms inte självt och har ingen status",
                help: goal.goal.subgoals.isEmpty
                    ? "hämta regionmålets status i stället" : "hämta delmålens status i stället")
        }
        if site.gaps.hasGoals { return .unreadable }
        guard case .problem(let id, let message, let help) = ReferenceResolver(site: site).unknownGoal(number) else {
            return .unreadable
        }
        return .problem(id: id, message: message, help: help)
    }

    private func indicator(_ id: String, _ what: String) -> ValueEvaluator.Result {
        guard let found = site.index.indicators[id]?.indicator else {
            if site.gaps.hasGoals { return .unreadable }
            return .problem(
                id: "okänd-indikator", message: "indikatorn ”\(id)” finns inte",
                help: Suggestion.help(for: id, among: site.index.indicators.keys.sorted()))
        }
        if what == "status" { return .raw(.text(found.status.label)) }
        guard found.measures.count == 1, let measure = found.measures.first else {
            return .problem(
                id: "flera-mått", message: "indikatorn ”\(id)” har flera mått; ”\(what)” säger inte vilket",
                help: "skriv siffran i texten, eller dela upp indikatorn")
        }
        switch what {
        case "utfall": return figure(measure.outcome, unit: measure.measure.unit, id: id, what: what)
        case "målvärde", "mål":
            switch measure.target {
            case .number(let number): return .raw(.number(number, unit: measure.measure.unit))
            case .yesNo(let answer): return .raw(.text(answer ? "ja" : "nej"))
            case .words(let words): return .raw(.text(words))
            case nil: return notGiven(id, "inget målvärde")
            }
        case "tidigare":
            let earlier = measure.measure.outcome(before: site.edition.year)
            return figure(earlier?.value, unit: measure.measure.unit, id: id, what: "tidigare utfall")
        case "andel":
            guard let share = measure.share else { return notGiven(id, "ingen andel av målvärdet") }
            return .raw(.text(SwedishNumber.formatShare(share, thresholds: site.thresholds)))
        default:
            return .problem(
                id: "okänt-värde", message: "”\(what)” finns inte för en indikator",
                help: Suggestion.help(for: what, among: ["utfall", "tidigare", "målvärde", "andel", "status"]))
        }
    }

    private func figure(_ value: Observation.Value?, unit: String?, id: String, what: String) -> ValueEvaluator.Result {
        switch value {
        case .number(let number): .raw(.number(number, unit: unit))
        case .yesNo(let answer): .raw(.text(answer ? "ja" : "nej"))
        case .shareOfTarget(let share): .raw(.text(SwedishNumber.formatShare(share, thresholds: site.thresholds)))
        case .words(let words, _): .raw(.text(words))
        case nil: notGiven(id, "inget \(what)")
        }
    }

    /// - Parameter nothing: ”inget utfall”, ”ingen andel”: with its article, which no program should guess.
    private func notGiven(_ id: String, _ nothing: String) -> ValueEvaluator.Result {
        // It may stand in what could not be read.
        if site.gaps.hasGoals || site.report.scales.indicators.isStandIn { return .unreadable }
        return .problem(
            id: "värde-saknas", message: "indikatorn ”\(id)” har \(nothing)",
            help: "skriv i texten att uppgiften saknas, eller lägg in siffran i mal/")
    }

    private func keyFigure(_ id: String) -> ValueEvaluator.Result {
        guard let figure = site.index.keyFigures[id] else {
            if site.gaps.hasRecords { return .unreadable }
            return .problem(
                id: "okänt-nyckeltal", message: "nyckeltalet ”\(id)” finns inte",
                help: Suggestion.help(for: id, among: site.index.keyFigures.keys.sorted()))
        }
        guard let value = figure.value else {
            return .problem(
                id: "värde-saknas", message: "nyckeltalet ”\(id)” har inget värde",
                help: "skriv i texten att uppgiften saknas")
        }
        return .raw(.number(value, unit: figure.unit))
    }

    private func grants(_ what: String, name: String) -> ValueEvaluator.Result {
        guard let grants = site.report.grants else {
            if site.gaps.hasRecords || site.gaps.hasTables { return .unreadable }
            return .problem(
                id: "saknad-fil", message: "”=\(name)” behöver filen beviljade-projekt.yaml",
                help: "lägg in filen, eller skriv siffran i texten")
        }
        let missing = ValueEvaluator.Result.problem(
            id: "värde-saknas", message: "beviljade-projekt.yaml ger inget värde för ”=\(name)”",
            help: "lägg till det, eller skriv i texten att uppgiften saknas")
        switch what {
        case "antal": return grants.statedCount.map { .raw(.count($0)) } ?? .raw(.count(grants.grants.count))
        case "summa": return site.assessed.grantTotals?.sum.map { .raw(.number($0, unit: "kr")) } ?? missing
        case "uppgiven-summa": return grants.statedSum.map { .raw(.number($0, unit: "kr")) } ?? missing
        case "skillnad": return site.assessed.grantTotals?.difference.map { .raw(.number($0, unit: "kr")) } ?? missing
        default:
            guard what.hasPrefix("summa."), let priority = Int(what.dropFirst(6)) else { return unknown(name) }
            let amounts = grants.grants.filter { $0.priority == priority }.compactMap(\.amount)
            guard !amounts.isEmpty, let sum = ExactNumber.sum(amounts) else { return missing }
            return .raw(.number(sum, unit: "kr"))
        }
    }
}
