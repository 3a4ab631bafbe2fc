import Diagnostics

extension Document {
    /// The headings that stand in the document itself, with the ids that a renderer gives them.
    ///
    /// Headings in quotations, lists and footnotes get ids too, and so take part in the numbering, but they
    /// begin no section.
    public func outline() -> [Heading] {
        var ids = HeadingIDs()
        var headings: [Heading] = []
        for (index, block) in blocks.enumerated() {
            if case .heading(let level, let content) = block.kind {
                let title = content.plainText
                headings.append(
                    Heading(level: level, id: ids.next(for: title), title: title, block: index, range: block.range))
            } else {
                Self.count(block, &ids)
            }
        }
        return headings
    }

    private static func count(_ block: Block, _ ids: inout HeadingIDs) {
        switch block.kind {
        case .heading(_, let content): _ = ids.next(for: content.plainText)
        case .blockQuote(let blocks): blocks.forEach { count($0, &ids) }
        case .list(let list): list.items.flatMap(\.blocks).forEach { count($0, &ids) }
        default: break
        }
    }
}

extension String {
    /// The text as an address: small letters a–z, digits and hyphens; never empty.
    public var slug: String { HeadingIDs.slug(self) }
}
