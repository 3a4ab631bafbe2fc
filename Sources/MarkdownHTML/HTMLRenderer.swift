import MarkdownSyntax

/// Writes a document as HTML that needs no sanitiser: no author's byte reaches the page unescaped.
public struct HTMLRenderer: Sendable {
    /// Knows where links lead.
    public let resolver: any ContentResolver
    /// How the HTML is to look.
    public let options: RenderingOptions

    /// - Parameters:
    ///   - resolver: Knows where links lead and what values are worth.
    ///   - options: How the HTML is to look.
    public init(resolver: any ContentResolver, options: RenderingOptions = RenderingOptions()) {
        self.resolver = resolver
        self.options = options
    }

    /// The document's HTML for every place where it will stand, with the footnotes in a section at the end.
    ///
    /// - Parameters:
    ///   - cuts: Blocks before which it can be cut, in rising order. A list between two of them can be cut around its
    ///     items.
    ///   - capacity: About how many bytes it may come to, so that a long text is not copied while it grows.
    public func relocatable(
        _ document: Document, cutBefore cuts: [Int] = [], capacity: Int = 0
    ) -> RelocatableHTML {
        var visitor = RenderingVisitor(self, footnotes: document.footnotes)
        if capacity > 0 { visitor.writer = HTMLWriter(capacity: capacity) }
        guard !cuts.isEmpty else {
            visitor.blocks(document.blocks, document.blocks.indices)
            visitor.footnoteSection()
            return visitor.written(marks: RelocatableHTML.Marks())
        }
        var marks = RelocatableHTML.Marks()
        var start = 0
        for cut in cuts + [document.blocks.count] where !visitor.belongTogether(document.blocks, at: cut) {
            visitor.blocks(document.blocks, start..<cut)
            marks.blocks[cut] = visitor.mark
            if cut - start == 1, case .list = document.blocks[start].kind { marks.items[start] = visitor.itemMarks }
            start = cut
        }
        visitor.footnoteSection()
        return visitor.written(marks: marks)
    }

    /// The document's HTML for one place, where its resolver leaves nothing open.
    public func render(_ document: Document, at placement: Placement = Placement()) -> RawHTML {
        let bytes = relocatable(document).placed(at: placement, address: { _ in "" }, html: { _ in [] })
        return RawHTML(String(decoding: bytes, as: UTF8.self))
    }
}
