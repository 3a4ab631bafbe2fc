import ExactNumbers
import Foundation
import ReportAssessment
import ReportModel
import Testing

/// `RULES.md` is what the program does: its tables are read and every row is tried.
@Suite struct RulesTests {
    /// A row of a table of the file, by the heads of its columns.
    struct Row: Sendable, CustomTestStringConvertible {
        var cells: [String: String]
        var testDescription: String { cells.sorted { $0.key < $1.key }.map(\.value).joined(separator: " | ") }
        subscript(_ column: String) -> String { cells[column] ?? "" }
    }

    private static let text: String = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/ReportAssessment/RULES.md")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    /// The rows of the tables whose first columns are these.
    private static func rows(_ heads: [String]) -> [Row] {
        var rows: [Row] = []
        var columns: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|"), line.hasSuffix("|") else {
                columns = nil
                continue
            }
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard let known = columns else {
                columns = cells
                continue
            }
            guard known == heads, !cells.allSatisfy({ $0 == "---" }) else { continue }
            rows.append(Row(cells: Dictionary(zip(known, cells), uniquingKeysWith: { first, _ in first })))
        }
        return rows
    }

    static let comparisons = rows(["rule", "baseline", "outcome", "target", "level", "share"])
    static let choices = rows(["outcomes", "counts"])

    @Test func readsTheTables() {
        #expect(Self.comparisons.count > 40)
        #expect(Self.choices.count > 8)
    }

    @Test(arguments: comparisons)
    func comparesAsTheTableSays(row: Row) throws {
        let rule = try #require(Self.rule(row["rule"]))
        let usesBaseline = !row["baseline"].isEmpty
        let content = indicator(
            measure(
                rule, [observation(.number(n(row["outcome"])))],
                target: usesBaseline || row["target"].isEmpty ? nil : .number(n(row["target"])),
                baseline: usesBaseline ? row["baseline"] : nil))
        let (assessed, diagnostics) = assess(content)
        let measure = try #require(assessed?.measures.first)
        if row["level"] == "ingen färg" {
            #expect(measure.status == .state(.notComparable))
            #expect(measure.target == nil && measure.isMet == nil)
            #expect(diagnostics.count == 1)
        } else {
            #expect(measure.status.level?.id == row["level"])
            #expect(measure.target == .number(n(row["target"])))
            #expect(diagnostics.isEmpty)
        }
        switch row["share"] {
        case "–": #expect(measure.share == nil)
        case "*": #expect(measure.share.map { $0 < .hundred && !$0.isNegative } == true)
        default: #expect(measure.share == n(row["share"]))
        }
        if let share = measure.share { #expect((share >= .hundred) == measure.isMet) }
        #expect(measure.reason.computation?.isEmpty == false)
    }

    @Test(arguments: choices)
    func countsTheOutcomeThatTheTableNames(row: Row) throws {
        let outcomes = try row["outcomes"].split(separator: ";").map { part in
            let parts = part.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(parts.count == 2)
            return observation(.number(n(parts[1])), parts[0] == "utan datum" ? nil : Self.date(parts[0]))
        }
        let content = measure(.atLeast, outcomes, target: .number(n("65")))
        let assessed = try #require(assess(indicator(content)).indicator?.measures.first)
        #expect(assessed.outcome == .number(n(row["counts"])))
        #expect(assessed.outcomePlace.map { outcomes[$0].value } == .number(n(row["counts"])))
    }

    // MARK: Reading a cell

    private static func date(_ text: String) -> PartialDate {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return PartialDate(
            year: parts.first ?? 0, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    }

    private static func rule(_ text: String) -> Rule? {
        let words = text.split(separator: " ").map(String.init)
        switch words.first {
        case "minst": return .atLeast
        case "högst": return .atMost
        case "över": return .above
        case "under": return .below
        case "behåll": return .keep
        case "skala":
            let ends = words[1].split(separator: "–").map { n(String($0)) }
            return .scale(StepScale(lowest: ends[0], highest: ends[1], steps: []))
        case "förändring":
            return Change.Unit(rawValue: words[2]).map { .change(Change(amount: n(words[1]), unit: $0)) }
        default: return nil
        }
    }
}

@Suite struct UnchangedOutcomeTests {
    private func assessed(_ change: String, baseline: String, outcome: String) throws -> AssessedMeasure {
        let rule = Rule.change(Change(amount: n(change), unit: .percent))
        let content = measure(rule, [observation(.number(n(outcome)))], baseline: baseline, unit: "tkr")
        return try #require(assess(indicator(content)).indicator?.measures.first)
    }

    @Test func saysWhyAnUnchangedOutcomeMeetsNothing() throws {
        let fall = try assessed("-20", baseline: "100", outcome: "100")
        #expect(fall.status.id == "inte")
        #expect(
            fall.reason.computation?.plain.hasSuffix(
                "Utfallet har inte minskat från utgångsvärdet, och därför räknas ingen andel ut. "
                    + "Målvärdet är inte nått.") == true)
        #expect(fall.reason.interpretation?.contains("inte når någon del av målvärdet") == true)
        let rise = try assessed("+20", baseline: "100", outcome: "90")
        #expect(rise.reason.computation?.contains("har inte ökat") == true)
    }

    @Test(arguments: [("0", "baslinje-noll"), ("-100", "negativ-baslinje")])
    func noTargetFromNothing(baseline: String, id: String) throws {
        let rule = Rule.change(Change(amount: n("-15"), unit: .percent))
        let (assessed, diagnostics) = assess(
            indicator(measure(rule, [observation(.number(n("-85")))], baseline: baseline)))
        #expect(diagnostics.map(\.id) == [id])
        #expect(assessed?.status == .state(.notComparable))
        #expect(assessed?.reason.computation?.contains("också målvärdet") == false)
    }

    /// An outcome of another year than the report's is named with its year.
    @Test func saysTheYearOfAnOlderOutcome() throws {
        let older = PartialDate(year: 2022, month: 10)
        let content = measure(.atLeast, [observation(.number(n("64")), older)], target: .number(n("65")))
        let text = try #require(assess(indicator(content)).indicator?.reason.computation)
        #expect(text.contains("(oktober 2022)"))
    }

    @Test func saysThatAWholeYearCounts() throws {
        let part = observation(.number(n("64")), PartialDate(year: 2023, month: 12))
        let content = measure(
            .atLeast, [observation(.number(n("60")), PartialDate(year: 2023)), part], target: .number(n("65")))
        let reason = try #require(assess(indicator(content)).indicator?.reason)
        #expect(reason.computation?.plain.hasPrefix("Det utfall som räknas av två är 60 (2023)") == true)
        #expect(reason.interpretation?.contains("ett utfall för hela tiden räknas före") == true)
    }

    /// What the list's order alone decides, the page says.
    @Test func saysThatTimesAreTheSame() throws {
        let june = PartialDate(year: 2023, month: 6)
        let content = measure(
            .atLeast, [observation(.number(n("64")), june), observation(.number(n("66")), june)],
            target: .number(n("65")))
        let reason = try #require(assess(indicator(content)).indicator?.reason)
        #expect(reason.interpretation?.contains("inte går att skilja åt i tid") == true)
    }
}
