import Diagnostics
import ReportModel

/// A stretch of running text that a person reads in one go: a paragraph, a heading, a list item, a table's cell.
///
/// Its characters stand in an array, so that a place in it is a number; every place leads back to the file.
struct Passage: Sendable {
    enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph
        case item
        case cell
        /// A line of a data file, such as a title or a note.
        case line
    }

    /// Which part of the report it belongs to.
    enum Home: Sendable, Hashable {
        case chapter(slug: String)
        case goal(number: String)
        case other
    }

    /// The formula of a value.
    struct Mark: Sendable {
        var range: Range<Int>
        var text: String
    }

    struct Link: Sendable {
        var range: Range<Int>
        /// As it stands in the text.
        var written: String
        var address: LinkAddress
    }

    /// Stands for a value that comes from the data, and for code.
    static let placeholder: Character = "\u{FFFC}"

    var kind: Kind
    var home: Home
    var text: [Character] = []
    var links: [Link] = []
    /// Code spans that begin with `=`, without it.
    var values: [Mark] = []
    /// Words in another language.
    var foreign: [Range<Int>] = []
    /// Whether somebody else is quoted.
    var isQuoted = false
    private var anchors: [(offset: Int, place: SourcePosition)] = []
    private let file: SourceFile

    /// Whether it asks an editor to fill something in.
    var isPrompt: Bool { text.starts(with: Prompt.mark) }

    init(_ kind: Kind, home: Home, file: SourceFile) {
        self.kind = kind
        self.home = home
        self.file = file
    }

    /// A value of a data file or of a block: in one line, or in a block of several.
    init(line: String, at range: SourceRange, home: Home) {
        self.init(.line, home: home, file: range.file)
        let sign = range.file.line(range.start.line)?.dropFirst(range.start.column - 1).first
        guard sign == "|" || sign == ">" else {
            let isQuoted = sign == "\"" || sign == "'"
            append(line, at: SourcePosition(line: range.start.line, column: range.start.column + (isQuoted ? 1 : 0)))
            return
        }
        // Folded lines stand in the file as they were written, below their key.
        var number = range.start.line + 1
        let indent = range.file.line(number)?.prefix { $0 == " " }.count ?? 0
        while let written = range.file.line(number), written.prefix(while: { $0 == " " }).count >= indent,
            !written.allSatisfy(\.isWhitespace), indent > 0
        {
            append(String(written.dropFirst(indent)), at: SourcePosition(line: number, column: indent + 1))
            append(" ", at: SourcePosition(line: number, column: written.count + 1))
            number += 1
        }
    }

    /// Adds text that stands at a place in the file, unbroken.
    mutating func append(_ piece: String, at place: SourcePosition) {
        anchors.append((text.count, place))
        text += piece
    }

    var isEmpty: Bool { text.allSatisfy { $0.isWhitespace } }

    func words(_ range: Range<Int>) -> String { String(text[range]) }

    /// Where a part of the text stands in the file.
    func range(_ part: Range<Int>) -> SourceRange {
        let start = place(of: part.lowerBound)
        let last = place(of: max(part.lowerBound, part.upperBound - 1))
        return SourceRange(file: file, start: start, end: SourcePosition(line: last.line, column: last.column + 1))
    }

    var range: SourceRange { range(0..<max(1, text.count)) }

    private func place(of offset: Int) -> SourcePosition {
        guard let anchor = anchors.last(where: { $0.offset <= offset }) ?? anchors.first else {
            return SourcePosition(line: 1, column: 1)
        }
        return SourcePosition(line: anchor.place.line, column: anchor.place.column + max(0, offset - anchor.offset))
    }
}
