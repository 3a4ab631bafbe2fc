import Diagnostics
import MarkdownSyntax
import ReportLoading
import ReportModel

/// A fenced block with a Swedish name: what an editor asks the program to put there.
public enum Directive: Sendable {
    case goal(AssessedGoalName)
    case goalTable(regionalGoal: String?)
    case indicators(goal: String?, ids: [Sourced<String>])
    case table(TableBlock)
    case chart(ChartBlock)
    case factBox(title: String, text: ReadText)
    case quote(text: ReadText, attribution: String?)
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
    }

    /// The names as editors write them.
    public static let names = [
        "mål", "måltabell", "indikatorer", "tabell", "diagram", "faktaruta", "citat", "bild", "språk", "uppdrag",
        "avvikelser",
        "projekt", "nyckeltal", "kontakter",
    ]
}

/// Reads a block's first line and body.
struct DirectiveParser {
    /// Reads the texts inside it, too.
    let reader: TextReader
    /// What the block's first line says after the fence.
    let info: String
    let literal: String
    let range: SourceRange

    /// The directive, or `nil` after diagnostics.
    func parse(_ diagnostics: inout [Diagnostic]) -> Directive? {
        let words = info.split(separator: " ", maxSplits: 1).map(String.init)
        let argument = words.count > 1 ? words[1].split(separator: " ").joined(separator: " ") : nil
        switch words.first ?? "" {
        case "mål": return required(argument, "målets nummer: ```mål 4.1", &diagnostics).map { .goal($0) }
        case "måltabell": return .goalTable(regionalGoal: argument)
        case "indikatorer":
            return .indicators(
                goal: argument, ids: BlockSettings.lines(literal, range: range).filter { !$0.value.isEmpty })
        case "tabell": return tables.table(&diagnostics)
        case "diagram": return tables.chart(&diagnostics)
        case "faktaruta":
            return required(argument, "en rubrik: ```faktaruta Rubrik", &diagnostics).map {
                .factBox(title: $0, text: markdown(&diagnostics))
            }
        case "citat": return quote(&diagnostics)
        case "bild": return picture(argument, &diagnostics)
        case "språk": return language(argument, &diagnostics)
        case "uppdrag": return .assignments
        case "avvikelser": return .deviations
        case "projekt": return .grants
        case "nyckeltal": return .keyFigures(group: argument)
        case "kontakter": return .contacts
        case let name:
            diagnostics.append(
                Diagnostic(
                    .error, "okänt-block", "blocket ”\(name)” finns inte", at: firstLine, label: "okänt namn",
                    help: Suggestion.help(for: name, among: Directive.names)))
            return nil
        }
    }

    private var firstLine: SourceRange { BlockSettings.firstLine(of: range) }

    private var tables: DirectiveTableReader {
        DirectiveTableReader(site: reader.site, literal: literal, range: range)
    }

    private func required(_ argument: String?, _ what: String, _ diagnostics: inout [Diagnostic]) -> String? {
        if argument == nil {
            diagnostics.append(
                Diagnostic(
                    .error, "ofullständigt-block", "blocket saknar \(what.prefix { $0 != ":" })", at: firstLine,
                    help: "skriv \(what.drop { $0 != ":" }.dropFirst(2))"))
        }
        return argument
    }

    private func markdown(_ diagnostics: inout [Diagnostic]) -> ReadText { markdown(literal, &diagnostics) }

    private func markdown(_ text: String, _ diagnostics: inout [Diagnostic]) -> ReadText {
        let (document, problems) = MarkdownParser.parse(
            text, in: range.file, firstLine: range.start.line + 1, firstColumn: range.start.column)
        diagnostics += problems + RawHTMLCheck.diagnostics(for: document)
        return reader.nested.read(document)
    }

    /// The last line, where it begins with a dash, says who is quoted.
    private func quote(_ diagnostics: inout [Diagnostic]) -> Directive {
        var lines = literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.trimmingBlanks.isEmpty == true { lines.removeLast() }
        var attribution: String?
        if let last = lines.last?.trimmingBlanks, last.hasPrefix("—") || last.hasPrefix("–") || last.hasPrefix("-- ") {
            attribution = String(last.drop { "—–- ".contains($0) })
            lines.removeLast()
        }
        return .quote(text: markdown(lines.joined(separator: "\n"), &diagnostics), attribution: attribution)
    }

    private func language(_ argument: String?, _ diagnostics: inout [Diagnostic]) -> Directive? {
        guard let code = required(argument, "en språkkod: ```språk en", &diagnostics) else { return nil }
        if case .problem(let id, let message, let help) = ReferenceResolver.language(code) {
            diagnostics.append(
                Diagnostic(.error, id, message, at: firstLine, help: help?.replacing("språk:en", with: "```språk en")))
            return nil
        }
        return .language(code: code, text: markdown(&diagnostics))
    }

    private func picture(_ argument: String?, _ diagnostics: inout [Diagnostic]) -> Directive? {
        guard let path = required(argument, "bildens fil: ```bild bilder/namn.jpg", &diagnostics) else { return nil }
        let settings = BlockSettings(literal, block: range, keys: ["alt", "bildtext"], &diagnostics)
        return .picture(
            ReadText.Picture(
                source: path, alternativeText: settings["alt"], caption: settings["bildtext"], range: firstLine,
                isBlock: true))
    }
}
