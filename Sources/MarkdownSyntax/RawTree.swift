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

    /// A stretch of one of the tree's buffers, in half the room of a range: every text has a node for each few words.
    struct Stretch: Sendable {
        private var start: UInt32 = 0
        private var end: UInt32 = 0

        static let empty = Stretch(0..<0)

        /// No text comes near the limit (``InputBounds/maximumSize``).
        init(_ range: Range<Int>) { (start, end) = (UInt32(range.lowerBound), UInt32(range.upperBound)) }

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// A line and a byte column as the parser reports them, from 1; 0 where it knows nothing.
    struct Place: Sendable {
        private var storedLine: Int32 = 0
        private var storedColumn: Int32 = 0

        init() {}
        init(line: Int32, column: Int32) { (storedLine, storedColumn) = (line, column) }

        var line: Int { Int(storedLine) }
        var column: Int { Int(storedColumn) }
    }

    struct Node: Sendable {
        var kind: Kind
        /// Whether a list is tight, a row is the header, or a code block is fenced.
        var flag = false
        /// For a list item: whether its task is done.
        var isChecked: Bool?
        /// The level of a heading, or the first number of an ordered list.
        var number: Int32 = 0
        /// The text, the destination of a link, or a footnote reference's number, in ``RawTree/text``.
        var literal = Stretch.empty
        /// In ``RawTree/text``: the title of a link, the info string of a code block, or one byte for each column of a
        /// table: `l`, `c`, `r` or 0.
        var detail = Stretch.empty
        /// The bytes, in ``RawTree/content``, that the inlines of this block were read from.
        var content = Stretch.empty
        var start = Place()
        var end = Place()
        /// The index after the last descendant.
        fileprivate var nextIndex: Int32 = 0

        init(kind: Kind) { self.kind = kind }
    }

    /// The indices of a node's children, in order.
    struct Children: Sequence, IteratorProtocol {
        fileprivate let nodes: [Node]
        fileprivate var index: Int
        fileprivate let end: Int

        mutating func next() -> Int? {
            guard index < end else { return nil }
            defer { index = Int(nodes[index].nextIndex) }
            return index
        }
    }

    var nodes: [Node] = []
    /// The text of all blocks with inlines, without indents and markers.
    var content: [UInt8] = []
    /// What the nodes say, decoded; one buffer, so that a node is plain numbers and cheap to copy.
    var text: [UInt8] = []

    func children(of parent: Int) -> Children {
        Children(nodes: nodes, index: parent + 1, end: Int(nodes[parent].nextIndex))
    }

    func childCount(of parent: Int) -> Int {
        var count = 0
        for _ in children(of: parent) { count += 1 }
        return count
    }

    /// The node after a node and all that it holds: its next sibling, or what follows its parent.
    func index(after index: Int) -> Int { Int(nodes[index].nextIndex) }

    /// Adds a node that holds nothing yet.
    ///
    /// - Returns: Its index.
    mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        close(nodes.count - 1)
        return nodes.count - 1
    }

    /// Says that all that was added after a node stands in it.
    mutating func close(_ index: Int) { nodes[index].nextIndex = Int32(nodes.count) }

    /// The words that a node refers to.
    func string(_ stretch: Stretch) -> String { string(stretch.range) }

    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
