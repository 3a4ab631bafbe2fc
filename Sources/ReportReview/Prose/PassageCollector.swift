import Diagnostics
import MarkdownSyntax
import ReportLoading
import ReportModel

/// A Markdown text as its passages, in the order in which they stand.
struct PassageCollector {
    let home: Passage.Home
    let file: SourceFile
    private(set) var passages: [Passage] = []
    private(set) var tables: [(table: Table, range: SourceRange)] = []
    private(set) var dataTables: [DataTable] = []
    private(set) var images: [(source: String, range: SourceRange)] = []
    private var isQuoted = false

    init(home: Passage.Home, file: SourceFile) {
        self.home = home
        self.file = file
    }

    mutating func add(_ document: Document) {
        add(document.blocks, as: .paragraph)
        for note in document.footnotes { add(note.blocks, as: .paragraph) }
    }

    private mutating func add(_ blocks: [Block], as kind: Passage.Kind) {
        for block in blocks {
            switch block.kind {
            case .heading(let level, let content): add(content, as: .heading(level: level))
            case .paragraph(let content): add(content, as: kind)
            case .list(let list): for item in list.items { add(item.blocks, as: .item) }
            case .blockQuote(let blocks): quoting { $0.add(blocks, as: kind) }
            case .table(let table):
                tables.append((table, block.range))
                for cell in table.header + table.rows.flatMap({ $0 }) { add(cell.content, as: .cell) }
            case .container(let container): add(container, at: block.range)
            case .code(let info, let literal): addBlock(info, literal, at: block.range)
            case .thematicBreak, .html: break
            }
        }
    }

    /// The text inside the blocks that hold one; a block in another language is left alone.
    private mutating func add(_ container: Container, at range: SourceRange) {
        if let cells = container.cells { return addBlock(container.info, cells.literal, at: range) }
        switch BlockHead(container.info)?.name {
        case .quotation: quoting { $0.add(container.blocks, as: .paragraph) }
        case .language: break
        default: add(container.blocks, as: .paragraph)
        }
    }

    /// The words and the rows of a block that has settings.
    private mutating func addBlock(_ info: String, _ literal: String, at range: SourceRange) {
        addSettings(of: info, literal, at: range)
        if let name = BlockHead(info)?.name, name == .table || name == .chart { addRows(of: literal, at: range) }
    }

    /// The words of a table, a chart or a picture: `titel: …`, up to its rows.
    private mutating func addSettings(of info: String, _ literal: String, at range: SourceRange) {
        guard BlockHead(info)?.name?.content == .settings else { return }
        for (offset, line) in literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("---") { return }
            guard let key = ["titel:", "not:", "alt:", "bildtext:"].first(where: line.hasPrefix) else { continue }
            let value = line.dropFirst(key.count)
            let text = value.drop { $0 == " " }
            guard !text.isEmpty else { continue }
            let column = range.start.column + key.count + value.count - text.count
            let place = SourceRange(file: file, line: range.start.line + 1 + offset, column: column, length: text.count)
            passages.append(
                Passage(
                    line: text.first == "\"" ? String(text.dropFirst().dropLast()) : String(text), at: place, home: home
                ))
        }
    }

    /// What stands below `---` in a table or a chart; rows that cannot be read are reported when the report is built.
    private mutating func addRows(of literal: String, at range: SourceRange) {
        let lines = literal.split(separator: "\n", omittingEmptySubsequences: false)
        guard let fence = lines.firstIndex(where: { $0.filter { !$0.isWhitespace } == "---" }) else { return }
        let rows = lines[(fence + 1)...].joined(separator: "\n")
        if let table = TableReader.read(rows, in: file, firstLine: range.start.line + fence + 2).table {
            dataTables.append(table)
        }
    }

    private mutating func quoting(_ body: (inout PassageCollector) -> Void) {
        let before = isQuoted
        isQuoted = true
        body(&self)
        isQuoted = before
    }

    private mutating func add(_ content: [Inline], as kind: Passage.Kind) {
        var passage = Passage(kind, home: home, file: file)
        passage.isQuoted = isQuoted
        append(content, to: &passage)
        if !passage.isEmpty { passages.append(passage) }
    }

    private mutating func append(_ content: [Inline], to passage: inout Passage) {
        for inline in content {
            let place = inline.range.start
            switch inline.kind {
            case .text(let text): passage.append(text, at: place)
            case .softBreak, .lineBreak: passage.append(" ", at: place)
            case .code(let literal):
                let start = passage.text.count
                passage.append(String(Passage.placeholder), at: place)
                if literal.hasPrefix("=") {
                    passage.values.append(Passage.Mark(range: start..<start + 1, text: String(literal.dropFirst())))
                }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): append(inner, to: &passage)
            case .link(let destination, _, let inner): append(link: destination, inner, at: place, to: &passage)
            case .image(let source, _, _): images.append((source, inline.range))
            case .footnoteReference, .html: break
            }
        }
    }

    private mutating func append(
        link destination: String, _ inner: [Inline], at place: SourcePosition, to passage: inout Passage
    ) {
        let start = passage.text.count
        // The program fills in the name of what an empty link leads to.
        if inner.isEmpty { passage.append(String(Passage.placeholder), at: place) } else { append(inner, to: &passage) }
        // A picture says by its alternative text where the link leads, or by the one in `bilder.yaml`.
        for case .image(_, _, let words) in inner.map(\.kind) {
            let text = words.plainText
            passage.append(text.isEmpty ? String(Passage.placeholder) : text, at: place)
        }
        let range = start..<passage.text.count
        let address = LinkAddress(destination)
        if case .language = address {
            passage.foreign.append(range)
        } else {
            passage.links.append(Passage.Link(range: range, written: destination, address: address))
        }
    }
}
