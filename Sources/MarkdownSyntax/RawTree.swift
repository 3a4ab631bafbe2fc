/// What the C parser found, as plain values: the nodes in reading order, each with the end of its subtree.
///
/// A flat list, because a deep tree then costs neither stack nor allocations, and because nothing in
/// it remembers the parser.
struct RawTree: Sendable {
    enum Kind: Sendable {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case table, tableRow, tableCell, footnoteDefinition
        case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image
        case footnoteReference, unknown
    }

    struct Node: Sendable {
        var kind: Kind
        /// The text, the destination of a link, or a footnote reference's number, in ``RawTree/text``.
        var literal = 0..<0
        /// The title of a link, or the info string of a code block, in ``RawTree/text``.
        var detail = 0..<0
        /// The level of a heading, or the first number of an ordered list.
        var number = 0
        /// Whether a list is tight, a row is the header, or a code block is fenced.
        var flag = false
        /// For a list item: whether its task is done.
        var isChecked: Bool?
        /// One byte a column, in ``RawTree/text``: `l`, `c`, `r` or 0.
        var alignments = 0..<0
        /// Lines and byte columns as the parser reports them, from 1; 0 where it knows nothing.
        var startLine = 0, startColumn = 0, endLine = 0, endColumn = 0
        /// The bytes, in ``RawTree/content``, that the inlines of this block were read from.
        var content = 0..<0
        /// The index after the last descendant.
        var end = 0
    }

    var nodes: [Node] = []
    /// The text of all blocks with inlines, without indents and markers.
    var content: [UInt8] = []
    /// What the nodes say, decoded; one buffer, so that a node is plain numbers and cheap to copy.
    var text: [UInt8] = []

    /// The words that a node refers to.
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
