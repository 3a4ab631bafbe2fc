import Diagnostics
import ReportLoading
import ReportModel

/// The tables and charts among the blocks: settings, then a file or rows.
struct DirectiveTableReader {
    let site: SiteFacts
    let literal: String
    let range: SourceRange

    /// - Parameter cells: Those of the block's rows that are Markdown.
    func table(cells: [Int: ReadText], _ diagnostics: inout [Diagnostic]) -> Directive? {
        let (settings, read) = self.read(
            keys: ["fil", "titel", "källa", "not", "summa", "kolumner", "slag"], &diagnostics)
        guard let title = title(settings, &diagnostics), let read else { return nil }
        let table = Self.stating(settings, read, &diagnostics)
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
                hasSum: settings["summa"] == "ja", columns: columns, cells: cells))
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
                form: form, title: title, table: Self.stating(settings, table, &diagnostics),
                statuses: counted?.statuses ?? [], settings: settings,
                range: settings.firstLine))
    }

    /// The columns of figures that get no sum because a cell is no number.
    private static func unsummed(_ table: DataTable, _ columns: [String]?, at place: SourceRange) -> [Diagnostic] {
        let sums = TableSums(table)
        guard !sums.hasOwnTotal else { return [] }
        return (columns ?? table.columns).dropFirst().compactMap(table.index).compactMap { column in
            guard sums.isSummed(column), let cell = table.textCells(column: column).first else { return nil }
            return Diagnostic(
                .warning, "summa-utan-tal",
                "kolumnen ”\(table.columns[column])” får ingen summa: ”\(cell.text)” är inget tal",
                at: place,
                help:
                    "skriv ett tal på rad \(cell.row.range.start.line) i \(cell.row.range.file.path), lämna cellen tom, eller ta bort summa: ja"
            )
        }
    }

    /// The table with the kinds of columns that `slag:` says.
    private static func stating(_ settings: BlockSettings, _ table: DataTable, _ diagnostics: inout [Diagnostic])
        -> DataTable
    {
        guard let written = settings["slag"] else { return table }
        var table = table
        for (name, word) in BlockSettings.pairs(written) {
            guard let column = table.index(of: name) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "okänd-kolumn", "tabellen har ingen kolumn ”\(name)”", at: settings.place(of: "slag"),
                        help: Suggestion.help(for: name, among: table.columns)))
                continue
            }
            guard let kind = ColumnKind(rawValue: word.lowercased()) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "okänt-slag", "kolumnen ”\(name)” kan inte ha slaget ”\(word)”",
                        at: settings.place(of: "slag"),
                        help:
                            "skriv \(ColumnKind.allCases.map(\.rawValue).joined(separator: ", ")): slag: {\(name): kod}"
                    ))
                continue
            }
            table.kinds[column] = kind
        }
        return table
    }

    private func title(_ settings: BlockSettings, _ diagnostics: inout [Diagnostic]) -> String? {
        if settings["titel"] == nil, !settings.isCutShort {
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
            // Rows without the line above them are told of where they stand.
            if settings.isCutShort { return nil }
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
