/// One pass over a text that adds up what the parser would have to do.
///
/// A *run* is a stretch of lines without an empty line: no paragraph and no table is longer. The sums
/// err on the high side: what cannot be known without parsing is counted as the dearer case.
struct BoundsScan {
    private let bytes: [UInt8]
    private(set) var problems: [BoundsProblem] = []
    private var run = Run()
    private var signs = 0
    private var cells = 0
    private var work: [BoundsProblem.Work: Int] = [:]
    private var longestDefinition = 0
    private var closingBrackets = 0

    /// What is known of the lines since the last empty one.
    private struct Run {
        var start = 0
        var lines = 0
        /// How far the parser walks back from each line to the bar before it.
        var walk = 0
        var lastBar = 0
        var bars = 0
        /// The columns of a table that may be going on.
        var columns = 0
        var table = PlainTable()
        var rawHTML = 0
        var images = 0
        var closers = 0
        /// Where a link definition may begin whose length is copied for each use.
        var definition: Int?
        /// Whether it holds a sign that may open a title, which may go on over the lines after it.
        var mayHaveTitle = false
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run(over source: borrowing SourceMap) {
        for line in 1...source.lineCount {
            let range = source.start(ofLine: line)..<source.end(ofLine: line)
            let prefix = LinePrefix(range, of: bytes)
            if prefix.depth > InputBounds.maximumDepth { report(.depth, at: range) }
            signs += prefix.markers
            if prefix.isBlank {
                finish(at: range.lowerBound)
                run = Run()
                run.start = range.upperBound
                run.lastBar = run.start
            } else {
                read(range)
            }
        }
        finish(at: bytes.count)
    }

    private mutating func report(_ kind: BoundsProblem.Kind, at place: Range<Int>) {
        guard !problems.contains(where: { $0.kind == kind }), problems.count < 10 else { return }
        problems.append(BoundsProblem(kind: kind, place: place))
    }

    private mutating func add(_ steps: Int, _ kind: BoundsProblem.Work, at place: Range<Int>) {
        guard steps > 0 else { return }
        let sum = work[kind, default: 0] + steps
        work[kind] = sum
        if sum > InputBounds.maximumWork { report(.work(kind), at: place) }
    }

    private mutating func finish(at end: Int) {
        let place = run.start..<run.start
        add(run.rawHTML * (end - run.start), .rawHTML, at: place)
        add(run.images * run.closers * 8, .images, at: place)
        finishDefinition(at: end)
        closingBrackets += run.closers
        if longestDefinition > 0, closingBrackets * longestDefinition > InputBounds.maximumWork / 5 {
            report(.work(.definitions), at: place)
        }
    }

    private mutating func finishDefinition(at end: Int) {
        if let start = run.definition { longestDefinition = max(longestDefinition, end - start) }
        run.definition = nil
        run.mayHaveTitle = false
    }

    private mutating func read(_ line: Range<Int>) {
        readTableLine(line)
        run.lines += 1
        run.walk += line.lowerBound - run.lastBar
        let counts = count(line)
        signs += counts.signs
        run.bars += counts.bars
        // The parser walks from the first cell of a row to the last for each that it adds.
        if run.columns > 0 { add(counts.bars * counts.bars / 2, .bars, at: line) }
        if signs > InputBounds.maximumSigns { report(.signs, at: line) }
        add(min(counts.mailSigns, 1000) * line.count * 2, .mailSigns, at: line)
        if counts.hasAddress { readAddresses(line) }
    }

    private mutating func readTableLine(_ line: Range<Int>) {
        if run.columns > 0 {
            cells += run.columns
            if cells > InputBounds.maximumCells { report(.largeTables, at: line) }
        }
        run.table.read(line, of: bytes)
        guard let columns = DelimiterRow.columns(line, of: bytes) else { return }
        if columns > InputBounds.maximumColumns { report(.wideTable(columns: columns), at: line) }
        if run.lines < 2 || !run.table.isOpen {
            add(run.bars * run.bars / 2, .bars, at: line)
            add((line.lowerBound - run.start) * 20 + run.walk * 2, .tableLines, at: line)
        }
        if run.columns == 0 { cells += columns }
        run.columns = max(run.columns, columns)
    }

    private struct Counts {
        var signs = 0
        var bars = 0
        var mailSigns = 0
        var hasAddress = false
    }

    private mutating func count(_ line: Range<Int>) -> Counts {
        var counts = Counts()
        // A footnote that begins a line; further in, the same signs may define a link.
        let first = bytes[line].prefix(4).firstIndex { $0 != 0x20 } ?? line.upperBound
        let isFootnote = bytes[first..<min(first + 2, line.upperBound)].elementsEqual("[^".utf8)
        var place = nextSign(from: line.lowerBound, in: line)
        while let index = place {
            place = nextSign(from: index + 1, in: line)
            counts.signs += 1
            let next = index + 1 < line.upperBound ? bytes[index + 1] : 0
            switch bytes[index] {
            case UInt8(ascii: "|"):
                run.lastBar = index
                counts.bars += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("):
                run.mayHaveTitle = run.definition != nil
                counts.signs -= 1
            case UInt8(ascii: "@"): counts.mailSigns += 1
            case UInt8(ascii: "<") where next == UInt8(ascii: "!") || next == UInt8(ascii: "?"): run.rawHTML += 1
            case UInt8(ascii: "!") where next == UInt8(ascii: "["): run.images += 1
            case UInt8(ascii: "]"):
                run.closers += 1
                let mayDefine = next == UInt8(ascii: ":") && !isFootnote
                if mayDefine, !run.mayHaveTitle { finishDefinition(at: index) }
                if mayDefine, run.definition == nil { run.definition = index }
            case UInt8(ascii: ":") where next == UInt8(ascii: "/"): counts.hasAddress = true
            case UInt8(ascii: "w"):
                if next == UInt8(ascii: "w") { counts.hasAddress = true } else { counts.signs -= 1 }
            default: break
            }
        }
        return counts
    }

    /// Where the next of the signs stands that ``count(_:)`` looks at: one byte in thirty of ordinary text.
    private func nextSign(from start: Int, in line: Range<Int>) -> Int? {
        let isSign = Self.isSign
        return bytes.withUnsafeBufferPointer { bytes in
            isSign.withUnsafeBufferPointer { isSign in
                var index = start
                while index < line.upperBound {
                    if isSign[Int(bytes[index])] { return index }
                    index += 1
                }
                return nil
            }
        }
    }

    private static let isSign: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "\\`*_~[]<>!&|@:w\"'(".utf8 { table[Int(byte)] = true }
        return table
    }()

    /// An address goes on to the next space; the parser may read it anew for each `www.` and each `)` in it.
    private mutating func readAddresses(_ line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound {
            let end = bytes[start..<line.upperBound].firstIndex(where: \.isASCIISpace) ?? line.upperBound
            var repeats = 0
            for index in start..<end {
                let byte = bytes[index]
                let isStart = byte == UInt8(ascii: "w") || byte == UInt8(ascii: ":")
                if isStart || byte == UInt8(ascii: ")") { repeats += 1 }
            }
            if end - start > 256 { add(repeats * (end - start) * 2, .addresses, at: start..<start + 1) }
            start = end + 1
        }
    }
}
