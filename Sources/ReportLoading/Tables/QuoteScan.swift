/// Finds a quotation mark out of place before the parser does: it would stop without a place, or swallow the rest of
/// the file without a word.
enum QuoteScan {
    static let help =
        "sätt hela cellen inom citattecken och skriv citattecken i den dubbelt: \"en \"\"viktig\"\" text\""

    struct Problem {
        var message: String
        /// From 0.
        var line: Int
        /// From 1.
        var column: Int
        var help: String
    }

    private enum State { case start, plain, quoted, closed }

    static func problem(in text: String, delimiter: Character) -> Problem? {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return nil }
        var state = State.start
        var opening = (line: 0, column: 1)
        var (line, column) = (0, 0)
        for character in text {
            column += 1
            switch (state, character) {
            case (.start, "\""):
                state = .quoted
                opening = (line, column)
            case (.plain, "\""):
                return Problem(message: "ett citattecken står mitt i en cell", line: line, column: column, help: help)
            case (.quoted, "\""): state = .closed
            case (.closed, "\""): state = .quoted
            case (.quoted, _): break
            case (_, "\n"), (_, delimiter): state = .start
            case (.closed, _):
                return Problem(
                    message: "här står något efter citattecknet som avslutar cellen", line: line, column: column,
                    help: help)
            default: state = .plain
            }
            if character == "\n" { (line, column) = (line + 1, 0) }
        }
        guard state == .quoted else { return nil }
        return Problem(
            message: "ett citattecken avslutas aldrig", line: opening.line, column: opening.column,
            help: "lägg till det citattecken som saknas, eller ta bort det första")
    }
}
