import Diagnostics
import ExactNumbers
import MarkdownSyntax
import ReportAssessment
import ReportModel

/// A chart that a text asks for: its form, and the table or count that it draws.
public struct ChartBlock: Sendable {
    public var form: ChartForm
    public var title: String
    public var table: DataTable
    /// Of a counted distribution, one a row of the table; else empty.
    public var statuses: [Status]
    /// As the editor wrote them, by key.
    public var settings: BlockSettings
    public var range: SourceRange
}

/// The forms that `typ:` may name.
public enum ChartForm: String, CaseIterable, Sendable {
    case bars = "staplar"
    case groupedBars = "grupperade-staplar"
    case stackedBars = "staplade-staplar"
    case lines = "linje"
    case outcomes = "utfall-mot-mal"
    case trends = "trend"
    case pyramid = "befolkningspyramid"
    case parts = "delar-av-helhet"
    case statuses = "fordelning"

    private static let commonKeys = ["typ", "titel", "fil", "etikett", "värde", "enhet", "källa", "not", "slag"]

    /// What the form understands beside the common keys.
    private var ownKeys: [String] {
        switch self {
        case .bars: []
        case .groupedBars, .stackedBars, .trends, .pyramid: ["serier"]
        case .lines: ["serier", "mål", "målår", "regel"]
        case .outcomes: ["mål", "regel"]
        case .parts: ["helhet", "ring"]
        case .statuses: ["av"]
        }
    }

    static var everyKey: [String] {
        allCases.flatMap(\.ownKeys).reduce(into: commonKeys) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The form of a name; with the dots and rings of Swedish letters, too.
    static func read(_ settings: BlockSettings, _ diagnostics: inout [Diagnostic]) -> ChartForm? {
        guard let name = settings["typ"] else { return .bars }
        if let form = ChartForm(rawValue: HeadingIDs.slug(name)) { return form }
        diagnostics.append(
            Diagnostic(
                .error, "okänt-diagram", "diagramtypen ”\(name)” finns inte", at: settings.place(of: "typ"),
                help: Suggestion.help(for: HeadingIDs.slug(name), among: allCases.map(\.rawValue))))
        return nil
    }

    /// Whether every key belongs to the form; a key without effect would be a promise not kept.
    func accepts(_ settings: BlockSettings, _ diagnostics: inout [Diagnostic]) -> Bool {
        let keys = Self.commonKeys + ownKeys
        let strange = settings.keys.filter { !keys.contains($0) }
        for key in strange {
            diagnostics.append(
                Diagnostic(
                    .error, "okänd-nyckel", "diagramtypen ”\(rawValue)” har ingen nyckel ”\(key)”",
                    at: settings.place(ofKey: key),
                    help: "ta bort raden; de som finns är: \(keys.joined(separator: ", "))"))
        }
        return strange.isEmpty
    }
}

/// `av: mål`: how many of each status the report has, as a table.
struct StatusCount {
    let site: SiteFacts
    let name: String
    let range: SourceRange

    private static let names = ["mål", "indikatorer", "uppdrag"]

    private var counted: (scale: AssessmentScale, statuses: [Status])? {
        switch name {
        case "mål": (site.report.scales.goals, site.assessed.assessedGoals.compactMap(\.status))
        case "indikatorer": (site.report.scales.indicators, site.assessed.indicators.map(\.status))
        case "uppdrag": (site.report.scales.assignments, site.report.assignments.map(Status.init(of:)))
        default: nil
        }
    }

    /// Every level of the scale, best first, also those that nothing has; then the states that occur.
    var statuses: [Status] {
        guard let counted else { return [] }
        let states = StatusState.allCases.map(Status.state).filter { counted.statuses.contains($0) }
        return counted.scale.levels.map { Status.level($0) } + states
    }

    func table(_ diagnostics: inout [Diagnostic]) -> DataTable? {
        guard let counted else {
            diagnostics.append(
                Diagnostic(
                    .error, "okänd-fördelning", "det finns ingen fördelning av ”\(name)”", at: range,
                    help: Suggestion.help(for: name, among: Self.names)))
            return nil
        }
        let rows = statuses.map { status in
            let count = counted.statuses.count { $0.id == status.id }
            return DataTable.Row(
                cells: [
                    DataTable.Cell(text: status.label, number: nil),
                    DataTable.Cell(text: String(count), number: ExactNumber(count)),
                ], range: range)
        }
        return DataTable(path: nil, columns: [site.words.status, site.words.count], rows: rows)
    }
}
