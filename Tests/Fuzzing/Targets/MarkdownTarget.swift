import Diagnostics
import MarkdownHTML
import MarkdownSyntax

extension FuzzTarget {
    /// Markdown alone: text to tree to HTML.
    public static let markdown = FuzzTarget(
        name: "markdown",
        violations: { violations($0) { $0 } },
        planted: { violations($0) { $0.replacing("&quot;", with: "\"") } })

    private static func violations(_ input: [UInt8], writing: (String) -> String) -> [String] {
        let text = String(decoding: input, as: UTF8.self)
        let file = SourceFile(path: "prov.md", text: text)
        let (document, diagnostics) = MarkdownParser.parse(
            text, in: file,
            extensions: MarkdownExtensions(containers: ["faktaruta", "citat"], knowsTypography: true))
        var found = Promise.diagnostics(diagnostics + RawHTMLCheck.diagnostics(for: document))
        var nodes = 0
        document.visitRanges { range in
            nodes += 1
            if found.count < 5 { found += Promise.place(range) }
        }
        if nodes > input.count + 2 { found.append("\(nodes) nodes of \(input.count) bytes") }
        let html = writing(HTMLRenderer(resolver: PlainResolver()).render(document).string)
        if html.utf8.count > 400 * (input.count + 4) {
            found.append("\(html.utf8.count) bytes of HTML of \(input.count)")
        }
        return found + Promise.harmless(html, "HTML")
    }
}

extension Document {
    /// Every block's and every inline's place.
    func visitRanges(_ body: (SourceRange) -> Void) {
        Self.visit(blocks, body)
        for note in footnotes { Self.visit(note.blocks, body) }
    }

    private static func visit(_ blocks: [Block], _ body: (SourceRange) -> Void) {
        for block in blocks {
            body(block.range)
            switch block.kind {
            case .heading(_, let content), .paragraph(let content): visit(content, body)
            case .list(let list): for item in list.items { visit(item.blocks, body) }
            case .blockQuote(let blocks): visit(blocks, body)
            case .container(let container): visit(container.blocks, body)
            case .table(let table):
                for row in [table.header] + table.rows { for cell in row { visit(cell.content, body) } }
            case .code, .thematicBreak, .html: break
            }
        }
    }

    private static func visit(_ inlines: [Inline], _ body: (SourceRange) -> Void) {
        for inline in inlines {
            body(inline.range)
            switch inline.kind {
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                visit(content, body)
            case .text, .softBreak, .lineBreak, .code, .footnoteReference, .html: break
            }
        }
    }
}
