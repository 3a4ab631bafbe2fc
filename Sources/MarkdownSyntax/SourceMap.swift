import Diagnostics

/// Turns byte offsets in a text into lines and columns of its file, in one place.
///
/// Columns count characters, as an editor does. Offsets are asked for in rising order nearly always,
/// so the last answer is the start of the next count, and a long line costs no more than its length.
///
/// Not copyable: whoever asks it borrows it.
struct SourceMap: ~Copyable {
    let file: SourceFile
    let bytes: [UInt8]
    private let firstLine: Int
    private let firstColumn: Int
    /// Where the parser's lines begin: after a line feed, or a carriage return on its own.
    private let lineStarts: [Int]
    /// Where each begins in the file's count, which knows line feeds only.
    private let fileLineStarts: [Int]
    private var line = 0
    private var offset = 0
    private var column = 0

    init(_ bytes: [UInt8], in file: SourceFile, firstLine: Int, firstColumn: Int) {
        self.bytes = bytes
        self.file = file
        self.firstLine = firstLine
        self.firstColumn = firstColumn
        fileLineStarts = bytes.span.lineStarts
        lineStarts = bytes.span.contains(0x0D) ? Self.startsAfterReturns(in: bytes) : fileLineStarts
    }

    private static func startsAfterReturns(in bytes: [UInt8]) -> [Int] {
        [0]
            + bytes.indices.filter { index in
                let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                return bytes[index] == 0x0A || bytes[index] == 0x0D && !isPair
            }.map { $0 + 1 }
    }

    var lineCount: Int { lineStarts.count }

    /// Where the parser's line begins, counted from 1; the end of the text beyond the last.
    func start(ofLine number: Int) -> Int {
        guard number >= 1 else { return 0 }
        return number <= lineStarts.count ? lineStarts[number - 1] : bytes.count
    }

    /// Where the line's text ends, before its line break.
    func end(ofLine number: Int) -> Int {
        var end = number < lineStarts.count ? start(ofLine: number + 1) : bytes.count
        let start = start(ofLine: number)
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// Where the line's last visible character ends.
    func endOfText(ofLine number: Int) -> Int {
        var end = end(ofLine: number)
        let start = start(ofLine: number)
        while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
        return end
    }

    /// The parser's line on which a byte stands, counted from 1.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(low, 1)
    }

    /// The place that the parser names.
    func offset(_ place: RawTree.Place) -> Int { offset(line: place.line, column: place.column) }

    func offset(line: Int, column: Int) -> Int {
        min(max(start(ofLine: line) + max(column, 1) - 1, 0), bytes.count)
    }

    /// The stretch between two byte offsets.
    mutating func range(_ offsets: Range<Int>) -> SourceRange {
        range(from: position(offsets.lowerBound), to: offsets.upperBound)
    }

    /// The stretch from a place that is known to a byte offset.
    mutating func range(from start: SourcePosition, to end: Int) -> SourceRange {
        SourceRange(file: file, start: start, end: position(end))
    }

    /// The place of a byte offset.
    mutating func position(_ wanted: Int) -> SourcePosition {
        let wanted = min(max(wanted, 0), bytes.count)
        moveToLine(of: wanted)
        if wanted < offset {
            offset = fileLineStarts[line]
            column = 0
        }
        let counted = column + characters(in: offset..<wanted)
        // An accent may follow, or a sign stand before that takes this one with it: then they are one character, and the
        // count must not start here.
        let endsHere =
            wanted == 0 || bytes[wanted - 1] < 0x80 || wanted > 1 && (0xC2...0xCB).contains(bytes[wanted - 2])
        if endsHere, wanted == bytes.count || bytes[wanted] < 0xCC {
            column = counted
            offset = wanted
        }
        return SourcePosition(line: firstLine + line, column: firstColumn + counted)
    }

    private mutating func moveToLine(of wanted: Int) {
        let isHere = wanted >= fileLineStarts[line]
        let isBeforeNext = line + 1 >= fileLineStarts.count || wanted < fileLineStarts[line + 1]
        if isHere, isBeforeNext { return }
        var low = 0
        var high = fileLineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if fileLineStarts[middle] <= wanted { low = middle } else { high = middle - 1 }
        }
        line = low
        offset = fileLineStarts[low]
        column = 0
    }

    private func characters(in range: Range<Int>) -> Int {
        bytes.span.extracting(range).plainCharacterCount ?? String(decoding: bytes[range], as: UTF8.self).count
    }
}
