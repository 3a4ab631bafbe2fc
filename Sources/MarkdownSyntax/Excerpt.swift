extension Document {
    /// Some of the document's blocks, with the footnotes that they refer to.
    public func excerpt(_ blocks: some Sequence<Block>) -> Document {
        let blocks = Array(blocks)
        if footnotes.isEmpty { return Document(blocks: blocks) }
        var labels = Self.labels(in: blocks)
        var known = 0
        // A footnote may refer to another.
        while known < labels.count {
            known = labels.count
            for note in footnotes where labels.contains(note.label) { labels.formUnion(Self.labels(in: note.blocks)) }
        }
        return Document(blocks: blocks, footnotes: footnotes.filter { labels.contains($0.label) })
    }

    private static func labels(in blocks: [Block]) -> Set<String> {
        blocks.reduce(into: Set()) { labels, block in
            switch block.kind {
            case .heading(_, let content), .paragraph(let content): labels.formUnion(Self.labels(in: content))
            case .list(let list): labels.formUnion(Self.labels(in: list.items.flatMap(\.blocks)))
            case .blockQuote(let blocks): labels.formUnion(Self.labels(in: blocks))
            case .table(let table):
                for cell in table.header + table.rows.flatMap({ $0 }) {
                    labels.formUnion(Self.labels(in: cell.content))
                }
            case .code, .thematicBreak, .html: break
            }
        }
    }

    private static func labels(in content: [Inline]) -> Set<String> {
        content.reduce(into: Set()) { labels, inline in
            switch inline.kind {
            case .footnoteReference(let label): labels.insert(label)
            case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
                .image(_, _, let content):
                labels.formUnion(Self.labels(in: content))
            case .text, .softBreak, .lineBreak, .code, .html: break
            }
        }
    }
}
