import Diagnostics

/// One block's running text while its inlines are read: where the reading stands, and where that is in the file.
struct InlineText: ~Copyable {
    var aligner: InlineAligner
    private var map: ContentMap
    /// The fallback, when tree and text disagree.
    let block: Range<Int>
    private var blockRange: SourceRange?

    /// - Parameter content: ``RawTree/content``.
    init(_ content: [UInt8], map: ContentMap, block: Range<Int>) {
        self.map = map
        self.block = block
        aligner = InlineAligner(content, range: map.range)
        // A cell that the parser filled in has no text to stand in.
        if map.isEmpty, !map.range.isEmpty { aligner.giveUp() }
    }

    mutating func source(of offset: Int) -> Int { map.source(of: offset) ?? block.lowerBound }

    /// The place after the byte before `offset`: at the end of a line, and not at the start of the next.
    mutating func end(at offset: Int) -> Int {
        guard offset > map.range.lowerBound else { return source(of: offset) }
        return source(of: offset - 1) + 1
    }

    /// The block's place, found once however many inlines fall back to it.
    mutating func fallback(in source: inout SourceMap) -> SourceRange {
        if let blockRange { return blockRange }
        let range = source.range(block)
        blockRange = range
        return range
    }

    /// The stretch of the file from a place in the text to where the reading stands.
    mutating func offsets(from start: Int) -> Range<Int> {
        let first = source(of: start)
        return first..<max(first, end(at: aligner.cursor))
    }
}
