import Diagnostics
import ExactNumbers
import MarkdownSyntax
import ReportModel

/// A row that says it is the sum of those above it.
struct TableSumCheck: ReviewCheck {

    func diagnostics(in review: Review) -> [Diagnostic] {
        let inTexts = review.prose.texts.flatMap { text in
            text.tables.flatMap { table, range in
                let rows = table.rows.map { $0.map { $0.content.plainText } }
                return Self.problems(columns: table.header.map { $0.content.plainText }, rows: rows) { row in
                    SourceRange(
                        file: range.file, line: range.start.line + 2 + row, column: range.start.column, length: 3)
                }
            }
        }
        return inTexts
            + review.report.tables.keys.sorted().flatMap { path -> [Diagnostic] in
                guard let table = review.report.tables[path] else { return [] }
                return Self.problems(columns: table.columns, rows: table.rows.map { $0.cells.map(\.text) }) {
                    table.rows[$0].range
                }
            }
    }

    private static func problems(columns: [String], rows: [[String]], place: (Int) -> SourceRange) -> [Diagnostic] {
        guard rows.count > 2, let last = rows.last, let name = last.first.map(trimmed),
            ["summa", "totalt", "sammanlagt", "total"].contains(name)
        else { return [] }
        return columns.indices.dropFirst().compactMap { column in
            guard let stated = last.indices.contains(column) ? SwedishNumber.parse(last[column]) : nil else {
                return nil
            }
            let cells = rows.dropLast().map { $0.indices.contains(column) ? $0[column] : "" }
            let numbers = cells.compactMap { SwedishNumber.parse($0) }
            // A mean or a share is no sum of its column; where a cell is no number nobody can say.
            guard numbers.count == cells.count, !isShare(columns[column]), let sum = ExactNumber.sum(numbers),
                sum != stated
            else { return nil }
            return Diagnostic(
                .note, "tabellsumma-stämmer-inte",
                "raden ”\(last[0])” säger \(SwedishNumber.formatAsAuthored(stated)) i kolumnen ”\(columns[column])”, men raderna ovanför är tillsammans \(SwedishNumber.formatAsAuthored(sum))",
                at: place(rows.count - 1),
                help: "kontrollera raderna mot källan; finns det en förklaring, skriv den under tabellen")
        }
    }

    private static func isShare(_ column: String) -> Bool {
        let name = column.lowercased()
        return ["andel", "procent", "%", "snitt", "medel", "per ", "år"].contains { name.contains($0) }
    }

    private static func trimmed(_ text: String) -> String {
        text.lowercased().trimmingPrefix { !$0.isLetter }.prefix { $0.isLetter || $0 == " " }.split(separator: " ")
            .joined(separator: " ")
    }
}
