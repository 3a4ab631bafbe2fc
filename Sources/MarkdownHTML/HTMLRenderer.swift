import MarkdownSyntax

/// Writes a document as HTML that needs no sanitiser: no author's byte reaches the page unescaped.
public struct HTMLRenderer<Resolver: ContentResolver>: Sendable {
    /// Knows where links lead.
    public let resolver: Resolver
    /// How the HTML is to look.
    public let options: RenderingOptions

    /// - Parameters:
    ///   - resolver: Knows where links lead and what values are worth.
    ///   - options: How the HTML is to look.
    public init(resolver: Resolver, options: RenderingOptions = RenderingOptions()) {
        self.resolver = resolver
        self.options = options
    }

    /// The document's HTML, with the footnotes in a section at the end.
    public func render(_ document: Document) -> RawHTML {
        var visitor = RenderingVisitor(self, footnotes: document.footnotes)
        visitor.blocks(document.blocks)
        visitor.footnoteSection()
        return visitor.writer.html
    }

    /// The HTML of blocks that belong to no document of their own, such as those of a fact box.
    public func render(_ blocks: [Block]) -> RawHTML { render(Document(blocks: blocks)) }

    /// The HTML of running text alone, such as a heading's in a table of contents.
    public func render(_ content: [Inline]) -> RawHTML {
        var visitor = RenderingVisitor(self, footnotes: [])
        visitor.text(content)
        return visitor.writer.html
    }
}
