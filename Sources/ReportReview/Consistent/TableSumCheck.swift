import Diagnostics
import ExactNumbers
import MarkdownSyntax
import ReportModel

/// A row that says it is the sum of others.
struct TableSumCheck: ReviewCheck {
    /// Longer tables hold data, not accounts.
    private static let mostRows = 5_000

    func diagnostics(in review: Review) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for text in review.prose.texts {
            for (table, range) in text.tables { found += Self.problems(table, at: range) }
            for table in text.dataTables { found += Self.problems(of: table) }
        }
        for path in review.report.tables.keys.sorted() {
            if let table = review.report.tables[path] { found += Self.problems(of: table) }
        }
        return found
    }

    private static func problems(_ table: Table, at range: SourceRange) -> [Diagnostic] {
        let rows = table.rows.map { $0.map { $0.content.plainText } }
        let sums = SumTable(columns: table.header.map { $0.content.plainText }, rows: rows)
        return problems(sums) { row, _ in
            SourceRange(file: range.file, line: range.start.line + 2 + row, column: range.start.column, length: 3)
        }
    }

    private static func problems(of table: DataTable) -> [Diagnostic] {
        let rows = table.shownRows
        return problems(SumTable(table, rows: table.rows.indices.filter { table.rows[$0].role != .note })) {
            rows[$0].range(of: $1)
        }
    }

    private static func problems(_ table: SumTable, place: (_ row: Int, _ column: Int) -> SourceRange) -> [Diagnostic] {
        guard table.rows.count > 1, table.rows.count <= mostRows else { return [] }
        return SumReader.readings(of: table).flatMap { reading in
            reading.columns.compactMap { column in
                problem(
                    column, of: reading, in: table,
                    at: place(reading.row, table.columns[column.place]))
            }
        }
    }

    private static func problem(
        _ column: SumReading.Column, of reading: SumReading, in table: SumTable, at place: SourceRange
    ) -> Diagnostic? {
        let name = table.columnNames[table.columns[column.place]]
        let label = table.rows[reading.row].label
        let isShare = table.shares.contains(table.columns[column.place])
        guard column.fit != .equal, !(isShare && column.fit == .rounded),
            let off = column.stated.subtracting(column.sum)?.magnitude,
            !isMean(column, name: name, label: label)
        else { return nil }
        let side = reading.isBelow ? "under" : "ovanför"
        let stated = SwedishNumber.formatAsAuthored(column.stated)
        let sum = SwedishNumber.formatAsAuthored(column.sum)
        let difference = SwedishNumber.formatAsAuthored(off)
        let message =
            "raden ”\(label)” säger \(stated) i kolumnen ”\(name)”, men raderna \(side) som hör till den är tillsammans \(sum)"
        if column.fit == .rounded {
            return Diagnostic(
                .note, id, message + "; skillnaden på \(difference) kan bero på avrundning", at: place,
                help: "kontrollera mot källan; är det avrundning, skriv det under tabellen")
        }
        if column.hasEmpty {
            return Diagnostic(
                .note, id, message + "; en av cellerna är tom", at: place,
                help: "fyll i det som fattas, eller skriv under tabellen varför summan är en annan")
        }
        return Diagnostic(
            .warning, id, message, at: place,
            help: "kontrollera raderna mot källan; finns det en förklaring, skriv den under tabellen")
    }

    private static let id = "tabellsumma-stämmer-inte"

    /// ”Totalt” beside the mean age of several places: a figure between the smallest and the largest is hardly a sum.
    private static func isMean(_ column: SumReading.Column, name: String, label: String) -> Bool {
        guard RowName.mayBeMean(label), !ColumnName(name).isCounted, column.parts.count > 1,
            let least = column.parts.min(), let most = column.parts.max()
        else { return false }
        return least <= column.stated && column.stated <= most && least.isPositive
    }
}
