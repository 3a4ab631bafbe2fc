import Diagnostics
import Foundation
import MarkdownSyntax
import ReportModel

/// The cells with markup in the tables whose rows stand in a text: Markdown of the text around them, with its footnotes.
struct CellTexts {
    private struct Cell {
        /// In the table, the header's first.
        var number: Int
        var text: String
    }

    /// By the line on which the block begins.
    private var cells: [Int: [Cell]] = [:]
    private(set) var asides: [Aside] = []
    /// The lines of the blocks, as the asides stand.
    private var lines: [Int] = []

    init(_ document: Document) {
        collect(document.blocks)
        for note in document.footnotes { collect(note.blocks) }
    }

    private mutating func collect(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .list(let list): for item in list.items { collect(item.blocks) }
            case .blockQuote(let blocks): collect(blocks)
            case .container(let container): collect(container.blocks)
            case .code(let info, let literal):
                if BlockHead(info)?.name == .table, let rows = OwnRows(literal) { collect(rows, of: block.range) }
            case .heading, .paragraph, .table, .thematicBreak, .html: break
            }
        }
    }

    private mutating func collect(_ rows: OwnRows, of block: SourceRange) {
        guard CellMarkup.mayHold(rows.text) else { return }
        let firstLine = block.start.line + 1 + rows.line
        // What is wrong with the rows is told where the table is made.
        guard let table = TableReader.read(rows.text, in: block.file, firstLine: firstLine).table else { return }
        let header = DataTable.Row(
            cells: table.columns.map { DataTable.Cell(text: $0, written: nil) },
            range: SourceRange(file: block.file, line: firstLine))
        add(table.columns.indices.map { (table.columns[$0], header.range(of: $0)) }, from: 0, of: block)
        for (place, row) in table.rows.enumerated() {
            let texts = row.cells.indices.map { (row.cells[$0].text, row.range(of: $0)) }
            add(texts, from: (place + 1) * table.columns.count, of: block)
        }
    }

    private mutating func add(_ texts: [(text: String, range: SourceRange)], from number: Int, of block: SourceRange) {
        for (offset, cell) in texts.enumerated() where CellMarkup.mayHold(cell.text) {
            cells[block.start.line, default: []].append(Cell(number: number + offset, text: cell.text))
            asides.append(Aside(cell.text, at: cell.range))
            lines.append(block.start.line)
        }
    }

    /// The document, parsed with the asides, with what came of them in the blocks.
    func placed(in document: Document) -> Document {
        var contents: [Int: [[Inline]]] = [:]
        for (line, content) in zip(lines, document.asides) { contents[line, default: []].append(content) }
        var result = document
        result.blocks = placed(document.blocks, contents)
        for index in result.footnotes.indices {
            result.footnotes[index].blocks = placed(result.footnotes[index].blocks, contents)
        }
        return result.orderingFootnotes()
    }

    private func placed(_ blocks: [Block], _ contents: [Int: [[Inline]]]) -> [Block] {
        blocks.map { block in
            var block = block
            switch block.kind {
            case .list(var list):
                for index in list.items.indices {
                    list.items[index].blocks = placed(list.items[index].blocks, contents)
                }
                block.kind = .list(list)
            case .blockQuote(let inner): block.kind = .blockQuote(placed(inner, contents))
            case .container(var container):
                container.blocks = placed(container.blocks, contents)
                block.kind = .container(container)
            case .code(let info, let literal):
                let line = block.range.start.line
                guard let cells = cells[line], let contents = contents[line] else { break }
                // Those that show what is written in them come last, without a number: their signs are looked at, and
                // their cells are made as all others.
                let all = zip(cells, contents).map { (cell: $0, content: $1) }
                let marked = all.filter { !Self.isPlain($0.content, $0.cell.text) }
                let plain = all.filter { Self.isPlain($0.content, $0.cell.text) }
                let paragraphs = (marked + plain).map {
                    Block(.paragraph($0.content), at: $0.content.first?.range ?? block.range)
                }
                block.kind = .container(
                    Container(
                        info: info, blocks: paragraphs,
                        cells: Container.Cells(literal: literal, numbers: marked.map(\.cell.number))))
            case .heading, .paragraph, .table, .thematicBreak, .html: break
            }
            return block
        }
    }

    private static func isPlain(_ content: [Inline], _ text: String) -> Bool {
        if case .text(let words)? = content.first?.kind { content.count == 1 && words == text } else { false }
    }
}

/// The rows that stand in a block below a line of three hyphens.
struct OwnRows {
    var text: String
    /// Of the block's inside, from 0: the first of them.
    var line: Int

    /// - Returns: `nil` for a block without rows of its own.
    init?(_ literal: String) {
        let lines = literal.split(separator: "\n", omittingEmptySubsequences: false)
        guard let fence = lines.firstIndex(where: { String($0).trimmed == "---" }) else { return nil }
        line = fence + 1
        text = lines[line...].joined(separator: "\n")
    }
}

/// Markup in the cell of a table.
enum CellMarkup {
    /// A glance at the signs: most cells hold none.
    static func mayHold(_ text: String) -> Bool {
        text.utf8.contains { "*_[`~<".utf8.contains($0) } || text.contains("://") || text.contains("www.")
    }

    /// A cell without emphasis around it and notes after it, as a number is read.
    static func bare(_ text: String) -> String {
        guard mayHold(text) else { return text }
        var text = text
        while text.hasSuffix("]"), let note = text.range(of: "[^", options: .backwards) {
            text = String(text[..<note.lowerBound])
        }
        for mark in ["**", "__", "*", "_"]
        where text.hasPrefix(mark) && text.hasSuffix(mark) && text.count > 2 * mark.count {
            text = String(text.dropFirst(mark.count).dropLast(mark.count))
        }
        return text.trimmed
    }
}
