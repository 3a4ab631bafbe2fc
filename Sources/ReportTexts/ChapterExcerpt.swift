import MarkdownHTML
import MarkdownSyntax
import ReportModel

/// Some of a chapter's text, as a page about something else shows it.
public struct ChapterExcerpt: Sendable {
    /// In the chapter's document.
    public let parts: [RelocatableHTML.Piece]

    public init(parts: [RelocatableHTML.Piece]) { self.parts = parts }

    /// Nearly always a piece of what has been read for the chapter's own page.
    public func text(of chapter: Chapter, among texts: ChapterTexts, site: SiteFacts) -> ReadText {
        if let text = texts[chapter], let excerpt = cut(from: text, of: chapter) { return excerpt }
        return TextReader(site: site, file: chapter.file, hasHeadingLinks: false, titleLevel: 2).read(
            document(of: chapter))
    }

    /// Cut out of the chapter's text; `nil` where that would not be the same as reading the excerpt alone: its tables and
    /// footnotes are numbered from one, its headings have no links, and what is wrong in it is its own.
    public func cut(from text: ReadText, of chapter: Chapter) -> ReadText? {
        guard text.problems.isEmpty, let html = text.html.cut(parts),
            chapter.document.footnotes.isEmpty || document(of: chapter).footnotes.isEmpty
        else { return nil }
        return text.piece(html)
    }

    /// The excerpt as a document of its own.
    public func document(of chapter: Chapter) -> Document {
        let blocks = parts.flatMap { part in
            switch part {
            case .blocks(let blocks): return Array(chapter.document.blocks[blocks])
            case .list(let place, let items):
                var block = chapter.document.blocks[place]
                if case .list(var list) = block.kind {
                    list.items = items.map { list.items[$0] }
                    block.kind = .list(list)
                }
                return [block]
            }
        }
        return chapter.document.excerpt(blocks)
    }

    /// The blocks before which excerpts of a chapter begin or end, in order.
    public static func cuts(in chapter: Chapter) -> [Int] {
        var cuts: Set<Int> = []
        for (place, goals) in chapter.mentions.globalGoals.enumerated() where !goals.isEmpty {
            cuts.formUnion([place, place + 1])
        }
        for section in chapter.sections {
            guard case .perspective = section.kind, let text = section.text else { continue }
            cuts.formUnion([text.lowerBound, text.upperBound])
        }
        return cuts.sorted()
    }
}

extension Section {
    /// The places of the blocks under the heading; `nil` where there are none.
    public var text: Range<Int>? { isEmpty ? nil : blocks.lowerBound + 1..<blocks.upperBound }
}
