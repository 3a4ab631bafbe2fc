import MarkdownSyntax

/// A section's text as the pieces that are compared: sentences, table rows and the lines of the blocks that ask for
/// something.
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
        case .container(let container):
            container.cells.map { lines(container.info, $0.literal) } ?? ["```\(container.info)"]
                + units(of: container.blocks)
        case .code(let info, let literal): lines(info, literal)
        case .thematicBreak, .html: []
        }
    }

    private static func lines(_ info: String, _ literal: String) -> [String] {
        ["```\(info)"] + literal.split(separator: "\n").map(String.init)
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
