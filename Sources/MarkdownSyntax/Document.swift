import Diagnostics

/// A Markdown text as a tree of values, free of the parser that made it.
public struct Document: Sendable {
    public var blocks: [Block]
    /// In the order of their first reference.
    public var footnotes: [Footnote]
    /// The texts of footnotes that no reader would see, in the order of the text.
    public var lostFootnotes: [LostFootnote] = []
    /// What came of the asides that it was parsed with, in their order.
    public var asides: [[Inline]] = []

    public init(blocks: [Block], footnotes: [Footnote] = []) {
        self.blocks = blocks
        self.footnotes = footnotes
    }
}

/// A footnote's text that the parser leaves out.
public struct LostFootnote: Sendable {
    public enum Reason: Sendable {
        /// Another text has the same label, and stands before it.
        case sameLabel
        /// Nothing refers to it.
        case noReference
    }

    public var label: String
    public var reason: Reason
    /// The label with its brackets.
    public var range: SourceRange
}

/// A footnote's text, with the label that refers to it.
public struct Footnote: Sendable {
    public var label: String
    public var blocks: [Block]

    public init(label: String, blocks: [Block]) {
        self.label = label
        self.blocks = blocks
    }
}

/// A block and where it stands.
public struct Block: Sendable {
    public var kind: Kind
    public var range: SourceRange

    public init(_ kind: Kind, at range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// The kinds of GitHub-flavoured Markdown.
    public enum Kind: Sendable {
        case heading(level: Int, content: [Inline])
        case paragraph([Inline])
        indirect case list(List)
        case blockQuote([Block])
        /// A fenced or indented block; `info` is empty without a name. `literal` ends with a line break.
        indirect case code(info: String, literal: String)
        /// A fenced block that holds running text (``FencedText``).
        indirect case container(Container)
        indirect case table(Table)
        case thematicBreak
        case html(String)
    }
}

/// A fenced block whose inside is Markdown: part of the document around it, so that its footnotes, link definitions and
/// headings are the document's own.
public struct Container: Sendable {
    /// What stands after the fence.
    public var info: String
    public var blocks: [Block]
    /// For a block of which only some cells are Markdown.
    public var cells: Cells?

    public struct Cells: Sendable {
        /// The block's inside as it is written.
        public var literal: String
        /// Which cell each of the blocks is, counted in the order of the text, the header's first.
        public var numbers: [Int]

        public init(literal: String, numbers: [Int]) {
            self.literal = literal
            self.numbers = numbers
        }
    }

    public init(info: String, blocks: [Block], cells: Cells? = nil) {
        self.info = info
        self.blocks = blocks
        self.cells = cells
    }
}

/// A list; ordered where it has a first number.
public struct List: Sendable {
    public var start: Int?
    /// Whether its items stand close, without paragraphs of their own.
    public var isTight: Bool
    public var items: [Item]

    public init(start: Int?, isTight: Bool, items: [Item]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }

    public struct Item: Sendable {
        public var blocks: [Block]
        /// For a task: whether it is done.
        public var isChecked: Bool?
        public var range: SourceRange

        public init(blocks: [Block], isChecked: Bool? = nil, at range: SourceRange) {
            self.blocks = blocks
            self.isChecked = isChecked
            self.range = range
        }
    }
}

/// A table: every row has as many cells as there are alignments.
public struct Table: Sendable {
    public enum Alignment: Sendable { case none, left, center, right }

    public struct Cell: Sendable {
        public var content: [Inline]
        public init(content: [Inline]) { self.content = content }
    }

    public var alignments: [Alignment]
    public var header: [Cell]
    public var rows: [[Cell]]

    public init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}

/// A piece of running text and where it stands.
public struct Inline: Sendable {
    public var kind: Kind
    public var range: SourceRange

    public init(_ kind: Kind, at range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// What is common lies in the list itself: a large report holds millions of texts, and a box for each would cost
    /// more than its words. What is large and rare is boxed.
    public enum Kind: Sendable {
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case emphasis([Inline])
        case strong([Inline])
        case strikethrough([Inline])
        indirect case link(destination: String, title: String, content: [Inline])
        indirect case image(source: String, title: String, content: [Inline])
        case footnoteReference(label: String)
        case html(String)
    }
}

extension Sequence<Inline> {
    /// The words alone, as a heading's id or a picture's alternative text needs them.
    public var plainText: String {
        var inlines = makeIterator()
        // Most are one text, which then need not be put together.
        guard var text = inlines.next()?.plainText else { return "" }
        while let next = inlines.next() { text += next.plainText }
        return text
    }
}

extension Inline {
    fileprivate var plainText: String {
        switch kind {
        case .text(let string), .code(let string): string
        case .softBreak, .lineBreak: " "
        case .emphasis(let content), .strong(let content), .strikethrough(let content),
            .link(_, _, let content), .image(_, _, let content):
            content.plainText
        case .footnoteReference, .html: ""
        }
    }
}
