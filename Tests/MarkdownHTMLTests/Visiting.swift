import MarkdownSyntax

extension Document {
    /// Calls `body` with every inline, outer ones first.
    func visitInlines(_ body: (Inline) -> Void) {
        visitBlocks { block in
            switch block.kind {
            case .heading(_, let content), .paragraph(let content): content.visit(body)
            case .table(let table):
                for row in [table.header] + table.rows { for cell in row { cell.content.visit(body) } }
            default: break
            }
        }
    }

    func visitBlocks(_ body: (Block) -> Void) {
        func visit(_ blocks: [Block]) {
            for block in blocks {
                body(block)
                switch block.kind {
                case .list(let list): for item in list.items { visit(item.blocks) }
                case .blockQuote(let blocks): visit(blocks)
                default: break
                }
            }
        }
        visit(blocks)
        for note in footnotes { visit(note.blocks) }
    }
}

extension [Inline] {
    func visit(_ body: (Inline) -> Void) {
        for inline in self {
            body(inline)
            switch inline.kind {
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                content.visit(body)
            default: break
            }
        }
    }
}
