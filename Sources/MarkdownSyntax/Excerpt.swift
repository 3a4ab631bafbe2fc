extension Document {
    /// Some of the document's blocks, with the footnotes that they refer to, in the order of their first reference there.
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
        return Document(blocks: blocks, footnotes: footnotes.filter { labels.contains($0.label) }).orderingFootnotes()
    }

    /// The same with its footnotes in the order of their first reference, which what has been put into it may have changed.
    public func orderingFootnotes() -> Document {
        let notes = Dictionary(footnotes.map { ($0.label, $0.blocks) }, uniquingKeysWith: { first, _ in first })
        var order: [String] = []
        var places: [String: Int] = [:]
        let collect = { (blocks: [Block]) in
            for label in blocks.flatMap(Self.labelsInOrder) where places[label] == nil {
                places[label] = order.count
                order.append(label)
            }
        }
        collect(blocks)
        var next = 0
        while next < order.count {
            notes[order[next]].map(collect)
            next += 1
        }
        var document = self
        document.footnotes = footnotes.enumerated().sorted { first, second in
            (places[first.element.label] ?? order.count, first.offset)
                < (places[second.element.label] ?? order.count, second.offset)
        }.map(\.element)
        return document
    }

    private static func labelsInOrder(of block: Block) -> [String] {
        switch block.kind {
        case .heading(_, let content), .paragraph(let content): labelsInOrder(in: content)
        case .list(let list): list.items.flatMap(\.blocks).flatMap(labelsInOrder)
        case .blockQuote(let blocks): blocks.flatMap(labelsInOrder)
        case .container(let container): container.blocks.flatMap(labelsInOrder)
        case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap { labelsInOrder(in: $0.content) }
        case .code, .thematicBreak, .html: []
        }
    }

    private static func labelsInOrder(in content: [Inline]) -> [String] {
        content.flatMap { inline -> [String] in
            switch inline.kind {
            case .footnoteReference(let label): [label]
            case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
                .image(_, _, let content):
                labelsInOrder(in: content)
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }

    private static func labels(in blocks: [Block]) -> Set<String> { Set(blocks.flatMap(labelsInOrder)) }
}
