import Diagnostics
import ExactNumbers
import ReportModel

/// CSV as Excel in Sweden saves it: semicolons and decimal commas; tabs, commas and English numbers are understood too.
public enum TableReader {
    static let mostRows = 100_000
    static let mostColumns = 200
    /// A page that shows them all would be larger than any browser bears.
    static let mostCells = 500_000

    /// The table of a file, or of rows in a text.
    ///
    /// - Parameters:
    ///   - text: The rows, the first with the columns' names.
    ///   - file: Where they stand.
    ///   - firstLine: The file's line of the first row.
    ///   - path: The table's path relative to the edition's folder, for a file of its own.
    /// - Returns: `nil` after an error.
    public static func read(
        _ text: String, in file: SourceFile, firstLine: Int = 1, path: String? = nil
    ) -> (table: DataTable?, diagnostics: [Diagnostic]) {
        var parsed = ParsedRows(text: text, file: file, firstLine: firstLine)
        parsed.read()
        guard parsed.diagnostics.isEmpty else { return (nil, parsed.diagnostics) }
        let head = HeadRow(parsed.rows)
        guard let header = head.names else {
            return (
                nil,
                [
                    Diagnostic(
                        .error, "tom-tabell", "tabellen är tom", at: parsed.range(line: firstLine),
                        help: "den första raden ska ha kolumnernas namn")
                ]
            )
        }
        var diagnostics = head.title.map { [titleRow($0, parsed: parsed)] } ?? []
        let columns = columnNames(header, parsed: parsed, diagnostics: &diagnostics)
        let cells = head.rows.map { Self.cells($0, columns: columns.count, delimiter: parsed.delimiter) }
        diagnostics += WideRows(head.rows, cells: cells, columns: columns.count).diagnostics(parsed)
        guard !diagnostics.containsError else { return (nil, diagnostics) }
        // Only rows in a text are Markdown.
        let figures = path == nil ? cells.map { $0.map(CellMarkup.bare) } : cells
        let forms = NumberForms(figures, columns: columns.count, isDividedByCommas: parsed.delimiter == ",")
        if let riddle = forms.riddle {
            return (nil, diagnostics + [ambiguous(riddle, columns: columns, head.rows, figures, parsed)])
        }
        let rows = zip(head.rows, cells).compactMap { row, cells -> DataTable.Row? in
            if cells.allSatisfy(\.isEmpty) { return nil }
            let full = cells + Array(repeating: "", count: columns.count - cells.count)
            return DataTable.Row(
                cells: zip(full, forms.forms).map {
                    DataTable.Cell(text: $0, written: $1.number(path == nil ? CellMarkup.bare($0) : $0))
                },
                range: parsed.range(line: row.line))
        }
        diagnostics += thousandsPoints(in: rows, columns: columns, forms: forms.forms)
        return (DataTable(path: path, columns: columns, rows: rows), diagnostics)
    }

    /// A row's cells; surplus empty ones are left out, and the commas of a line such as ”Källa: A, B” divide nothing.
    private static func cells(_ row: ParsedRows.Row, columns: Int, delimiter: Character) -> [String] {
        var cells = row.cells.map(\.trimmed)
        while cells.count > columns, cells.last?.isEmpty == true { cells.removeLast() }
        if cells.count > columns, let first = cells.first, DataTable.isNote(first) {
            return [cells.joined(separator: "\(delimiter) ")]
        }
        return cells
    }

    private static func titleRow(_ title: ParsedRows.Row, parsed: ParsedRows) -> Diagnostic {
        Diagnostic(
            .warning, "titelrad",
            "raden ”\(title.cells.first?.trimmed ?? "")” står ovanför kolumnernas namn och visas inte",
            at: parsed.range(line: title.line),
            help: "ta bort raden; det som ska stå över tabellen skrivs i titel: där den visas")
    }

    private static func ambiguous(
        _ riddle: NumberForms.Riddle, columns: [String], _ rows: ArraySlice<ParsedRows.Row>, _ cells: [[String]],
        _ parsed: ParsedRows
    ) -> Diagnostic {
        let place = zip(rows, cells).first {
            $1.indices.contains(riddle.column) && $1[riddle.column] == riddle.cells.first
        }
        let named = riddle.cells.map { "”\($0)”" }
        return Diagnostic(
            .error, "tvetydiga-tal",
            "talen \(named.joined(separator: ", ")) i kolumnen ”\(columns[riddle.column])” går att läsa på två sätt",
            at: parsed.range(line: place?.0.line ?? parsed.firstLine),
            help:
                "skriv alla tal i tabellen på ett sätt: decimaler efter ett kommatecken och mellanslag mellan tusental, som 1 234,5"
        )
    }

    private static func columnNames(_ header: ParsedRows.Row, parsed: ParsedRows, diagnostics: inout [Diagnostic])
        -> [String]
    {
        var names = header.cells.map(\.trimmed)
        while names.last?.isEmpty == true { names.removeLast() }
        let range = parsed.range(line: header.line)
        if names.isEmpty || names.contains("") {
            diagnostics.append(
                Diagnostic(
                    .error, "saknad-kolumn", "en kolumn saknar namn", at: range,
                    help: "den första raden ska ha ett namn för varje kolumn"))
        }
        if names.count > mostColumns {
            diagnostics.append(
                Diagnostic(
                    .error, "för-bred-tabell", "tabellen har \(names.count) kolumner; gränsen är \(mostColumns)",
                    at: range, help: "ta bort kolumner, eller dela tabellen på flera filer"))
        }
        var seen = Set<String>()
        for name in names where !seen.insert(name).inserted && !name.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, "dubbel-kolumn", "två kolumner heter ”\(name)”", at: range,
                    help: "ge den ena ett annat namn"))
        }
        return names
    }
}

extension TableReader {
    /// One warning a column whose points all stand before three digits; a column that also has `12.5` has decimals.
    private static func thousandsPoints(in rows: [DataTable.Row], columns: [String], forms: [NumberForm])
        -> [Diagnostic]
    {
        columns.indices.filter { forms[$0] == .swedish }.compactMap { column in
            let pointed = rows.filter {
                $0.cells[column].text.utf8.contains(UInt8(ascii: ".")) && $0.cells[column].number != nil
            }
            guard let first = pointed.first,
                pointed.allSatisfy({ ThousandsPoint.meant(by: $0.cells[column].text) != nil }),
                let meant = ThousandsPoint.meant(by: first.cells[column].text)
            else { return nil }
            return Diagnostic(
                .warning, "tusentalspunkt",
                "”\(first.cells[column].text)” i kolumnen ”\(columns[column])” läses som ett tal med decimaler",
                at: first.range(of: column),
                help:
                    "menade du \(meant)? Skriv i så fall talen utan punkt; skriv annars decimalerna efter ett kommatecken"
            )
        }
    }
}
