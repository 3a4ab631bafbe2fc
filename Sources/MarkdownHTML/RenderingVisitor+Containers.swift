import Diagnostics
import MarkdownSyntax

/// Fenced blocks that hold text: part of the document around them, with its footnotes and its count of tables.
extension RenderingVisitor {
    mutating func container(_ container: Container, at range: SourceRange) {
        // In an excerpt it stands below a heading of level 2; at any other level it is written anew there.
        if levels.current != 2 { dependentCount += 1 }
        let (around, title) = (levels, sectionTitle)
        let hasHeading = renderer.resolver.hasHeading(container)
        containerDepth += 1
        let texts = renderer.resolver.texts(of: container).map { text in
            levels = HeadingLevels(below: around.current + (hasHeading ? 1 : 0), closesGaps: true)
            return apart { $0.blocks(text.blocks, text.blocks.indices, isTight: text.isTight) }
        }
        containerDepth -= 1
        (levels, sectionTitle) = (around, title)
        lineStart()
        switch renderer.resolver.container(container, texts: texts, headingLevel: around.current + 1, at: range) {
        case .html(let html): writer.raw(html)
        case .open(let part): leave(.html(part))
        case nil: texts.forEach { append($0) }
        }
        lineStart()
    }

    private mutating func append(_ text: RelocatableHTML) {
        let start = writer.bytes.count
        writer.finished(text.bytes, text.bytes.indices)
        relocations += text.relocations.map {
            RelocatableHTML.Relocation(offset: start + $0.offset, kind: $0.kind)
        }
    }

    /// Writes something by itself, with all that is counted going on.
    private mutating func apart(_ body: (inout Self) -> Void) -> RelocatableHTML {
        var (writer, relocations) = (HTMLWriter(), [RelocatableHTML.Relocation]())
        swap(&self.writer, &writer)
        swap(&self.relocations, &relocations)
        body(&self)
        swap(&self.writer, &writer)
        swap(&self.relocations, &relocations)
        return RelocatableHTML(bytes: writer.bytes, relocations: relocations, marks: RelocatableHTML.Marks())
    }
}

/// The levels at which headings are written.
struct HeadingLevels {
    /// That of the heading written last; before the first, that of the one over the text.
    private(set) var current: Int
    private let title: Int
    private let closesGaps: Bool
    /// As written, of the headings that the next one may stand under.
    private var open: [Int] = []

    init(below title: Int, closesGaps: Bool) {
        (current, self.title, self.closesGaps) = (title, title, closesGaps)
    }

    mutating func level(of written: Int) -> Int {
        guard closesGaps else {
            current = written
            return written
        }
        while let last = open.last, last >= written { open.removeLast() }
        open.append(written)
        current = title + open.count
        return current
    }
}
