import Diagnostics
import MarkdownSyntax

extension HTMLRenderer {
    /// Running text with values in place of their names and typography applied.
    func prepared(_ content: [Inline]) -> [Inline] {
        let valued = options.isCommonMark || !hasCode(content) ? content : content.map(resolvingValues)
        return options.usesTypography ? SwedishTypography.applied(to: valued) : valued
    }

    /// A table whose cells have been prepared, once for the look of its columns and for what is written.
    func prepared(_ table: Table) -> Table {
        var table = table
        table.header = table.header.map { Table.Cell(content: prepared($0.content)) }
        table.rows = table.rows.map { $0.map { Table.Cell(content: prepared($0.content)) } }
        return table
    }

    private func hasCode(_ content: [Inline]) -> Bool {
        for inline in content {
            switch inline.kind {
            case .code: return true
            case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content):
                if hasCode(content) { return true }
            default: break
            }
        }
        return false
    }

    private func resolvingValues(_ inline: Inline) -> Inline {
        var inline = inline
        switch inline.kind {
        case .code(let literal):
            if let value = resolver.code(literal, at: inline.range) { inline.kind = .text(value) }
        case .emphasis(let content): inline.kind = .emphasis(content.map(resolvingValues))
        case .strong(let content): inline.kind = .strong(content.map(resolvingValues))
        case .strikethrough(let content): inline.kind = .strikethrough(content.map(resolvingValues))
        case .link(let destination, let title, let content):
            inline.kind = .link(destination: destination, title: title, content: content.map(resolvingValues))
        default: break
        }
        return inline
    }
}
