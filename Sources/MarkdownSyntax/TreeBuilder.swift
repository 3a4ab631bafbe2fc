import Diagnostics

/// Makes the tree of values from the parser's flat list, with ranges into the file.
///
/// Goes down by recursion, and so no further than ``maximumDepth``: what lies deeper is left out,
/// with an error at its place.
struct TreeBuilder {
    /// No text that a person reads is nested deeper; the stack holds many times as much.
    static let maximumDepth = 100

    let tree: RawTree
    var source: SourceMap
    var diagnostics: [Diagnostic] = []
    /// The footnotes' labels by number: the parser keeps only numbers at the references.
    private var labels: [String] = []

    init(_ tree: RawTree, source: SourceMap) {
        self.tree = tree
        self.source = source
    }

    mutating func build() -> Document {
        guard tree.nodes.first?.kind == .document else { return Document(blocks: []) }
        let (notes, rest) = split(children(of: 0))
        labels = notes.map(label(of:))
        let whole = 0..<source.bytes.count
        let blocks = blocks(rest, within: whole, depth: 0)
        let footnotes = zip(notes, labels).map { note, label in
            Footnote(label: label, blocks: self.blocks(children(of: note), within: whole, depth: 1))
        }
        return Document(blocks: blocks, footnotes: footnotes)
    }

    private func split(_ indices: [Int]) -> (notes: [Int], rest: [Int]) {
        var notes: [Int] = []
        var rest: [Int] = []
        for index in indices {
            if tree.nodes[index].kind == .footnoteDefinition { notes.append(index) } else { rest.append(index) }
        }
        return (notes, rest)
    }

    /// The indices of a node's children, in order.
    func children(of parent: Int) -> [Int] {
        var indices: [Int] = []
        var index = parent + 1
        while index < tree.nodes[parent].end {
            indices.append(index)
            index = max(tree.nodes[index].end, index + 1)
        }
        return indices
    }

    func childCount(of parent: Int) -> Int {
        var count = 0
        var index = parent + 1
        while index < tree.nodes[parent].end {
            count += 1
            index = max(tree.nodes[index].end, index + 1)
        }
        return count
    }

    /// Reads a footnote's label in the file, just before the place where its text begins.
    private func label(of index: Int) -> String {
        let node = tree.nodes[index]
        let bytes = source.bytes
        let lineStart = source.start(ofLine: node.startLine)
        var end = source.offset(line: node.startLine, column: node.startColumn)
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

    mutating func blocks(_ indices: [Int], within outer: Range<Int>, depth: Int) -> [Block] {
        var blocks: [Block] = []
        blocks.reserveCapacity(indices.count)
        for (position, index) in indices.enumerated() {
            let offsets = self.offsets(of: index, next: position + 1 < indices.count ? indices[position + 1] : nil)
            let clamped = min(offsets.lowerBound, outer.upperBound)..<min(offsets.upperBound, outer.upperBound)
            guard depth < Self.maximumDepth else {
                reportDepth(at: clamped)
                break
            }
            // The places are asked for in the order of the text, which is cheapest: start, what lies within, end.
            let start = source.position(clamped.lowerBound)
            guard let kind = kind(of: index, at: clamped, depth: depth) else { continue }
            blocks.append(Block(kind, at: source.range(from: start, to: clamped.upperBound)))
        }
        return blocks
    }

    private mutating func kind(of index: Int, at offsets: Range<Int>, depth: Int) -> Block.Kind? {
        let node = tree.nodes[index]
        switch node.kind {
        case .paragraph: return .paragraph(inlines(of: index, at: offsets))
        case .heading: return .heading(level: node.number, content: inlines(of: index, at: offsets))
        case .list: return .list(list(index, at: offsets, depth: depth))
        case .blockQuote: return .blockQuote(blocks(children(of: index), within: offsets, depth: depth + 1))
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
        for child in children(of: index) {
            let offsets = self.offsets(of: child, next: nil)
            let clamped = min(offsets.lowerBound, outer.upperBound)..<min(offsets.upperBound, outer.upperBound)
            let start = source.position(clamped.lowerBound)
            let blocks = blocks(children(of: child), within: clamped, depth: depth + 1)
            let range = source.range(from: start, to: clamped.upperBound)
            items.append(List.Item(blocks: blocks, isChecked: tree.nodes[child].isChecked, at: range))
        }
        return List(start: node.number >= 0 ? node.number : nil, isTight: node.flag, items: items)
    }
}
