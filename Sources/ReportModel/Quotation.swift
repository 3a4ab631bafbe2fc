import MarkdownSyntax

/// The inside of a quotation: the words, and who said them.
public struct Quotation: Sendable {
    public let blocks: [Block]
    /// From the last line, where that begins with a dash.
    public let attribution: [Inline]?

    /// - Parameter blocks: The block's inside.
    public init(_ blocks: [Block]) {
        (self.blocks, attribution) = Self.split(blocks) ?? (blocks, nil)
    }

    /// A line right below a list or a quotation belongs to its last paragraph.
    private static func split(_ blocks: [Block]) -> ([Block], [Inline])? {
        guard var last = blocks.last else { return nil }
        let before = Array(blocks.dropLast())
        switch last.kind {
        case .paragraph(let content):
            guard let (words, attribution) = split(content) else { return nil }
            if words.isEmpty { return (before, attribution) }
            last.kind = .paragraph(words)
            return (before + [last], attribution)
        case .blockQuote(let inner):
            guard let (inner, attribution) = split(inner) else { return nil }
            last.kind = .blockQuote(inner)
            return (inner.isEmpty ? before : before + [last], attribution)
        case .list(var list):
            guard !list.items.isEmpty, let (inner, attribution) = split(list.items[list.items.count - 1].blocks) else {
                return nil
            }
            list.items[list.items.count - 1].blocks = inner
            last.kind = .list(list)
            return (before + [last], attribution)
        default: return nil
        }
    }

    private static func split(_ content: [Inline]) -> ([Inline], [Inline])? {
        let end = content.lastIndex { inline in
            switch inline.kind {
            case .softBreak, .lineBreak: true
            default: false
            }
        }
        var line = Array(content[(end.map { $0 + 1 } ?? 0)...])
        guard case .text(let text)? = line.first?.kind,
            let dash = ["—", "–", "-- "].first(where: text.hasPrefix)
        else { return nil }
        let name = text.dropFirst(dash.count).drop { "—–- ".contains($0) }
        line[0].kind = .text(String(name))
        return (end.map { Array(content[..<$0]) } ?? [], name.isEmpty ? Array(line.dropFirst()) : line)
    }
}
