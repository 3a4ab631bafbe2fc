import Diagnostics
import ExactNumbers
import MarkdownSyntax
import ReportModel

/// What became of goals, indicators and other figures between two versions, each change as a Swedish line.
public enum FigureChanges {
    public static func between(_ old: Report, _ new: Report) -> [String] {
        goals(old, new) + indicators(old, new) + keyFigures(old, new) + assignments(old, new) + grants(old, new)
            + tables(old, new)
    }

    // MARK: Goals

    private static func goals(_ old: Report, _ new: Report) -> [String] {
        matched(old.allGoals, new.allGoals, by: \.number, name: { "Mål \($0.number)" }) { old, new in
            let level = { (judgement: Judgement?) in judgement?.level.label }
            return [
                arrow("titel", "”\(old.title)”", "”\(new.title)”"),
                arrow("prognos", level(old.forecast), level(new.forecast)),
                arrow("resultat", level(old.result), level(new.result)),
                arrow("motivering", old.reason.map { "”\($0)”" }, new.reason.map { "”\($0)”" }),
            ].compactMap { $0 } + comment(old.comment, new.comment)
        }
    }

    private static func comment(_ old: Comment?, _ new: Comment?) -> [String] {
        let units = { (comment: Comment?) in TextUnits.units(of: comment?.document.blocks ?? []) }
        return UnitDifference.between(units(old), units(new)).map { change in
            switch change {
            case .added(let text): "kommentaren, ny: ”\(text)”"
            case .removed(let text): "kommentaren, borttaget: ”\(text)”"
            case .changed(let from, let to): "kommentaren: ”\(from)” → ”\(to)”"
            }
        }
    }

    // MARK: Indicators

    private static func indicators(_ old: Report, _ new: Report) -> [String] {
        let all = { (report: Report) in report.allGoals.flatMap(\.indicators) }
        return matched(all(old), all(new), by: \.id, name: { "Indikator ”\($0.title)”" }) { old, new in
            let title = arrow("titel", "”\(old.title)”", "”\(new.title)”").map { [$0] } ?? []
            let names = new.measures.count > 1 || old.measures.count > 1
            return title
                + matched(
                    old.measures, new.measures, by: \.key, name: { names ? "måttet ”\($0.title ?? $0.key)”" : "" },
                    measure)
        }
    }

    private static func measure(_ old: Measure, _ new: Measure) -> [String] {
        [
            arrow("utfall", old.outcomeText, new.outcomeText), arrow("målvärde", old.targetText, new.targetText),
            arrow("utgångsvärde", old.baselineText, new.baselineText), arrow("enhet", old.unit, new.unit),
            arrow("regel", old.rule?.name, new.rule?.name),
            arrow("läge", old.declaredState?.rawValue, new.declaredState?.rawValue),
            arrow("tidigare utfall", old.earlierText, new.earlierText),
        ].compactMap { $0 }
    }

    // MARK: Other figures

    private static func keyFigures(_ old: Report, _ new: Report) -> [String] {
        let all = { (report: Report) in report.keyFigureGroups.flatMap(\.figures) }
        return matched(all(old), all(new), by: \.id, name: { "Nyckeltal ”\($0.title)”" }) { old, new in
            [arrow("värde", old.valueText, new.valueText), arrow("period", old.period, new.period)].compactMap { $0 }
        }
    }

    private static func assignments(_ old: Report, _ new: Report) -> [String] {
        matched(old.assignments, new.assignments, by: \.id, name: { "Uppdrag ”\($0.title)”" }) { old, new in
            [arrow("status", old.status?.label, new.status?.label)].compactMap { $0 }
                + comment(old.comment, new.comment)
        }
    }

    private static func grants(_ old: Report, _ new: Report) -> [String] {
        let number = { (number: ExactNumber?) in number.map { SwedishNumber.formatAsAuthored($0) } }
        return [
            arrow("uppgiven summa", number(old.grants?.statedSum), number(new.grants?.statedSum)),
            arrow("uppgivet antal", old.grants?.statedCount.map(String.init), new.grants?.statedCount.map(String.init)),
        ].compactMap { $0 }.map { "Beviljade projekt: \($0)" }
    }

    private static func tables(_ old: Report, _ new: Report) -> [String] {
        let paths = Set(old.tables.keys).union(new.tables.keys).naturallySorted()
        return paths.compactMap { path in
            switch (old.tables[path], new.tables[path]) {
            case (nil, .some): return "Tabellen \(path) är ny"
            case (.some, nil): return "Tabellen \(path) är borttagen"
            case (let old?, let new?):
                let rows = { (table: DataTable) in
                    [table.columns.joined(separator: " | ")]
                        + table.rows.map { $0.cells.map(\.text).joined(separator: " | ") }
                }
                let changes = UnitDifference.between(rows(old), rows(new))
                return changes.isEmpty ? nil : "Tabellen \(path): \(changes.map(words).joined(separator: "; "))"
            case (nil, nil): return nil
            }
        }
    }

    private static func words(_ change: UnitChange) -> String {
        switch change {
        case .added(let row): "ny rad ”\(row)”"
        case .removed(let row): "borttagen rad ”\(row)”"
        case .changed(let from, let to): "”\(from)” → ”\(to)”"
        }
    }

    // MARK: Words

    private static func arrow(_ name: String, _ old: String?, _ new: String?) -> String? {
        guard old != new else { return nil }
        return "\(name) \(old ?? "ej angivet") → \(new ?? "ej angivet")"
    }

    /// Old and new with the same key compared, and those that only one of them has.
    private static func matched<Value>(
        _ old: [Value], _ new: [Value], by key: KeyPath<Value, String>, name: (Value) -> String,
        _ compare: (Value, Value) -> [String]
    ) -> [String] {
        let before = Dictionary(old.map { ($0[keyPath: key], $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.map { $0[keyPath: key] })
        func lead(_ value: Value) -> String { name(value).isEmpty ? "" : name(value) + ": " }
        let changed = new.flatMap { value in
            before[value[keyPath: key]].map { compare($0, value).map { lead(value) + $0 } } ?? ["\(lead(value))ny"]
        }
        return changed + old.filter { !kept.contains($0[keyPath: key]) }.map { "\(lead($0))borttagen" }
    }
}

extension Report {
    var allGoals: [Goal] { goals.flatMap { [$0] + $0.subgoals } }
}

extension Measure {
    fileprivate var key: String { id ?? "" }
    fileprivate var outcomeText: String? {
        outcomes.isEmpty ? nil : outcomes.map { $0.text(unit) }.joined(separator: ", ")
    }
    fileprivate var earlierText: String? {
        earlier.isEmpty
            ? nil : earlier.map { ($0.date.map { "\($0.year): " } ?? "") + $0.text(unit) }.joined(separator: ", ")
    }
    fileprivate var targetText: String? {
        target.map { target in
            let value =
                switch target.value {
                case .number(let number): SwedishNumber.formatAsAuthored(number)
                case .yesNo(let answer): answer ? "ja" : "nej"
                }
            return value + (target.year.map { " (\($0))" } ?? "")
        }
    }
    fileprivate var baselineText: String? {
        baseline.map { SwedishNumber.formatAsAuthored($0.value) + ($0.year.map { " (\($0))" } ?? "") }
    }
}

extension Observation {
    fileprivate func text(_ unit: String?) -> String {
        switch value {
        case .number(let number): SwedishNumber.formatAsAuthored(number) + (unit.map { " " + $0 } ?? "")
        case .yesNo(let answer): answer ? "ja" : "nej"
        case .shareOfTarget(let share): SwedishNumber.formatAsAuthored(share) + " procent av målet"
        case .words(let words, let level): "”\(words)”" + (level.map { " (\($0.label))" } ?? "")
        }
    }
}

extension KeyFigure {
    fileprivate var valueText: String? {
        value.map { SwedishNumber.formatAsAuthored($0) + (unit.map { " " + $0 } ?? "") }
    }
}
