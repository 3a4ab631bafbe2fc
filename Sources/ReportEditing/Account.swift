import Diagnostics
import ReportModel

/// What a new edition brought along and what stayed behind, in words for the person who asked for it.
public struct Account: Sendable, Equatable {
    public internal(set) var carried: [String] = []
    public internal(set) var left: [String] = []
    /// How many places wait to be filled in, file by file.
    public internal(set) var prompts: [(path: String, count: Int)] = []

    var chapters = 0
    var outcomes = 0
    var judgements = 0
    var forecasts = 0
    var targets = 0
    var unreadableOutcomes: [String] = []

    /// Pictures, documents and tables, by folder.
    mutating func addFiles(_ paths: [String]) {
        for (folder, one, many) in [
            ("bilder/", "bild", "bilder"), ("dokument/", "dokument", "dokument"), ("data/", "tabell", "tabeller"),
        ] {
            let count = paths.count { $0.hasPrefix(folder) }
            if count > 0 { left.append("\(Self.count(count, one, many)) i \(folder)") }
        }
        left += paths.filter { !$0.contains("/") }
    }

    public var promptCount: Int { prompts.reduce(0) { $0 + $1.count } }

    mutating func addGoals(_ report: Report) {
        let subgoals = report.goals.flatMap(\.subgoals)
        let indicators = (report.goals + subgoals).flatMap(\.indicators)
        carried.append(
            "\(report.goals.count) regionmål, \(subgoals.count) delmål och \(Self.count(indicators.count, "indikator", "indikatorer")) med regler och prioriteringar"
        )
        if outcomes > 0 {
            carried.append(
                "\(Self.count(outcomes, "utfall", "utfall")) från \(report.edition.year), nu som tidigare utfall")
        }
        if judgements > 0 {
            carried.append(
                "\(Self.count(judgements, "bedömning", "bedömningar")) från \(report.edition.year), nu som historik")
        }
        if chapters > 0 {
            carried.append("\(Self.count(chapters, "kapitel", "kapitel")) med rubriker, enheter och kontakter")
        }
        if forecasts > 0 {
            left.append(
                "\(Self.count(forecasts, "prognos", "prognoser")), eftersom en prognos inte är ett resultat: skriv under historik: hur det blev"
            )
        }
        if targets > 0 {
            left.append(
                "\(Self.count(targets, "målvärde eller utgångsvärde", "målvärden och utgångsvärden")) från \(report.edition.year), som står kvar som anteckning på sin rad"
            )
        }
        if !unreadableOutcomes.isEmpty {
            left.append(
                "utfall som räknas som medel eller summa av flera: \(unreadableOutcomes.joined(separator: ", "))")
        }
        if chapters > 0 { left.append("kapitlens texter och sammanfattningar") }
        left.append("målens kommentarer, motiveringar och källor")
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    mutating func countPrompts(in files: [String: [UInt8]]) {
        for path in files.keys.naturallySorted() {
            let count = String(decoding: files[path] ?? [], as: UTF8.self).split(separator: "\n").count {
                $0.contains(Prompt.mark)
            }
            if count > 0 { prompts.append((path, count)) }
        }
    }

    public static func == (left: Account, right: Account) -> Bool {
        left.carried == right.carried && left.left == right.left
    }
}
