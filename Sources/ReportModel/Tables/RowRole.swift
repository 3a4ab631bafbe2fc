/// What a row of a table is to sums and counts.
public enum RowRole: Sendable {
    case figures
    /// A sum of other rows.
    case total
    /// A part of another row: ”varav kvinnor”.
    case detail
    /// A line below the figures: a source, an explanation.
    case note
}

/// Finds the rows of a table that are no figures of their own.
enum RowRoles {
    /// More rows than this are searched by name alone.
    private static let mostRows = 2_000

    static func roles(of table: DataTable) -> [RowRole] {
        var roles = Array(repeating: RowRole.figures, count: table.rows.count)
        for index in NoteRows.range(in: table) { roles[index] = .note }
        let figures = Array(roles.indices.prefix { roles[$0] != .note })
        let sums = SumTable(table, rows: figures)
        for (place, row) in sums.rows.enumerated() where sums.rows.count > 1 {
            switch row.name {
            case .sum: roles[place] = .total
            case .detail: roles[place] = .detail
            case .weakSum, .plain, .share, .heading: break
            }
        }
        guard sums.rows.count <= mostRows, sums.rows.contains(where: { $0.name == .weakSum }) else { return roles }
        // Other names are totals only where the figures say so.
        for reading in SumReader.readings(of: sums) where reading.isProven { roles[reading.row] = .total }
        return roles
    }
}

/// The lines below a table's figures that came along from a spreadsheet: ”Källa: …”, ”* Preliminär”.
enum NoteRows {
    static func range(in table: DataTable) -> Range<Int> {
        let rows = table.rows
        guard table.columns.count > 1 else { return rows.endIndex..<rows.endIndex }
        var start = rows.endIndex
        while start > 0, isAlone(rows[start - 1]) || namesItself(rows[start - 1]) { start -= 1 }
        // A name without figures is a row of figures that are missing, unless it is marked or stands apart.
        while start < rows.endIndex,
            !(isMarked(rows[start]) || start > 0 && standsApart(rows[start], after: rows[start - 1]))
        {
            start += 1
        }
        return start == 0 ? rows.endIndex..<rows.endIndex : start..<rows.endIndex
    }

    private static func isAlone(_ row: DataTable.Row) -> Bool {
        guard let first = row.cells.first, !first.text.isEmpty, first.number == nil else { return false }
        return row.cells.dropFirst().allSatisfy(\.text.isEmpty) && RowName.find(first.text) != .sum
    }

    private static func namesItself(_ row: DataTable.Row) -> Bool { row.cells.first.map { isNamed($0.text) } ?? false }

    /// ”Källa: …”: nothing else than a note, whatever follows it.
    static func isNamed(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        return words.contains(text[..<colon].lowercased())
    }

    private static let words: Set<String> = [
        "källa", "källor", "not", "noter", "anm", "anm.", "anmärkning", "anmärkningar", "kommentar", "förklaring",
        "obs",
        "fotnot",
    ]

    private static func isMarked(_ row: DataTable.Row) -> Bool {
        guard let text = row.cells.first?.text, let first = text.unicodeScalars.first else { return false }
        if isNamed(text) || "*†‡¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.contains(first) { return true }
        if text.prefix(3).contains(")"), text.prefix(1).allSatisfy({ $0.isNumber || $0 == "(" }) { return true }
        let word = text.prefix { $0.isLetter }.lowercased()
        return words.contains(word) || ["uppgifterna", "siffrorna", "uppdaterad", "preliminära"].contains(word)
    }

    private static func standsApart(_ row: DataTable.Row, after other: DataTable.Row) -> Bool {
        let height = other.cells.reduce(1) { $0 + $1.text.utf8.count { $0 == UInt8(ascii: "\n") } }
        return row.range.start.line > other.range.start.line + height
    }
}

extension DataTable {
    /// Whether a cell's text says of itself that it is a note: ”Källa: …”.
    public static func isNote(_ text: String) -> Bool { NoteRows.isNamed(text) }
}
