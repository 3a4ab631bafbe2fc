import Diagnostics
import ReportLoading
import ReportModel

/// The `nyckel: värde` lines of a block, each with its place.
public struct BlockSettings: Sendable {
    private struct Setting: Sendable {
        var key: SourceRange
        var value: Sourced<String>
    }

    /// The line with the fence and the name.
    public let firstLine: SourceRange
    private var settings: [String: Setting] = [:]
    /// Whether there is a line that is no setting; it has been reported, and what comes after it was not looked at.
    private(set) var isCutShort = false

    /// The keys whose values readers see as they are written.
    private static let shown: Set<String> = ["titel", "källa", "not", "alt", "bildtext"]

    /// - Parameters:
    ///   - text: The lines, without the rows of a table after them.
    ///   - block: Where the block stands, its fence included.
    ///   - keys: Those that the block knows.
    init(_ text: String, block: SourceRange, keys: [String], _ diagnostics: inout [Diagnostic]) {
        firstLine = Self.firstLine(of: block)
        for line in Self.lines(text, range: block) where !line.value.isEmpty {
            guard let colon = line.value.firstIndex(of: ":") else {
                diagnostics.append(
                    Diagnostic(
                        .error, "ofullständigt-block", "raden ”\(line.value)” saknar kolon", at: line.range,
                        help: keys.contains("fil")
                            ? "hör den till en tabell, skriv --- på en egen rad före tabellens första rad, och semikolon mellan cellerna; annars skriv nyckel: värde"
                            : "skriv nyckel: värde"))
                isCutShort = true
                return
            }
            let key = line.value[..<colon].trimmingBlanks
            let place = SourceRange(
                file: block.file, line: line.range.start.line, column: line.range.start.column, length: key.count)
            guard keys.contains(key) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "okänd-nyckel", "blocket har ingen nyckel ”\(key)”", at: place,
                        help: Suggestion.help(for: key, among: keys)))
                continue
            }
            let value = Self.value(of: line, after: colon)
            if Self.shown.contains(key), let slip = PlainTextSlips.diagnostic(in: value, key: key) {
                diagnostics.append(slip)
            }
            if settings.updateValue(Setting(key: place, value: value), forKey: key) != nil {
                diagnostics.append(
                    Diagnostic(
                        .error, "dubbel-nyckel", "nyckeln ”\(key)” står två gånger i blocket", at: place,
                        help: "ta bort den ena"))
            }
        }
    }

    /// The value of a key, as the editor wrote it.
    public subscript(_ key: String) -> String? { settings[key]?.value.value }

    public var keys: [String] { settings.keys.sorted() }

    /// Where a key's value stands; the first line where the block has none.
    public func place(of key: String) -> SourceRange { settings[key]?.value.range ?? firstLine }
    public func place(ofKey key: String) -> SourceRange { settings[key]?.key ?? firstLine }

    /// The names in `[A, B]`; a name with a comma stands in quotation marks: `["A, kvinnor", "A, män"]`.
    public static func names(_ text: String) -> [String] {
        parts(text, between: "[", and: "]").map(unquoted).filter { !$0.isEmpty }
    }

    /// The names and values in `{A: x, "B, C": y}`, in their order.
    public static func pairs(_ text: String) -> [(name: String, value: String)] {
        parts(text, between: "{", and: "}").map { part in
            var colon: String.Index?
            forEachUnquoted(part) { index, character in if character == ":" { colon = index } }
            guard let colon else { return (unquoted(part), "") }
            return (unquoted(part[..<colon].trimmingBlanks), unquoted(part[part.index(after: colon)...].trimmingBlanks))
        }
    }

    /// What commas outside quotation marks divide.
    private static func parts(_ text: String, between open: Character, and close: Character) -> [String] {
        var text = text.trimmingBlanks
        if text.first == open { text.removeFirst() }
        if text.last == close { text.removeLast() }
        var parts: [String] = []
        var start = text.startIndex
        forEachUnquoted(text) { index, character in
            guard character == "," else { return }
            parts.append(text[start..<index].trimmingBlanks)
            start = text.index(after: index)
        }
        return parts + [text[start...].trimmingBlanks]
    }

    /// A quotation mark opens at the beginning of a name, and the next of its like closes.
    private static func forEachUnquoted(_ text: String, _ body: (String.Index, Character) -> Void) {
        var closing: Set<Character>?
        var isStart = true
        for index in text.indices {
            let character = text[index]
            if let open = closing {
                if open.contains(character) { closing = nil }
            } else if isStart, let marks = quotationMarks[character] {
                closing = marks
            } else {
                body(index, character)
                isStart = character == "," || character == ":" || isStart && (character == " " || character == "\t")
                continue
            }
            isStart = false
        }
    }

    /// What closes each; Word writes the curved ones.
    private static let quotationMarks: [Character: Set<Character>] = [
        "\"": ["\"", "”"], "'": ["'"], "”": ["”", "\""], "“": ["”", "“"], "»": ["»"], "«": ["»"],
    ]

    /// Without the quotation marks around it.
    static func unquoted(_ text: String) -> String {
        guard text.count > 1, let first = text.first, let last = text.last,
            quotationMarks[first]?.contains(last) == true
        else { return text }
        return String(text.dropFirst().dropLast())
    }

    public static func firstLine(of block: SourceRange) -> SourceRange {
        let length = (block.file.line(block.start.line)?.count ?? 0) - block.start.column + 1
        return SourceRange(file: block.file, line: block.start.line, column: block.start.column, length: max(3, length))
    }

    /// Every line of a block's body without the blanks around it.
    static func lines(_ text: String, range: SourceRange) -> [Sourced<String>] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { offset, line in
            let content = line.trimmingBlanks
            let lead = line.prefix { $0 == " " || $0 == "\t" }.count
            return Sourced(
                content,
                at: SourceRange(
                    file: range.file, line: range.start.line + 1 + offset, column: range.start.column + lead,
                    length: content.count))
        }
    }

    private static func value(of line: Sourced<String>, after colon: String.Index) -> Sourced<String> {
        let rest = line.value[line.value.index(after: colon)...]
        let written = rest.trimmingBlanks
        let lead =
            line.value.distance(from: line.value.startIndex, to: rest.startIndex)
            + rest.prefix { $0 == " " || $0 == "\t" }.count
        let range = SourceRange(
            file: line.range.file, line: line.range.start.line, column: line.range.start.column + lead,
            length: written.count)
        let quote = written.first
        let isQuoted = written.count > 1 && (quote == "\"" || quote == "'") && written.last == quote
        return Sourced(isQuoted ? String(written.dropFirst().dropLast()) : written, at: range)
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    public var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        var text = String(start)
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
