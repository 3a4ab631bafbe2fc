import Diagnostics

/// Opens the fenced blocks whose inside is Markdown, so that the parser reads it as part of the document around it.
///
/// To the parser such a block is code. Its two fences are therefore replaced by empty headings, on their lines and at their
/// indentation, and the text is parsed once more: an empty heading begins and ends where a fence does, whatever stands
/// before it. ``TreeBuilder`` puts what lies between two of them into a ``Container``, known by their lines. No other line
/// changes, so that every place in the text stays what it was.
struct FencedTexts {
    /// A block that has been opened.
    struct Text {
        /// What stands after the fence.
        var info: String
        /// With its fences.
        var range: SourceRange
    }

    /// A block in a block is opened in the next round; nobody writes more of them in each other.
    static let mostRounds = 8

    private let names: Set<String>
    /// The first block that stands too deep to be opened.
    private(set) var tooDeep: SourceRange?
    private var rounds = 0
    /// By the parser's line of the first fence.
    private var texts: [Int: Text] = [:]
    /// The lines of the last fences.
    private var ends: Set<Int> = []

    init(named names: Set<String>) { self.names = names }

    func text(beginningOn line: Int) -> Text? { texts.isEmpty ? nil : texts[line] }
    func endsText(on line: Int) -> Bool { !ends.isEmpty && ends.contains(line) }

    /// The text with its blocks opened; `nil` where none is left.
    mutating func opened(in tree: RawTree, _ source: inout SourceMap) -> [UInt8]? {
        guard !names.isEmpty else { return nil }
        rounds += 1
        var edits: [Range<Int>] = []
        for node in tree.nodes where node.kind == .codeBlock && node.flag && isNamed(tree.text[node.detail.range]) {
            open(node, in: tree, &source, &edits)
        }
        guard let first = edits.first else { return nil }
        guard rounds <= Self.mostRounds else {
            tooDeep = source.range(first)
            return nil
        }
        return Self.replaced(edits, in: source.bytes)
    }

    private func isNamed(_ info: ArraySlice<UInt8>) -> Bool {
        let name = info.prefix { !$0.isASCIISpace }
        return !name.isEmpty && names.contains(String(decoding: name, as: UTF8.self))
    }

    /// Leaves alone what does not end as it should: it stays code, and someone else tells of it.
    private mutating func open(
        _ node: RawTree.Node, in tree: RawTree, _ source: inout SourceMap, _ edits: inout [Range<Int>]
    ) {
        let start = source.offset(node.start)
        let firstLine = source.start(ofLine: node.start.line)
        let firstEnd = source.end(ofLine: node.start.line)
        let lastLine = source.start(ofLine: node.end.line)
        let lastEnd = source.end(ofLine: node.end.line)
        guard node.end.line > node.start.line, start < firstEnd,
            let fence = Fence(String(decoding: source.bytes[start..<firstEnd], as: UTF8.self)),
            let sign = fence.sign.asciiValue,
            let signs = source.bytes[lastLine..<lastEnd].firstIndex(of: sign),
            let closing = Fence(String(decoding: source.bytes[signs..<lastEnd], as: UTF8.self)),
            fence.isClosed(by: closing), fence.unclosedLine(in: tree.string(node.literal)) == nil
        else { return }
        texts[node.start.line] = Text(
            info: tree.string(node.detail), range: source.range(start..<signs + closing.length))
        ends.insert(node.end.line)
        edits.append(start..<firstEnd)
        // Deeper than the first fence it might belong to a list inside.
        var end = signs
        while end - lastLine > start - firstLine, source.bytes[end - 1] == 0x20 { end -= 1 }
        edits.append(end..<lastEnd)
    }

    private static func replaced(_ edits: [Range<Int>], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var start = 0
        for edit in edits {
            result += bytes[start..<edit.lowerBound]
            result.append(UInt8(ascii: "#"))
            start = edit.upperBound
        }
        return result + bytes[start...]
    }
}
