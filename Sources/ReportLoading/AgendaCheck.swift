import Diagnostics
import MarkdownSyntax
import ReportModel

/// Finds ”mål 19” in the plain text of an Agenda 2030 section: it would be left out of the cross-cut without a word.
enum AgendaCheck {
    static func diagnostics(for blocks: ArraySlice<Block>) -> [Diagnostic] { blocks.flatMap(diagnostics) }

    private static func diagnostics(for block: Block) -> [Diagnostic] {
        switch block.kind {
        case .heading(_, let content), .paragraph(let content): diagnostics(for: content)
        case .list(let list): list.items.flatMap(\.blocks).flatMap(diagnostics)
        case .blockQuote(let blocks): blocks.flatMap(diagnostics)
        case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap { diagnostics(for: $0.content) }
        case .code, .thematicBreak, .html: []
        }
    }

    private static func diagnostics(for content: [Inline]) -> [Diagnostic] {
        content.flatMap { inline -> [Diagnostic] in
            switch inline.kind {
            case .text(let text):
                return unknown(in: text).map { offset, length, number in
                    let start = inline.range.start
                    return Diagnostic(
                        .warning, "okänt-globalt-mål", "globalt mål ”\(number)” finns inte",
                        at: SourceRange(
                            file: inline.range.file, line: start.line, column: start.column + offset, length: length),
                        help:
                            "de globala målen har nummer 1 till 17; menar du ett av nämndens mål, länka till det: [mål \(number)](mal:\(number))"
                    )
                }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): return diagnostics(for: inner)
            default: return []
            }
        }
    }

    /// The whole numbers after ”mål” that are no global goal's.
    private static func unknown(in text: String) -> [(offset: Int, length: Int, number: Int)] {
        guard mayName(text) else { return [] }
        let characters = Array(text)
        let lower = Array(text.lowercased())
        guard lower.count == characters.count else { return [] }
        return lower.indices.compactMap { index in
            let isWord = index == 0 || !lower[index - 1].isLetter
            guard isWord, let word = ["mål ", "målen "].first(where: { lower[index...].starts(with: $0) }) else {
                return nil
            }
            let digits = lower[(index + word.count)...].prefix { $0.isASCII && $0.isNumber }
            guard (1...3).contains(digits.count), let number = Int(String(digits)), GlobalGoal.numbered(number) == nil
            else { return nil }
            let rest = lower[digits.endIndex...]
            if let next = rest.first,
                next.isLetter || [".", ":", ","].contains(next) && rest.dropFirst().first?.isNumber == true
            {
                return nil
            }
            return (index, word.count + digits.count, number)
        }
    }

    /// Whether the text holds the end of ”mål”, in letters of any size, or letters that only Unicode's tables know.
    private static func mayName(_ text: String) -> Bool {
        var hasRing = false
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if hasRing, byte | 0x20 == UInt8(ascii: "l") { return true }
            if byte == 0xCC || byte == 0xE2 { return true }
            hasRing = previous == 0xC3 && (byte == 0xA5 || byte == 0x85)
            previous = byte
        }
        return false
    }
}
