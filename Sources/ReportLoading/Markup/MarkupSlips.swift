import Diagnostics
import MarkdownSyntax

/// Finds, in a whole text, what an author meant as Markdown and the parser took for plain text, and what it took for
/// Markdown though the author did not mean it.
///
/// Nothing here changes what is published. A finding always says what is shown and what to write instead.
enum MarkupSlips {
    /// - Parameter lines: The lines of the file that the text was read from, where they are known.
    static func diagnostics(for document: Document, in file: SourceFile, lines: Range<Int>? = nil) -> [Diagnostic] {
        var collector = Collector(file: file)
        collector.add(document.blocks)
        for note in document.footnotes { collector.add(note.blocks) }
        let noteMarks = Set(collector.texts.flatMap { EmphasisSlips.noteMarks(in: $0.text) })
        var found = collector.found
        for (kind, text) in collector.texts {
            found += slips(in: text, kind, noteMarks).map { $0.diagnostic(in: text) }
        }
        if let lines { found += DefinitionSlips(document, in: file).diagnostics(in: lines) }
        return gathered(found)
    }

    /// A document pasted from Word has the same slip on every other line: one message tells of all.
    private static func gathered(_ found: [Diagnostic]) -> [Diagnostic] {
        let alike = Dictionary(grouping: found) { $0.id + $0.message }
        var told: Set<String> = []
        return found.compactMap { diagnostic in
            let kind = diagnostic.id + diagnostic.message
            guard let all = alike[kind], all.count > 3 else { return diagnostic }
            guard told.insert(kind).inserted else { return nil }
            let lines = Set(all.compactMap { $0.range?.start.line }).sorted().dropFirst()
            guard !lines.isEmpty else { return diagnostic }
            let shown = lines.prefix(10).map(String.init).joined(separator: ", ")
            let more = lines.count > 10 ? " och på \(lines.count - 10) rader till" : ""
            var first = diagnostic
            first.help = (diagnostic.help ?? "") + "; samma sak på rad \(shown)\(more)"
            return first
        }
    }

    private static func slips(in text: WrittenText, _ kind: Leaf, _ noteMarks: Set<String>) -> [Slip] {
        let common =
            EmphasisSlips.slips(in: text, noteMarks: noteMarks) + LinkSlips.slips(in: text)
            + LeftoverSlips.slips(in: text)
        return kind == .paragraph ? common + LineSlips.slips(in: text) + TableSlips.slips(in: text) : common
    }

    /// What holds running text.
    private enum Leaf { case paragraph, heading, cell }

    /// Goes through the blocks once: keeps the texts that may hold something, and asks of each block what it is shown as.
    private struct Collector {
        let file: SourceFile
        var texts: [(Leaf, text: WrittenText)] = []
        var found: [Diagnostic] = []

        mutating func add(_ blocks: [Block]) {
            let places = blocks.span
            for index in places.indices {
                let range = places[index].range
                switch places[index].kind {
                case .heading(_, let content):
                    found += HeadingSlips.diagnostics(for: content, at: range)
                    add(content, .heading)
                case .paragraph(let content): add(content, .paragraph)
                case .list(let list):
                    found += ListSlips.diagnostics(
                        for: list, at: range, after: index > 0 ? places[index - 1] : nil)
                    for item in list.items { add(item.blocks) }
                case .blockQuote(let inner):
                    found += ListSlips.diagnostics(forQuote: inner, at: range)
                    add(inner)
                case .table(let table):
                    found += TableRowSlips.diagnostics(for: table, at: range)
                    for cell in table.header { add(cell.content, .cell) }
                    for row in table.rows { for cell in row { add(cell.content, .cell) } }
                case .container(let container) where container.cells == nil: add(container.blocks)
                case .container(let container):
                    for case .paragraph(let content) in container.blocks.map(\.kind) { add(content, .cell) }
                case .thematicBreak: found += TableRowSlips.diagnostics(forRuleAt: range)
                case .code, .html: break
                }
            }
        }

        private mutating func add(_ content: [Inline], _ kind: Leaf) {
            found += MarkSlips.diagnostics(in: content)
            guard MarkupGlance.mayHoldMarkup(content, isParagraph: kind == .paragraph) else { return }
            texts.append((kind, WrittenText(content, in: file)))
        }
    }
}

/// Tells at a glance which texts hold none of the signs that slips are made of: nearly all.
enum MarkupGlance {
    static func mayHoldMarkup(_ content: [Inline], isParagraph: Bool) -> Bool {
        var isStart = isParagraph
        let inlines = content.span
        for index in inlines.indices {
            switch inlines[index].kind {
            case .text(let text):
                let bytes = text.utf8Span.span
                if holdsSign(bytes) || isStart && mayBegin(bytes) { return true }
                isStart = false
            case .softBreak, .lineBreak: isStart = isParagraph
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, _, let inner):
                if mayHoldMarkup(inner, isParagraph: false) { return true }
                isStart = false
            case .code, .footnoteReference, .html, .image: isStart = false
            }
        }
        return false
    }

    private static func holdsSign(_ bytes: Span<UInt8>) -> Bool {
        // Without a branch, so that sixteen bytes are looked at together.
        var found: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[unchecked: index]
            found |= (byte &- UInt8(ascii: "[") < 6).bit  // [ \ ] ^ _ `
            found |= (byte &- UInt8(ascii: "{") < 4).bit  // { | } ~
            found |= (byte == UInt8(ascii: "*")).bit | (byte == UInt8(ascii: "#")).bit
            found |= (byte == UInt8(ascii: "<")).bit | (byte == UInt8(ascii: "&")).bit
            found |= (byte == UInt8(ascii: "=")).bit
        }
        return found != 0
    }

    /// Whether a line begins like a point, a number or a row: with anything but a word.
    private static func mayBegin(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count > 1 else { return false }
        let (first, second) = (bytes[0], bytes[1])
        if [UInt8(ascii: ")"), UInt8(ascii: "."), 0x09].contains(second) { return true }
        // `ii.`, `viii)`
        if "iIvVxX".utf8.contains(first), bytes.extracting(first: min(bytes.count, 6)).contains(UInt8(ascii: ".")) {
            return true
        }
        return first < UInt8(ascii: "A") || first == 0xC2 || first == 0xE2 || first == 0xEF
    }
}
