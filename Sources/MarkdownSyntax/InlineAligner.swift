import Diagnostics

/// Walks along a block's text in step with its inlines, and so knows where each begins and ends.
///
/// The parser's own inline columns count bytes, forget indents after the first line, and lose count
/// of lines after a `\` break, a link over two lines or a link definition. So they are not used: the
/// tree says what comes next, and the text shows where. If the two ever disagree, ``isLost`` is set
/// and the caller falls back to the block.
struct InlineAligner {
    private let bytes: [UInt8]
    private let end: Int
    /// The next byte, as an index into the text.
    private(set) var cursor: Int
    private(set) var isLost = false

    init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        cursor = range.lowerBound
        end = range.upperBound
    }

    /// Says that the rest has no known place.
    mutating func giveUp() { isLost = true }

    private var byte: UInt8? { cursor < end ? bytes[cursor] : nil }

    private func byte(after distance: Int) -> UInt8? { cursor + distance < end ? bytes[cursor + distance] : nil }

    /// Passes exactly these bytes.
    mutating func pass(_ expected: UInt8, count: Int = 1) {
        for _ in 0..<count where !isLost {
            if byte == expected { cursor += 1 } else { isLost = true }
        }
    }

    /// Passes text as its author wrote it.
    mutating func passRaw(_ text: ArraySlice<UInt8>) {
        for expected in text where !isLost { pass(expected) }
    }

    /// Passes text that may stand with backslashes and entities in the file.
    mutating func passText(_ text: ArraySlice<UInt8>, hasEscapes: Bool = true) {
        passText(text.span, hasEscapes: hasEscapes)
    }

    private mutating func passText(_ text: Span<UInt8>, hasEscapes: Bool) {
        var index = 0
        var afterEntity = false
        while index < text.count, !isLost {
            let same = sameBytes(text, from: index)
            cursor += same
            index += same
            if same > 0 {
                afterEntity = false
                continue
            }
            guard let byte else {
                guard afterEntity else {
                    isLost = true
                    return
                }
                index = nextScalar(text, index)
                continue
            }
            if byte == UInt8(ascii: "\\"), hasEscapes, self.byte(after: 1)?.isASCIIPunctuation == true { cursor += 1 }
            if byte == UInt8(ascii: "&"), let length = entity(unlessIn: text, at: index) {
                cursor += length
                index = nextScalar(text, index)
                afterEntity = true
                continue
            }
            if bytes[cursor] == text[index] {
                cursor += 1
                index += 1
            } else if afterEntity {
                // A few entities stand for two characters.
                index = nextScalar(text, index)
            } else {
                isLost = true
            }
            afterEntity = false
        }
    }

    /// How many bytes text and tree have in common before the next sign that may be an escape: nearly all.
    private func sameBytes(_ text: Span<UInt8>, from index: Int) -> Int {
        let own = bytes.span.extracting(cursor..<end)
        // No further than a text is long that people write: who escapes every letter must not have the rest searched anew.
        let limit = min(text.count - index, own.count, 1000)
        let rest = text.extracting(index..<index + limit)
        let plain = min(
            rest.firstPlace(of: UInt8(ascii: "\\")) ?? limit, rest.firstPlace(of: UInt8(ascii: "&")) ?? limit)
        if own.extracting(first: plain).isSame(as: rest.extracting(first: plain)) { return plain }
        var count = 0
        while count < plain, own[count] == rest[count] { count += 1 }
        return count
    }

    private func nextScalar(_ text: Span<UInt8>, _ index: Int) -> Int {
        var index = index + 1
        while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }

    /// The length of an entity here, unless the tree holds the same letters: then it names no character.
    private func entity(unlessIn text: Span<UInt8>, at index: Int) -> Int? {
        var length = 1
        if byte(after: 1) == UInt8(ascii: "#") { length = 2 }
        while length <= 33, let next = byte(after: length), next.isASCIILetterOrDigit { length += 1 }
        guard length > 1, byte(after: length) == UInt8(ascii: ";") else { return nil }
        length += 1
        let isAmpersand = bytes[cursor..<cursor + length].elementsEqual("&amp;".utf8)
        let isLiteral =
            index + length <= text.count
            && text.extracting(index..<index + length).isSame(as: bytes.span.extracting(cursor..<cursor + length))
        return isLiteral && !isAmpersand ? nil : length
    }

    /// Passes a line break with the spaces or the backslash before it, and the indent after it. After a
    /// backslash the parser takes the indent for text.
    mutating func passLineBreak() {
        passSpaces()
        let hasBackslash = byte == UInt8(ascii: "\\")
        if hasBackslash { cursor += 1 }
        pass(0x0A)
        if !hasBackslash { passSpaces() }
    }

    /// Passes spaces, as the parser drops them at the end of a line.
    mutating func passSpaces() {
        while byte == 0x20 || byte == 0x09 { cursor += 1 }
    }

    /// Passes a code span with its backticks.
    mutating func passCode() {
        let length = runLength(of: UInt8(ascii: "`"))
        guard length > 0 else {
            isLost = true
            return
        }
        cursor += length
        while cursor < end {
            let run = runLength(of: UInt8(ascii: "`"))
            cursor += max(run, 1)
            if run == length { return }
        }
        isLost = true
    }

    /// How often a byte stands here in a row.
    func runLength(of wanted: UInt8) -> Int {
        var length = 0
        while byte(after: length) == wanted { length += 1 }
        return length
    }

    /// The emphasis mark here, `*` or `_`.
    mutating func emphasisMark() -> UInt8 {
        if let byte, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") { return byte }
        isLost = true
        return 0
    }

    /// Whether the next byte is this one.
    func isAt(_ wanted: UInt8) -> Bool { byte == wanted }

    /// Passes everything up to and including the next such byte.
    mutating func pass(through wanted: UInt8) {
        guard !isLost, let found = bytes[cursor..<end].firstIndex(of: wanted) else {
            isLost = true
            return
        }
        cursor = found + 1
    }

    /// Passes `]` and the address or label after it.
    mutating func passLinkEnd() {
        pass(UInt8(ascii: "]"))
        if !isLost { cursor = LinkTail.end(from: cursor, in: bytes, limit: end) }
    }
}
