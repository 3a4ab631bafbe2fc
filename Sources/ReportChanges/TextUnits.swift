import MarkdownSyntax
import ReportModel

/// A section's text as the pieces that are compared: sentences, table rows and the lines of fenced blocks.
enum TextUnits {
    static func units(of blocks: some Sequence<Block>) -> [String] { blocks.flatMap(units) }

    private static func units(of block: Block) -> [String] {
        switch block.kind {
        case .heading(_, let content): [text(content)]
        case .paragraph(let content): Sentences.split(text(content))
        case .list(let list): list.items.flatMap { units(of: $0.blocks) }
        case .blockQuote(let blocks): units(of: blocks)
        case .table(let table):
            ([table.header] + table.rows).map { row in row.map { text($0.content) }.joined(separator: " | ") }
        case .code(let info, let literal): lines(info: info, literal)
        case .thematicBreak, .html: []
        }
    }

    /// A fact box or a quotation holds sentences; of other blocks each line says one thing.
    private static func lines(info: String, _ literal: String) -> [String] {
        let lines = literal.split(separator: "\n").map(String.init)
        let isText = ["faktaruta", "citat", "språk"].contains(info.split(separator: " ").first)
        return ["```\(info)"] + (isText ? lines.flatMap(Sentences.split) : lines)
    }

    /// The words, and where a link leads: a changed address is a change.
    static func text(_ content: [Inline]) -> String {
        content.reduce(into: "") { text, inline in
            switch inline.kind {
            case .text(let string): text += string
            case .code(let code): text += "`\(code)`"
            case .softBreak, .lineBreak: text += " "
            case .emphasis(let content), .strong(let content), .strikethrough(let content): text += self.text(content)
            case .link(let destination, let title, let content), .image(let destination, let title, let content):
                let address = [destination, title].filter { !$0.isEmpty }.joined(separator: " ")
                text += "\(self.text(content)) (\(address))"
            case .footnoteReference, .html: break
            }
        }
    }
}
