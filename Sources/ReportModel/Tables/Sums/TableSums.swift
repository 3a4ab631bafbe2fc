import ExactNumbers

/// The row of sums that a table can be given.
public struct TableSums: Sendable {
    private let table: DataTable
    private let summed: Set<Int>

    public init(_ table: DataTable) {
        self.table = table
        let rows = table.rows.indices.filter { table.rows[$0].role == .figures }
        summed = Set(SumTable(table, rows: rows).columns.filter { table.kinds[$0] == .number })
    }

    /// Whether adding the column's figures says anything: shares, years and codes have no sum.
    public func isSummed(_ column: Int) -> Bool { summed.contains(column) }

    /// With as many decimals as its parts are written with; `nil` where a cell is a word, or the column is not summed.
    public func sum(of column: Int) -> String? {
        guard isSummed(column), table.textCells(column: column).isEmpty else { return nil }
        return table.sum(column: column).map { table.figure($0, column: column) }
    }

    /// Whether the table ends with a total of its own: then another would say the same, or contradict it.
    public var hasOwnTotal: Bool {
        let totals = table.rows.filter { $0.role == .total }
        guard let last = totals.last else { return false }
        if totals.count == 1 || table.shownRows.last?.role == .total && !isSection(last) { return true }
        return summed.allSatisfy { column in last.cells[column].number == table.sum(column: column) }
    }

    /// A total with a name of its own, such as ”Summa kostnader”, beside others.
    private func isSection(_ row: DataTable.Row) -> Bool {
        (row.cells.first?.text.split(separator: " ").count ?? 0) > 1
            && summed.contains { row.cells[$0].number != table.sum(column: $0) }
    }
}

extension DataTable {
    /// A figure that was computed of a column, with as many decimals as the column is written with.
    public func figure(_ number: ExactNumber, column: Int) -> String {
        let digits = fractionDigits(column: column)
        return SwedishNumber.format(number, maximumFractionDigits: digits, minimumFractionDigits: digits)
    }
}

extension DataTable {
    /// Whether the column's name, and not its figures alone, says that they are years.
    public func isYear(_ column: Int) -> Bool { kinds[column] == .year && ColumnName(columns[column]).namesYear }
}
