import Diagnostics
import MarkdownSyntax
import ReportModel

/// Finds ”mål 19” in the plain text of an Agenda 2030 section: it would be left out of the cross-cut without a word.
enum AgendaCheck {
    static func diagnostics(for blocks: ArraySlice<Block>) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for block in blocks { check(block, &found) }
        return found
    }

    private static func check(_ block: Block, _ found: inout [Diagnostic]) {
        switch block.kind {
        case .heading(_, let content), .paragraph(let content): check(content, &found)
        case .list(let list): for item in list.items { for block in item.blocks { check(block, &found) } }
        case .blockQuote(let blocks): for block in blocks { check(block, &found) }
        case .container(let container): for block in container.blocks { check(block, &found) }
        case .table(let table):
            for cell in table.header { check(cell.content, &found) }
            for row in table.rows { for cell in row { check(cell.content, &found) } }
        case .code, .thematicBreak, .html: break
        }
    }

    private static func check(_ content: [Inline], _ found: inout [Diagnostic]) {
        for inline in content {
            switch inline.kind {
            case .text(let text):
                guard mayBeUnknown(text) else { continue }
                for (offset, length, number) in unknown(in: text) {
                    let start = inline.range.start
                    let range = SourceRange(
                        file: inline.range.file, line: start.line, column: start.column + offset, length: length)
                    found.append(diagnostic(number, at: range))
                }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): check(inner, &found)
            default: break
            }
        }
    }

    private static func diagnostic(_ number: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .warning, "okänt-globalt-mål", "globalt mål ”\(number)” finns inte", at: range,
            help:
                "de globala målen har nummer 1 till 17; menar du ett av nämndens mål, länka till det: [mål \(number)](mal:\(number))"
        )
    }

    /// The whole numbers after ”mål” that are no global goal's.
    private static func unknown(in text: String) -> [(offset: Int, length: Int, number: Int)] {
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

    /// A glance at the bytes: whether there may be a number after ”mål” or ”målen” that is no global goal's, or an å in
    /// another form than the usual one. In most texts there is none.
    private static func mayBeUnknown(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        var index = 0
        while index + 2 < bytes.count {
            switch bytes[unchecked: index] {
            case 0xC3:
                let isGoal = bytes[index + 1] | 0x20 == 0xA5 && bytes[index + 2] | 0x20 == UInt8(ascii: "l")
                if isGoal, isUnknown(bytes.extracting(droppingFirst: index + 3)) { return true }
            case 0xCC: return true
            case 0xE2: if bytes[index + 1] == 0x84 { return true }
            default: break
            }
            index += 1
        }
        return false
    }

    /// Whether what follows ”mål” is the number of no goal.
    private static func isUnknown(_ rest: Span<UInt8>) -> Bool {
        let isMany = rest.count > 2 && rest[0] | 0x20 == UInt8(ascii: "e") && rest[1] | 0x20 == UInt8(ascii: "n")
        var index = isMany ? 2 : 0
        guard index < rest.count, rest[index] == UInt8(ascii: " ") else { return false }
        index += 1
        let start = index
        var number = 0
        while index < rest.count, index - start < 4, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(rest[index]) {
            number = number * 10 + Int(rest[index] - UInt8(ascii: "0"))
            index += 1
        }
        return index > start && GlobalGoal.numbered(number) == nil
    }
}
