import Diagnostics

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

    /// A piece in the text that is no plain word: the address of a link, the formula of a value.
    struct Mark: Sendable {
        var range: Range<Int>
        var text: String
    }

    /// Stands for a value that comes from the data, and for code.
    static let placeholder: Character = "\u{FFFC}"

    var kind: Kind
    var home: Home
    var text: [Character] = []
    var links: [Mark] = []
    /// Code spans that begin with `=`, without it.
    var values: [Mark] = []
    /// Words in another language.
    var foreign: [Range<Int>] = []
    /// Whether somebody else is quoted.
    var isQuoted = false
    private var anchors: [(offset: Int, place: SourcePosition)] = []
    private let file: SourceFile

    init(_ kind: Kind, home: Home, file: SourceFile) {
        self.kind = kind
        self.home = home
        self.file = file
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
        guard let anchor = anchors.last(where: { $0.offset <= offset }) ?? anchors.first else { return SourcePosition(line: 1, column: 1) }
        return SourcePosition(line: anchor.place.line, column: anchor.place.column + max(0, offset - anchor.offset))
    }
}
