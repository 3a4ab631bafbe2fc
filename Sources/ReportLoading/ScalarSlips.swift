import Diagnostics
import Yams

/// What YAML takes out of a value without a word: a tag before it, a comment that was meant as text, and codes for signs
/// that no page may hold.
struct ScalarSlips {
    private let reader: YAMLReader
    private let mayHoldTags: Bool
    /// The lines with a `#` that may begin a comment after a value.
    private let commented: Set<Int>

    init(_ reader: YAMLReader) {
        self.reader = reader
        let bytes = reader.text.utf8Span.span
        mayHoldTags = bytes.contains(UInt8(ascii: "!"))
        commented = Self.commentedLines(bytes)
    }

    private static func commentedLines(_ bytes: Span<UInt8>) -> Set<Int> {
        var lines: Set<Int> = []
        var place = 0
        var line = 1
        var counted = 0
        while let found = bytes.firstPlace(of: UInt8(ascii: "#"), from: place) {
            place = found + 1
            while counted < found {
                if bytes[counted] == UInt8(ascii: "\n") { line += 1 }
                counted += 1
            }
            if found > 0, bytes[found - 1] == UInt8(ascii: " ") || bytes[found - 1] == UInt8(ascii: "\t") {
                lines.insert(line)
            }
        }
        return lines
    }

    // MARK: Tags

    /// `!viktigt att veta`: the first word is a tag, and only the others are the value.
    func tag(at range: SourceRange) -> Diagnostic? {
        guard mayHoldTags, let line = reader.file.line(range.start.line) else { return nil }
        let value = line.dropFirst(range.start.column - 1)
        return value.first == "!" ? YAMLTag.diagnostic(value, at: range) : nil
    }

    // MARK: Comments and signs

    func diagnostics(for scalar: Node.Scalar, at range: SourceRange) -> [Diagnostic] {
        switch scalar.style {
        case .doubleQuoted: return forbidden(in: scalar.string, at: range)
        case .literal, .folded, .singleQuoted: return []
        default: break
        }
        // Only a text of several words can go on to another line.
        guard !commented.isEmpty,
            commented.contains(range.start.line - reader.firstLine + 1) || scalar.string.contains(" "),
            let end = end(of: scalar.string, from: range.start),
            commented.contains(end.line - reader.firstLine + 1), let line = reader.file.line(end.line)
        else { return [] }
        let rest = line.dropFirst(end.column - 1)
        let gap = rest.prefix { $0 == " " || $0 == "\t" }
        guard !gap.isEmpty || scalar.string.isEmpty, rest.dropFirst(gap.count).first == "#" else { return [] }
        let comment = rest.dropFirst(gap.count)
        guard !TrailingComment(value: scalar.string, gap: String(gap), comment: String(comment)).isClear else {
            return []
        }
        let shown = comment.count > 40 ? comment.prefix(39) + "…" : comment
        let place = SourceRange(
            file: reader.file, line: end.line, column: end.column + gap.count, length: comment.count)
        return [
            Diagnostic(
                .warning, "yaml-kommentar", "”\(shown)” läses som en anmärkning till er själva, och visas inte",
                at: place,
                help:
                    "hör det till texten, sätt hela värdet inom citattecken: \"…\"; är det en anmärkning, skriv den på en egen rad"
            )
        ]
    }

    /// Where a value written without quotation marks ends: its words stand there as they are, with other spaces between.
    private func end(of text: String, from start: SourcePosition) -> SourcePosition? {
        var number = start.line
        guard var line = reader.file.line(number).map(Array.init) else { return nil }
        var column = start.column - 1
        for sign in text where !sign.isWhitespace {
            while column >= line.count || line[column].isWhitespace {
                if column < line.count {
                    column += 1
                } else {
                    number += 1
                    guard let next = reader.file.line(number).map(Array.init) else { return nil }
                    (line, column) = (next, 0)
                }
            }
            guard line[column] == sign else { return nil }
            column += 1
        }
        return SourcePosition(line: number, column: column + 1)
    }

    /// `"\x07"`: a sign that no page can show, written as a code.
    private func forbidden(in text: String, at range: SourceRange) -> [Diagnostic] {
        guard let sign = text.unicodeScalars.first(where: { ControlCharacters.isForbidden($0) || $0 == "\t" }) else {
            return []
        }
        // A tab between words is a space; as a code it is a path such as `"C:\temp"`.
        let line = reader.file.line(range.start.line) ?? ""
        if sign == "\t", !line.contains("\\t") { return [] }
        return [
            Diagnostic(
                sign == "\t" ? .warning : .error, ControlCharacters.id,
                "ett omvänt snedstreck (\\) gör att texten innehåller ett tecken som inte kan visas (\(ControlCharacters.name(of: sign)))",
                at: range, help: "skriv \\\\ där ett omvänt snedstreck ska synas, eller byt \" mot ' runt texten")
        ]
    }
}

/// Words that say what a tag does.
enum YAMLTag {
    static let id = "yaml-tagg"

    static func diagnostic(_ value: Substring, at range: SourceRange) -> Diagnostic {
        let tag = value.prefix { !$0.isWhitespace }
        return Diagnostic(
            .error, id, "”\(tag)” i början av ett värde har en särskild betydelse i YAML och skulle inte visas",
            at: SourceRange(
                file: range.file, line: range.start.line, column: range.start.column, length: max(1, tag.count)),
            help: "sätt värdet inom citattecken: \"\(tag) …\"")
    }
}

/// Judges whether a `#` after a value begins a comment beyond doubt.
///
/// In content that people have written a comment stands apart: two spaces or more before the sign, and one after it. After
/// a number, a date or a name of the program's own nothing else can be meant.
struct TrailingComment {
    let value: String
    let gap: String
    let comment: String

    var isClear: Bool {
        if isFigure { return true }
        let after = comment.dropFirst().first
        let isApart = after.map { $0.isWhitespace || $0 == "#" } ?? true
        if value.isEmpty { return isApart }
        guard isApart else { return isName && after?.isLetter ?? false }
        return gap.count > 1 || gap.contains("\t") || isName
    }

    /// `54`, `1 234,5`, `2023-08-31`, `-15 procent`
    private var isFigure: Bool {
        guard value.contains(where: \.isNumber) else { return false }
        let words = value.split(separator: " ")
        let units = ["procent", "procentenheter", "%", "kr", "tkr", "mnkr"]
        let figures = words.last.map { units.contains(String($0)) } ?? false ? words.dropLast() : words[...]
        return figures.allSatisfy { $0.allSatisfy { $0.isNumber || "+-−–,.:/".contains($0) } }
    }

    /// A name such as `utkast` or `ekonomi-2`, which is never shown.
    private var isName: Bool {
        value.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
    }
}
