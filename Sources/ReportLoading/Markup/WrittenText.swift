import Diagnostics
import MarkdownSyntax

/// A block's running text as its author typed it: the signs that the parser took for text, each with its place.
///
/// What was escaped or written as an entity is meant to be shown, and stands as ``hidden``; so do code, pictures and
/// references to notes.
struct WrittenText {
    static let hidden: Character = "\u{FFFC}"

    /// All signs; an address that became a link by itself is text that the author wrote.
    private(set) var signs: [Character] = []
    /// The same without such addresses, in which every sign is right.
    private(set) var words: [Character] = []
    /// Where each line begins.
    private(set) var lineStarts: [Int] = [0]
    /// The same, but for those after a break that the author asked for.
    private(set) var flowingStarts: [Int] = [0]
    /// Whether it holds a link.
    private(set) var hasLink = false
    let file: SourceFile
    private var places: [SourcePosition] = []

    init(_ content: [Inline], in file: SourceFile) {
        self.file = file
        append(content, isAddress: false)
    }

    var count: Int { signs.count }

    // MARK: Lines

    /// The end of the line that begins at a place.
    func lineEnd(from start: Int) -> Int { signs[start...].firstIndex(of: "\n") ?? signs.count }

    func line(at start: Int) -> ArraySlice<Character> { signs[start..<lineEnd(from: start)] }

    func isLineStart(_ place: Int) -> Bool { place == 0 || signs[place - 1] == "\n" }

    // MARK: Places

    func string(_ range: Range<Int>) -> String { String(signs[range.clamped(to: 0..<signs.count)]) }

    /// The stretch of the file; what goes on over several lines is marked on its first.
    func range(_ range: Range<Int>) -> SourceRange {
        guard places.indices.contains(range.lowerBound) else {
            return SourceRange(file: file, line: places.last?.line ?? 1)
        }
        let start = places[range.lowerBound]
        let last = places[range.clamped(to: 0..<places.count)].last { $0.line == start.line } ?? start
        let end = SourcePosition(line: start.line, column: max(last.column, start.column) + 1)
        return SourceRange(file: file, start: start, end: end)
    }

    // MARK: Reading

    private mutating func append(_ content: [Inline], isAddress: Bool) {
        for inline in content {
            switch inline.kind {
            case .text(let text): append(text, at: inline.range, isAddress: isAddress)
            case .softBreak:
                breakLine(at: inline.range.start)
                flowingStarts.append(signs.count)
            case .lineBreak: breakLine(at: inline.range.start)
            case .code, .footnoteReference, .html, .image: add(Self.hidden, at: inline.range.start)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                append(inner, isAddress: isAddress)
            case .link(let destination, _, let inner):
                hasLink = true
                let isBare = destination.hasSuffix(inner.plainText) && !inner.isEmpty
                if !isBare { add(Self.hidden, at: inline.range.start) }
                append(inner, isAddress: isBare)
                if !isBare { add(Self.hidden, at: inline.range.end) }
            }
        }
    }

    private mutating func breakLine(at place: SourcePosition) {
        add("\n", at: place)
        lineStarts.append(signs.count)
    }

    private mutating func add(_ sign: Character, at place: SourcePosition, isAddress: Bool = false) {
        signs.append(sign)
        words.append(isAddress ? Self.hidden : sign)
        places.append(place)
    }

    /// Goes along what stands in the file, where a sign may have a backslash before it or be an entity.
    private mutating func append(_ text: String, at range: SourceRange, isAddress: Bool) {
        let shown = Array(text)
        let written = written(in: range)
        guard Self.agree(shown, written) else {
            // A cell between quotation marks, say: which signs have a backslash cannot be seen, so none is judged.
            for sign in shown {
                add(sign.isMarkdownSign ? Self.hidden : sign, at: range.start, isAddress: isAddress)
            }
            return
        }
        var place = 0
        for index in shown.indices {
            let column = range.start.column + min(place, max(written.count - 1, 0))
            let position = SourcePosition(line: range.start.line, column: column)
            var sign = shown[index]
            if place + 1 < written.count, written[place] == "\\", written[place + 1] == sign, sign.isMarkdownSign {
                sign = Self.hidden
                place += 2
            } else if let end = entityEnd(in: written, from: place),
                !shown[index...].starts(with: written[place..<end])
            {
                if sign != "&" { sign = Self.hidden }
                place = end
            } else {
                place += 1
            }
            add(sign, at: position, isAddress: isAddress)
        }
    }

    /// Whether what stands in the file begins as the text does, where it stands on one line.
    private static func agree(_ shown: [Character], _ written: [Character]) -> Bool {
        guard let first = written.first else { return true }
        return first == shown.first || first == "\\" || first == "&"
    }

    private func written(in range: SourceRange) -> [Character] {
        guard range.start.line == range.end.line, range.start.column > 0, range.end.column > range.start.column,
            let line = file.line(range.start.line)
        else { return [] }
        return Array(line.dropFirst(range.start.column - 1).prefix(range.end.column - range.start.column))
    }

    /// The end of `&name;` or `&#8211;` at a place.
    private func entityEnd(in signs: [Character], from start: Int) -> Int? {
        guard start < signs.count, signs[start] == "&",
            let end = signs[start...].prefix(34).firstIndex(of: ";"), end > start + 1,
            signs[(start + 1)..<end].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") })
        else { return nil }
        return end + 1
    }
}

extension Character {
    /// A sign that a backslash takes its meaning from.
    var isMarkdownSign: Bool { isASCII && !isLetter && !isNumber && !isWhitespace && asciiValue ?? 0 > 0x20 }

    /// A letter or a digit.
    var isWordSign: Bool { isLetter || isNumber }

    /// A space that Markdown does not take for one: the no-break space and its kin, as Word and the web leave them.
    var isOddSpace: Bool {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return false }
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }
}

/// Something that was meant as markup and is shown as text, or the other way round.
struct Slip {
    var severity = Diagnostic.Severity.warning
    var id: String
    var message: String
    /// In the text's signs.
    var place: Range<Int>
    var help: String

    func diagnostic(in text: WrittenText) -> Diagnostic {
        Diagnostic(severity, id, message, at: text.range(place), help: help)
    }
}
