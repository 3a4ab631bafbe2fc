import Diagnostics
import MarkdownSyntax

/// Tables without names on their columns, and tables that are used to place text on the page.
struct TableFormCheck: ReviewCheck {
    /// More words than this in a cell is a text, not a fact.
    static let longestCell = 60

    func diagnostics(in review: Review) -> [Diagnostic] {
        review.prose.texts.flatMap { text in
            text.tables.compactMap { table, range in Self.withoutHeader(table, range) ?? Self.layout(table, range) }
        }
    }

    private static func withoutHeader(_ table: Table, _ range: SourceRange) -> Diagnostic? {
        let empty = table.header.indices.filter { isBlank(table.header[$0]) }
        // The corner over the row headings may be empty.
        guard !empty.isEmpty, empty != [0] || table.header.count == 1 else { return nil }
        let which =
            empty.count == table.header.count
            ? "tabellen har inga kolumnrubriker"
            : "kolumn \(empty.map { String($0 + 1) }.joined(separator: ", ")) i tabellen saknar rubrik"
        return Diagnostic(
            .note, "tabell-utan-rubriker", which, at: range,
            help: "skriv en rubrik för varje kolumn på tabellens första rad")
    }

    private static func layout(_ table: Table, _ range: SourceRange) -> Diagnostic? {
        let cells = table.rows.flatMap { $0 }
        let isLayout = table.header.count == 1 || cells.contains { words(in: $0) > longestCell }
        guard isLayout else { return nil }
        let why = table.header.count == 1 ? "den har en enda kolumn" : "en cell har mer än \(longestCell) ord"
        return Diagnostic(
            .note, "tabell-som-layout", "tabellen ser ut att användas för att placera text: \(why)", at: range,
            help: "skriv texten som stycken, en lista eller blocket faktaruta")
    }

    private static func isBlank(_ cell: Table.Cell) -> Bool { cell.content.plainText.allSatisfy(\.isWhitespace) }
    private static func words(in cell: Table.Cell) -> Int {
        cell.content.plainText.split(whereSeparator: \.isWhitespace).count
    }
}
