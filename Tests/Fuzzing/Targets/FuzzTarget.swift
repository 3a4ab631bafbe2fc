import Diagnostics
import StrictReading

/// A door through which text from outside comes in, and what must hold whatever the text.
public struct FuzzTarget: Sendable {
    public var name: String
    /// One line for each promise that the input breaks; a crash, a hang and a flood of memory are seen from outside.
    public var violations: @Sendable (_ input: [UInt8]) -> [String]
    /// The same with a fault put in on purpose, which shows that the target would see such a one.
    public var planted: @Sendable (_ input: [UInt8]) -> [String]

    public static let all: [FuzzTarget] = [markdown, chapter, block, value, data, table, request, manifest]
}

/// Promises that hold for every part of the tool.
enum Promise {
    /// Every message says in words where it is: a place that exists in a file that was read.
    static func diagnostics(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.flatMap { diagnostic -> [String] in
            var found: [String] = []
            let said = [diagnostic.message, diagnostic.label ?? "", diagnostic.help ?? ""].joined(separator: " ")
            if diagnostic.message.isEmpty { found.append("[\(diagnostic.id)] says nothing") }
            if let word = foreign.first(where: said.contains) { found.append("[\(diagnostic.id)] speaks of “\(word)”") }
            guard let range = diagnostic.range else {
                return found + ["[\(diagnostic.id)] has no place: \(diagnostic.message)"]
            }
            return found + place(range).map { "[\(diagnostic.id)] \($0)" }
        }
    }

    /// What a library or Swift itself would say.
    private static let foreign = [
        "Optional(", "did not find", "expected ", "while parsing", "while scanning", "could not find",
        "found character", "Error(", "nil)", "mapping values",
    ]

    /// A place that an editor's program can go to: just after the last character is one too.
    static func place(_ range: SourceRange) -> [String] {
        guard !range.isWholeFile else { return [] }
        return [range.start, range.end].compactMap { position in
            let line = range.file.line(position.line)
            let isLast = line == nil && position.line > 1 && range.file.line(position.line - 1) != nil
            guard let length = line.map(\.count) ?? (isLast ? 0 : nil) else {
                return "line \(position.line) of \(range.file.path) does not exist"
            }
            return (1...length + 2).contains(position.column)
                ? nil : "column \(position.column) of a line of \(length) in \(range.file.path):\(position.line)"
        }
    }

    /// HTML that a browser reads as it was meant, and in which nothing runs.
    static func harmless(_ html: String, _ what: String) -> [String] {
        do {
            return try StrictHTML(Array(html.utf8)).harm.map { "\(what): \($0)" }
        } catch {
            return ["\(what): \(error)"]
        }
    }
}
