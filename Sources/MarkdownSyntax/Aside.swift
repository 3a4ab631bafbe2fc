import Diagnostics

/// A running text that stands apart from the document that it belongs to.
///
/// To the parser it is a paragraph after the end of the document.
public struct Aside: Sendable {
    public var text: String
    /// Where it stands.
    public var range: SourceRange

    public init(_ text: String, at range: SourceRange) {
        self.text = text
        self.range = range
    }

    /// So that the text is a paragraph, whatever it begins with: before it, an address or an emphasis begins too.
    private static let mark = UInt8(ascii: "(")

    /// - Returns: The number of lines before the asides.
    static func append(_ asides: [Aside], to bytes: inout [UInt8]) -> Int {
        guard !asides.isEmpty else { return 0 }
        bytes += [0x0A, 0x0A]
        let lines = bytes.count { $0 == 0x0A }
        for aside in asides {
            bytes.append(mark)
            bytes += aside.text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
            bytes += [0x0A, 0x0A]
        }
        return lines
    }

    /// The inlines of the paragraph with the places that they have in truth.
    fileprivate func placed(_ content: [Inline], firstColumn: Int) -> [Inline] {
        var content = moved(content, by: range.start.column - firstColumn - 1)
        if case .text(let text)? = content.first?.kind {
            content[0].kind = .text(String(text.dropFirst()))
            if text.count == 1 { content.removeFirst() }
        }
        return content
    }

    private func moved(_ content: [Inline], by columns: Int) -> [Inline] {
        content.map { inline in
            var inline = inline
            inline.range = moved(inline.range, by: columns)
            switch inline.kind {
            case .emphasis(let inner): inline.kind = .emphasis(moved(inner, by: columns))
            case .strong(let inner): inline.kind = .strong(moved(inner, by: columns))
            case .strikethrough(let inner): inline.kind = .strikethrough(moved(inner, by: columns))
            case .link(let destination, let title, let inner):
                inline.kind = .link(destination: destination, title: title, content: moved(inner, by: columns))
            case .image(let source, let title, let inner):
                inline.kind = .image(source: source, title: title, content: moved(inner, by: columns))
            case .text, .softBreak, .lineBreak, .code, .footnoteReference, .html: break
            }
            return inline
        }
    }

    private func moved(_ place: SourceRange, by columns: Int) -> SourceRange {
        // A text over several lines, or with doubled quotation marks, has but one place.
        guard range.start.line == range.end.line, range.end.column - range.start.column == text.count else {
            return range
        }
        let column = { (place: SourcePosition) in max(range.start.column, place.column + columns) }
        let line = range.start.line
        return SourceRange(
            file: range.file, start: SourcePosition(line: line, column: column(place.start)),
            end: SourcePosition(line: line, column: column(place.end)))
    }
}

extension Document {
    /// Takes the asides' paragraphs out of the text.
    ///
    /// - Parameter line: The first that is theirs.
    mutating func take(_ written: [Aside], from line: Int, firstColumn: Int) {
        let first = blocks.firstIndex { $0.range.start.line >= line } ?? blocks.count
        let paragraphs = blocks[first...].map { block -> [Inline] in
            if case .paragraph(let content) = block.kind { content } else { [] }
        }
        blocks.removeSubrange(first...)
        // Raw HTML that never ends, which is refused, has swallowed them.
        guard paragraphs.count == written.count else { return }
        asides = zip(written, paragraphs).map { $0.placed($1, firstColumn: firstColumn) }
    }
}
