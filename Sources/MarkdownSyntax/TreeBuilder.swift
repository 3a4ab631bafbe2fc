import Diagnostics

/// Makes the tree of values from the parser's flat list, with ranges into the file.
///
/// Goes down by recursion, and so no further than ``maximumDepth``: what lies deeper is left out,
/// with an error at its place.
///
/// Not copyable: its tables would be counted anew at every question.
struct TreeBuilder: ~Copyable {
    /// No text that a person reads is nested deeper; the stack holds many times as much.
    static let maximumDepth = 100

    let tree: RawTree
    var source: SourceMap
    private let texts: FencedTexts
    /// Whether bare addresses are looked at once more (``BareAddress``).
    let knowsTypography: Bool
    /// Whether the words that are read belong to a link.
    var isInLink = false
    var diagnostics: [Diagnostic] = []
    /// The footnotes' labels by number: the parser keeps only numbers at the references.
    private(set) var labels: [String] = []

    init(
        _ tree: RawTree, source: consuming SourceMap, texts: FencedTexts = FencedTexts(named: []),
        knowsTypography: Bool = false
    ) {
        self.tree = tree
        self.source = source
        self.texts = texts
        self.knowsTypography = knowsTypography
    }

    mutating func build() -> Document {
        guard tree.nodes.first?.kind == .document else { return Document(blocks: []) }
        let notes = tree.children(of: 0).filter { [tree] in tree.nodes[$0].kind == .footnoteDefinition }
        for note in notes { labels.append(label(of: note)) }
        let whole = 0..<source.bytes.count
        let blocks = blocks(in: 0, within: whole, depth: 0)
        var footnotes: [Footnote] = []
        for (place, note) in notes.enumerated() {
            footnotes.append(Footnote(label: labels[place], blocks: self.blocks(in: note, within: whole, depth: 1)))
        }
        return Document(blocks: blocks, footnotes: footnotes)
    }

    /// Reads a footnote's label in the file, just before the place where its text begins.
    private func label(of index: Int) -> String {
        let node = tree.nodes[index]
        let bytes = source.bytes
        let lineStart = source.start(ofLine: node.start.line)
        var end = source.offset(node.start)
        while end > lineStart, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        guard end - 2 >= lineStart, bytes[end - 1] == UInt8(ascii: ":"), bytes[end - 2] == UInt8(ascii: "]") else {
            return ""
        }
        end -= 2
        var start = end
        while start > lineStart, !bytes[start - 1].isASCIISpace, bytes[start - 1] != UInt8(ascii: "]") { start -= 1 }
        while start + 1 < end, bytes[start] != UInt8(ascii: "[") || bytes[start + 1] != UInt8(ascii: "^") { start += 1 }
        return String(decoding: bytes[min(start + 2, end)..<end], as: UTF8.self)
    }

    /// The label that a reference's number stands for.
    func footnoteLabel(_ number: String) -> String {
        guard let number = Int(number), labels.indices.contains(number - 1) else { return number }
        return labels[number - 1]
    }

    mutating func reportDepth(at offsets: Range<Int>) {
        guard !diagnostics.contains(where: { $0.id == InputBounds.depthID }) else { return }
        diagnostics.append(InputBounds.tooDeep(at: source.range(offsets)))
    }

    /// What a node holds; footnotes' texts stand on their own.
    mutating func blocks(in parent: Int, within outer: Range<Int>, depth: Int) -> [Block] {
        var blocks: [Block] = []
        blocks.reserveCapacity(tree.childCount(of: parent))
        // The fenced texts that have begun, each with the place of its first block.
        var open: [(text: FencedTexts.Text, first: Int)] = []
        for index in tree.children(of: parent) where tree.nodes[index].kind != .footnoteDefinition {
            let offsets = self.offsets(of: index, in: parent)
            let clamped = min(offsets.lowerBound, outer.upperBound)..<min(offsets.upperBound, outer.upperBound)
            guard depth < Self.maximumDepth else {
                reportDepth(at: clamped)
                break
            }
            if tree.nodes[index].kind == .heading {
                let line = tree.nodes[index].start.line
                if let text = texts.text(beginningOn: line) {
                    open.append((text, blocks.count))
                    continue
                }
                if texts.endsText(on: line) {
                    if let last = open.popLast() { Self.close(last.text, from: last.first, in: &blocks) }
                    continue
                }
            }
            // The places are asked for in the order of the text, which is cheapest: start, what lies within, end.
            let start = source.position(clamped.lowerBound)
            guard let kind = kind(of: index, at: clamped, depth: depth) else { continue }
            blocks.append(Block(kind, at: source.range(from: start, to: clamped.upperBound)))
        }
        // Raw HTML, which is refused, may have swallowed an end.
        while let last = open.popLast() { Self.close(last.text, from: last.first, in: &blocks) }
        return blocks
    }

    private static func close(_ text: FencedTexts.Text, from first: Int, in blocks: inout [Block]) {
        let inside = Array(blocks[first...])
        blocks.removeSubrange(first...)
        blocks.append(Block(.container(Container(info: text.info, blocks: inside)), at: text.range))
    }

    private mutating func kind(of index: Int, at offsets: Range<Int>, depth: Int) -> Block.Kind? {
        let node = tree.nodes[index]
        switch node.kind {
        case .paragraph: return .paragraph(inlines(of: index, at: offsets))
        case .heading: return .heading(level: Int(node.number), content: inlines(of: index, at: offsets))
        case .list: return .list(list(index, at: offsets, depth: depth))
        case .blockQuote: return .blockQuote(blocks(in: index, within: offsets, depth: depth + 1))
        case .codeBlock: return .code(info: tree.string(node.detail), literal: tree.string(node.literal))
        case .table: return .table(table(index))
        case .thematicBreak: return .thematicBreak
        case .htmlBlock: return .html(tree.string(node.literal))
        default: return nil
        }
    }

    private mutating func list(_ index: Int, at outer: Range<Int>, depth: Int) -> List {
        let node = tree.nodes[index]
        var items: [List.Item] = []
        items.reserveCapacity(tree.childCount(of: index))
        for child in tree.children(of: index) {
            let offsets = self.offsets(of: child, in: index)
            let clamped = min(offsets.lowerBound, outer.upperBound)..<min(offsets.upperBound, outer.upperBound)
            let start = source.position(clamped.lowerBound)
            let blocks = blocks(in: child, within: clamped, depth: depth + 1)
            let range = source.range(from: start, to: clamped.upperBound)
            items.append(List.Item(blocks: blocks, isChecked: tree.nodes[child].isChecked, at: range))
        }
        return List(start: node.number >= 0 ? Int(node.number) : nil, isTight: node.flag, items: items)
    }
}
