import Diagnostics

extension Document {
    /// The headings that stand in the document itself, with the ids that a renderer gives them.
    ///
    /// Headings in quotations, lists and footnotes get ids too, and so take part in the numbering, but they
    /// begin no section.
    public func outline() -> [Heading] {
        var ids = HeadingIDs()
        var headings: [Heading] = []
        let places = blocks.span
        for index in places.indices {
            switch places[index].kind {
            case .heading(let level, let content):
                let title = content.plainText
                headings.append(
                    Heading(
                        level: level, id: ids.next(for: title), title: title, block: index, range: places[index].range))
            case .list, .blockQuote: Self.count(places[index], &ids)
            default: break
            }
        }
        return headings
    }

    private static func count(_ block: Block, _ ids: inout HeadingIDs) {
        switch block.kind {
        case .heading(_, let content): _ = ids.next(for: content.plainText)
        case .blockQuote(let blocks): blocks.forEach { count($0, &ids) }
        case .list(let list): for item in list.items { for block in item.blocks { count(block, &ids) } }
        default: break
        }
    }
}

extension String {
    /// The text as an address: small letters a–z, digits and hyphens; never empty.
    public var slug: String { HeadingIDs.slug(self) }
}
