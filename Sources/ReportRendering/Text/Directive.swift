import Diagnostics
import MarkdownSyntax
import ReportLoading
import ReportModel

/// A fenced block with a Swedish name: what an editor asks the program to put there.
enum Directive {
    case goal(AssessedGoalName)
    case goalTable(regionalGoal: String?)
    case indicators(goal: String?, ids: [Sourced<String>])
    case table(TableBlock)
    case chart(ChartBlock)
    case factBox(title: String, text: Document)
    case quote(text: Document, attribution: String?)
    case picture(path: String, alternativeText: String?, caption: String?)
    case language(code: String, text: Document)
    case assignments
    case deviations
    case grants
    case keyFigures(group: String?)
    case contacts

    typealias AssessedGoalName = String

    /// A table from a file or from rows in the text.
    struct TableBlock {
        var title: String
        var table: DataTable
        var source: String?
        var note: String?
        var hasSum: Bool
        var columns: [String]?
    }

    /// The names as editors write them.
    static let names = [
        "mål", "måltabell", "indikatorer", "tabell", "diagram", "faktaruta", "citat", "bild", "språk", "uppdrag",
        "avvikelser",
        "projekt", "nyckeltal", "kontakter",
    ]
}

/// Reads a block's first line and body.
struct DirectiveParser {
    let site: SiteContext
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
        case "tabell": return DirectiveTableReader(site: site, literal: literal, range: range).table(&diagnostics)
        case "diagram": return DirectiveTableReader(site: site, literal: literal, range: range).chart(&diagnostics)
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

    private func required(_ argument: String?, _ what: String, _ diagnostics: inout [Diagnostic]) -> String? {
        if argument == nil {
            diagnostics.append(
                Diagnostic(
                    .error, "ofullständigt-block", "blocket saknar \(what.prefix { $0 != ":" })", at: firstLine,
                    help: "skriv \(what.drop { $0 != ":" }.dropFirst(2))"))
        }
        return argument
    }

    private func markdown(_ diagnostics: inout [Diagnostic]) -> Document { markdown(literal, &diagnostics) }

    private func markdown(_ text: String, _ diagnostics: inout [Diagnostic]) -> Document {
        let (document, problems) = MarkdownParser.parse(
            text, in: range.file, firstLine: range.start.line + 1, firstColumn: range.start.column)
        diagnostics += problems + RawHTMLCheck.diagnostics(for: document)
        return document
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
        return .picture(path: path, alternativeText: settings["alt"], caption: settings["bildtext"])
    }
}

/// The tables and charts among the blocks: settings, then a file or rows.
private struct DirectiveTableReader {
    let site: SiteContext
    let literal: String
    let range: SourceRange

    func table(_ diagnostics: inout [Diagnostic]) -> Directive? {
        let (settings, table) = read(keys: ["fil", "titel", "källa", "not", "summa", "kolumner"], &diagnostics)
        guard let title = title(settings, &diagnostics), let table else { return nil }
        let columns = settings["kolumner"].map(BlockSettings.names)
        for column in columns ?? [] where table.index(of: column) == nil {
            diagnostics.append(
                Diagnostic(
                    .error, "okänd-kolumn", "tabellen har ingen kolumn ”\(column)”", at: settings.place(of: "kolumner"),
                    help: Suggestion.help(for: column, among: table.columns)))
            return nil
        }
        if settings["summa"] == "ja" { diagnostics += Self.unsummed(table, columns, at: settings.place(of: "summa")) }
        return .table(
            Directive.TableBlock(
                title: title, table: table, source: settings["källa"], note: settings["not"],
                hasSum: settings["summa"] == "ja", columns: columns))
    }

    func chart(_ diagnostics: inout [Diagnostic]) -> Directive? {
        let settings = settings(keys: ChartForm.everyKey, &diagnostics)
        guard let form = ChartForm.read(settings, &diagnostics), form.accepts(settings, &diagnostics),
            let title = title(settings, &diagnostics)
        else { return nil }
        let counted = settings["av"].map { StatusCount(site: site, name: $0, range: settings.place(of: "av")) }
        guard let table = counted == nil ? table(settings, &diagnostics) : counted?.table(&diagnostics) else {
            return nil
        }
        return .chart(
            ChartBlock(
                form: form, title: title, table: table, statuses: counted?.statuses ?? [], settings: settings,
                range: settings.firstLine))
    }

    /// The columns of figures that get no sum because a cell is no number.
    private static func unsummed(_ table: DataTable, _ columns: [String]?, at place: SourceRange) -> [Diagnostic] {
        (columns ?? table.columns).dropFirst().compactMap(table.index).compactMap { column in
            guard !table.isNumeric(column: column), table.rows.contains(where: { $0.cells[column].number != nil }),
                let row = table.rows.first(where: { $0.cells[column].number == nil && !$0.cells[column].text.isEmpty })
            else { return nil }
            return Diagnostic(
                .warning, "summa-utan-tal",
                "kolumnen ”\(table.columns[column])” får ingen summa: ”\(row.cells[column].text)” är inget tal",
                at: place,
                help:
                    "skriv ett tal på rad \(row.range.start.line) i \(row.range.file.path), lämna cellen tom, eller ta bort summa: ja"
            )
        }
    }

    private func title(_ settings: BlockSettings, _ diagnostics: inout [Diagnostic]) -> String? {
        if settings["titel"] == nil {
            diagnostics.append(
                Diagnostic(
                    .error, "ofullständigt-block", "blocket saknar ”titel”", at: settings.firstLine,
                    help: "lägg till raden titel: …; den läses upp för den som inte ser tabellen"))
        }
        return settings["titel"]
    }

    private var lines: [String] { literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    private var fence: Int? { lines.firstIndex { $0.trimmingBlanks == "---" } }

    private func read(keys: [String], _ diagnostics: inout [Diagnostic]) -> (BlockSettings, DataTable?) {
        let settings = settings(keys: keys, &diagnostics)
        return (settings, table(settings, &diagnostics))
    }

    private func settings(keys: [String], _ diagnostics: inout [Diagnostic]) -> BlockSettings {
        BlockSettings(lines[..<(fence ?? lines.count)].joined(separator: "\n"), block: range, keys: keys, &diagnostics)
    }

    private func table(_ settings: BlockSettings, _ diagnostics: inout [Diagnostic]) -> DataTable? {
        if let fence {
            let (table, problems) = TableReader.read(
                lines[(fence + 1)...].joined(separator: "\n"), in: range.file, firstLine: range.start.line + fence + 2)
            diagnostics += problems
            return table
        }
        guard let path = settings["fil"] else {
            diagnostics.append(
                Diagnostic(
                    .error, "ofullständigt-block", "blocket saknar ”fil” eller egna rader", at: settings.firstLine,
                    help: "skriv fil: data/namn.csv, eller raden --- följd av rader med semikolon mellan cellerna"))
            return nil
        }
        if let table = site.report.tables[path] { return table }
        if !site.gaps.hasTables {
            diagnostics.append(
                Diagnostic(
                    .error, "okänd-tabell", "tabellen ”\(path)” finns inte", at: settings.place(of: "fil"),
                    help: Suggestion.help(for: path, among: site.report.tables.keys.sorted())))
        }
        return nil
    }
}

/// The `nyckel: värde` lines of a block, each with its place.
struct BlockSettings {
    private struct Setting {
        var key: SourceRange
        var value: Sourced<String>
    }

    /// The line with the fence and the name.
    let firstLine: SourceRange
    private var settings: [String: Setting] = [:]

    /// - Parameters:
    ///   - text: The lines, without the rows of a table after them.
    ///   - block: Where the block stands, its fence included.
    ///   - keys: Those that the block knows.
    init(_ text: String, block: SourceRange, keys: [String], _ diagnostics: inout [Diagnostic]) {
        firstLine = Self.firstLine(of: block)
        for line in Self.lines(text, range: block) where !line.value.isEmpty {
            guard let colon = line.value.firstIndex(of: ":") else {
                diagnostics.append(
                    Diagnostic(
                        .error, "ofullständigt-block", "raden ”\(line.value)” saknar kolon", at: line.range,
                        help: "skriv nyckel: värde"))
                continue
            }
            let key = line.value[..<colon].trimmingBlanks
            let place = SourceRange(
                file: block.file, line: line.range.start.line, column: line.range.start.column, length: key.count)
            guard keys.contains(key) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "okänd-nyckel", "blocket har ingen nyckel ”\(key)”", at: place,
                        help: Suggestion.help(for: key, among: keys)))
                continue
            }
            if settings.updateValue(Setting(key: place, value: Self.value(of: line, after: colon)), forKey: key) != nil
            {
                diagnostics.append(
                    Diagnostic(
                        .error, "dubbel-nyckel", "nyckeln ”\(key)” står två gånger i blocket", at: place,
                        help: "ta bort den ena"))
            }
        }
    }

    /// The value of a key, as the editor wrote it.
    subscript(_ key: String) -> String? { settings[key]?.value.value }

    var keys: [String] { settings.keys.sorted() }

    /// Where a key's value stands; the first line where the block has none.
    func place(of key: String) -> SourceRange { settings[key]?.value.range ?? firstLine }
    func place(ofKey key: String) -> SourceRange { settings[key]?.key ?? firstLine }

    /// The names in `[A, B]`.
    static func names(_ text: String) -> [String] {
        text.drop { $0 == "[" }.split(separator: ",").map { $0.replacing("]", with: "").trimmingBlanks }
    }

    static func firstLine(of block: SourceRange) -> SourceRange {
        let length = (block.file.line(block.start.line)?.count ?? 0) - block.start.column + 1
        return SourceRange(file: block.file, line: block.start.line, column: block.start.column, length: max(3, length))
    }

    /// Every line of a block's body without the blanks around it.
    static func lines(_ text: String, range: SourceRange) -> [Sourced<String>] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { offset, line in
            let content = line.trimmingBlanks
            let lead = line.prefix { $0 == " " || $0 == "\t" }.count
            return Sourced(
                content,
                at: SourceRange(
                    file: range.file, line: range.start.line + 1 + offset, column: range.start.column + lead,
                    length: content.count))
        }
    }

    private static func value(of line: Sourced<String>, after colon: String.Index) -> Sourced<String> {
        let rest = line.value[line.value.index(after: colon)...]
        let written = rest.trimmingBlanks
        let lead =
            line.value.distance(from: line.value.startIndex, to: rest.startIndex)
            + rest.prefix { $0 == " " || $0 == "\t" }.count
        let range = SourceRange(
            file: line.range.file, line: line.range.start.line, column: line.range.start.column + lead,
            length: written.count)
        let quote = written.first
        let isQuoted = written.count > 1 && (quote == "\"" || quote == "'") && written.last == quote
        return Sourced(isQuoted ? String(written.dropFirst().dropLast()) : written, at: range)
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        var text = String(start)
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
