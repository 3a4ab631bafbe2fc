/// Says where the bytes of a block's text stand in the file.
///
/// The parser hands out a paragraph's text without indents and markers, and a cell's without escaped
/// bars; each stretch that it kept whole is one segment here.
struct ContentMap {
    struct Segment {
        var content: Int
        var source: Int
    }

    /// The block's text: a range of ``RawTree/content``.
    let range: Range<Int>
    private let segments: [Segment]
    private var current = 0

    init(_ range: Range<Int>, segments: [Segment]) {
        self.range = range
        self.segments = segments
    }

    /// Whether no place is known.
    var isEmpty: Bool { segments.isEmpty }

    /// The place in the file of a place in the text; cheap when asked in rising order.
    mutating func source(of offset: Int) -> Int? {
        guard !segments.isEmpty else { return nil }
        if segments[current].content > offset { current = 0 }
        while current + 1 < segments.count, segments[current + 1].content <= offset { current += 1 }
        return segments[current].source + offset - segments[current].content
    }

    /// A paragraph's or an underlined heading's: each of its lines is the end of a line of the file.
    static func lines(_ range: Range<Int>, of content: [UInt8], from first: Int, in source: borrowing SourceMap)
        -> ContentMap
    {
        var segments: [Segment] = []
        var start = range.lowerBound
        var line = first
        while start < range.upperBound {
            let rest = content.span.extracting(start..<range.upperBound)
            let end = start + (rest.firstPlace(of: 0x0A) ?? rest.count)
            let isTrimmed = end > start && !content[end - 1].isASCIISpace
            let lineEnd = isTrimmed ? source.endOfText(ofLine: line) : source.end(ofLine: line)
            let place = max(lineEnd - (end - start), source.start(ofLine: line))
            segments.append(Segment(content: start, source: place))
            start = end + 1
            line += 1
        }
        return ContentMap(range, segments: segments)
    }

    /// A paragraph that a table follows: lines whose escaped bars have lost their backslash.
    static func linesOfBars(
        _ range: Range<Int>, of content: [UInt8], from start: Int, in source: borrowing SourceMap
    ) -> ContentMap {
        var segments: [Segment] = []
        var place = start
        var line = source.line(at: start)
        for text in content[range].split(separator: 0x0A, omittingEmptySubsequences: false) {
            while place < source.end(ofLine: line), let first = text.first, source.bytes[place] != first { place += 1 }
            let ends = place..<max(place, source.end(ofLine: line))
            let map = cell(text.startIndex..<text.endIndex, of: content, at: ends, in: source)
            guard !map.isEmpty || text.isEmpty else { return ContentMap(range, segments: []) }
            segments += map.segments
            line += 1
            place = source.start(ofLine: line)
        }
        return ContentMap(range, segments: segments)
    }

    /// A piece of one line whose bars may be escaped, such as a cell.
    static func cell(_ range: Range<Int>, of content: [UInt8], at place: Range<Int>, in source: borrowing SourceMap)
        -> ContentMap
    {
        var segments: [Segment] = [Segment(content: range.lowerBound, source: place.lowerBound)]
        var from = place.lowerBound
        var to = range.lowerBound
        while from < place.upperBound, to < range.upperBound {
            let isEscapedBar =
                source.bytes[from] == 0x5C && from + 1 < place.upperBound
                && source.bytes[from + 1] == 0x7C
            if isEscapedBar {
                from += 1
                segments.append(Segment(content: to, source: from))
            }
            guard source.bytes[from] == content[to] else { return ContentMap(range, segments: []) }
            from += 1
            to += 1
        }
        return ContentMap(range, segments: to == range.upperBound ? segments : [])
    }
}
