import Diagnostics
import ReportModel

/// Tells of every place in a file that still waits to be filled in: one warning a file, with all its lines.
enum PromptCheck {
    /// In a text a prompt begins its line; elsewhere the words are about prompts, as in an example.
    private static func isAtHead(_ place: Substring.Index, of line: Substring) -> Bool {
        line[..<place].allSatisfy { " -*>".contains($0) }
    }

    /// Who has more to do searches for the mark.
    private static let mostLines = 20

    static func diagnostic(in file: SourceFile) -> Diagnostic? {
        guard file.contains(Prompt.markBytes) else { return nil }
        var places: [SourceRange] = []
        var isText = false
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0, line == "---", file.path.hasSuffix(".md") { isText = true }
            guard let found = line.firstRange(of: Prompt.mark), !isText || isAtHead(found.lowerBound, of: line) else {
                continue
            }
            let column = line.distance(from: line.startIndex, to: found.lowerBound) + 1
            places.append(SourceRange(file: file, line: index + 1, column: column, length: Prompt.mark.count))
        }
        guard let first = places.first else { return nil }
        let rows = places.map { String($0.start.line) }
        let lines =
            rows.count <= mostLines
            ? Suggestion.enumeration(rows)
            : rows.prefix(mostLines).joined(separator: ", ")
                + " och på \(rows.count - mostLines) \(rows.count - mostLines == 1 ? "rad" : "rader") till"
        let message =
            places.count == 1 ? "en uppgift väntar på att fyllas i" : "\(places.count) uppgifter väntar på att fyllas i"
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
