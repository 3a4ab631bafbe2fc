import Diagnostics
import ReportLoading
import ReportModel

/// A fenced block with a Swedish name: what an editor asks the program to put there.
public enum Directive: Sendable {
    case goal(AssessedGoalName)
    case goalTable(regionalGoal: String?)
    case indicators(goal: String?, ids: [Sourced<String>])
    case table(TableBlock)
    case chart(ChartBlock)
    case factBox(title: String, headingLevel: Int, text: ReadText)
    case quote(text: ReadText, attribution: ReadText?)
    case picture(ReadText.Picture)
    case language(code: String, text: ReadText)
    case assignments
    case deviations
    case grants
    case keyFigures(group: String?)
    case contacts

    public typealias AssessedGoalName = String

    /// A table from a file or from rows in the text.
    public struct TableBlock: Sendable {
        public var title: String
        public var table: DataTable
        public var source: String?
        public var note: String?
        public var hasSum: Bool
        public var columns: [String]?
        /// The cells that are Markdown, by their numbers in the table, the header's first.
        public var cells: [Int: ReadText] = [:]
    }
}

/// Reads a block's first line and body.
struct DirectiveParser {
    let site: SiteFacts
    /// What the block's first line says after the fence.
    let info: String
    let range: SourceRange

    private var head: BlockHead? { BlockHead(info) }
    private var argument: String? { head?.argument }

    /// The directive of a block that asks for something, or `nil` after diagnostics.
    ///
    /// - Parameters:
    ///   - literal: What stands between its fences.
    ///   - cells: Those of its rows that are Markdown.
    func parse(
        _ literal: String, cells: [Int: ReadText] = [:], _ diagnostics: inout [Diagnostic]
    ) -> Directive? {
        let tables = DirectiveTableReader(site: site, literal: literal, range: range)
        switch head?.name {
        case .goal: return required(argument, "målets nummer: ```mål 4.1", &diagnostics).map { .goal($0) }
        case .goalTable: return .goalTable(regionalGoal: argument)
        case .indicators:
            return .indicators(
                goal: argument, ids: BlockSettings.lines(literal, range: range).filter { !$0.value.isEmpty })
        case .table: return tables.table(cells: cells, &diagnostics)
        case .chart: return tables.chart(&diagnostics)
        case .picture: return picture(literal, &diagnostics)
        case .assignments: return .assignments
        case .deviations: return .deviations
        case .grants: return .grants
        case .keyFigures: return .keyFigures(group: argument)
        case .contacts: return .contacts
        // One that holds text is no code, unless it does not end as it should, which has been told of.
        case .factBox, .quotation, .language: return nil
        case nil:
            let name = head?.writtenName ?? ""
            diagnostics.append(
                Diagnostic(
                    .error, "okänt-block", "blocket ”\(name)” finns inte", at: firstLine, label: "okänt namn",
                    help: Suggestion.help(for: name, among: BlockName.allCases.map(\.rawValue))))
            return nil
        }
    }

    /// The directive of a block that holds text, or `nil` after diagnostics.
    ///
    /// - Parameter texts: What it holds.
    func parse(_ texts: [ReadText], headingLevel: Int, _ diagnostics: inout [Diagnostic]) -> Directive? {
        guard let text = texts.first else { return nil }
        switch head?.name {
        case .factBox:
            if let argument,
                let slip = PlainTextSlips.diagnostic(in: Sourced(argument, at: firstLine), key: "faktaruta")
            {
                diagnostics.append(slip)
            }
            return required(argument, "en rubrik: ```faktaruta Rubrik", &diagnostics).map {
                .factBox(title: $0, headingLevel: headingLevel, text: text)
            }
        case .language: return language(text, &diagnostics)
        default: return .quote(text: text, attribution: texts.dropFirst().first)
        }
    }

    private var firstLine: SourceRange { BlockSettings.firstLine(of: range) }

    private func required(_ argument: String?, _ what: String, _ diagnostics: inout [Diagnostic]) -> String? {
        if argument == nil {
            diagnostics.append(
                Diagnostic(
                    .error, "ofullständigt-block", "blocket saknar \(what.prefix { $0 != ":" })", at: firstLine,
                    help: "skriv \(what.drop { $0 != ":" }.dropFirst(2))"))
        }
        return argument
    }

    private func language(_ text: ReadText, _ diagnostics: inout [Diagnostic]) -> Directive? {
        guard let code = required(argument, "en språkkod: ```språk en", &diagnostics) else { return nil }
        if case .problem(let id, let message, let help) = ReferenceResolver.language(code) {
            diagnostics.append(
                Diagnostic(.error, id, message, at: firstLine, help: help?.replacing("språk:en", with: "```språk en")))
            return nil
        }
        return .language(code: code, text: text)
    }

    private func picture(_ literal: String, _ diagnostics: inout [Diagnostic]) -> Directive? {
        guard let path = required(argument, "bildens fil: ```bild bilder/namn.jpg", &diagnostics) else { return nil }
        let settings = BlockSettings(literal, block: range, keys: ["alt", "bildtext"], &diagnostics)
        return .picture(
            ReadText.Picture(
                source: path, alternativeText: settings["alt"], caption: settings["bildtext"], range: firstLine,
                isBlock: true))
    }
}
