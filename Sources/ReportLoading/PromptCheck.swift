import Diagnostics
import ReportModel

/// Tells of every place in a file that still waits to be filled in: one warning a file, with all its lines.
enum PromptCheck {
    /// Who has more to do searches for the mark.
    private static let mostLines = 20

    static func diagnostic(in file: SourceFile) -> Diagnostic? {
        guard file.text.contains(Prompt.mark) else { return nil }
        var places: [SourceRange] = []
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let found = line.firstRange(of: Prompt.mark) else { continue }
            let column = line.distance(from: line.startIndex, to: found.lowerBound) + 1
            places.append(SourceRange(file: file, line: index + 1, column: column, length: Prompt.mark.count))
        }
        guard let first = places.first else { return nil }
        let rows = places.map { String($0.start.line) }
        let lines = rows.count <= mostLines ? Suggestion.enumeration(rows) : rows.prefix(mostLines).joined(separator: ", ") + " och på \(rows.count - mostLines) rader till"
        let message = places.count == 1 ? "en uppgift väntar på att fyllas i" : "\(places.count) uppgifter väntar på att fyllas i"
        return Diagnostic(.warning, "fyll-i", message, at: first, help: "fyll i och ta bort FYLL I på rad \(lines)")
    }
}

extension Suggestion {
    /// ”3, 7 och 12”.
    fileprivate static func enumeration(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " och " + last
    }
}
