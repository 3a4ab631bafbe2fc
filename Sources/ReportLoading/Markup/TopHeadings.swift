import Diagnostics
import MarkdownSyntax

/// The title is the page's only heading of the first level, wherever in the text another one stands.
enum TopHeadings {
    /// The document with its headings of the first level on the second, and a warning for each.
    static func demoted(_ document: Document, findings: Findings) -> Document {
        guard hasAny(document.blocks) || document.footnotes.contains(where: { hasAny($0.blocks) }) else {
            return document
        }
        var shown = document
        shown.blocks = demoted(document.blocks, findings)
        for index in shown.footnotes.indices {
            shown.footnotes[index].blocks = demoted(shown.footnotes[index].blocks, findings)
        }
        return shown
    }

    private static func isUnderlined(_ range: SourceRange) -> Bool {
        range.file.line(range.start.line)?.dropFirst(range.start.column - 1).first != "#"
    }

    private static func hasAny(_ blocks: [Block]) -> Bool {
        let places = blocks.span
        for index in places.indices {
            switch places[index].kind {
            case .heading(1, _): return true
            case .blockQuote(let inner): if hasAny(inner) { return true }
            case .list(let list): if list.items.contains(where: { hasAny($0.blocks) }) { return true }
            // The inside of a box has levels of its own.
            case .heading, .paragraph, .code, .container, .table, .thematicBreak, .html: break
            }
        }
        return false
    }

    private static func demoted(_ blocks: [Block], _ findings: Findings) -> [Block] {
        var blocks = blocks
        for index in blocks.indices {
            switch blocks[index].kind {
            case .heading(1, let content):
                findings.warning(
                    "rubrik-nivå-1", "”\(content.plainText)” är en rubrik på nivå 1; den visas på nivå 2",
                    at: blocks[index].range,
                    help: isUnderlined(blocks[index].range)
                        ? "skriv ## före rubriken, och ta bort raden med = under den"
                        : "skriv ## i stället för #; titeln överst i filen är redan sidans huvudrubrik")
                blocks[index].kind = .heading(level: 2, content: content)
            case .blockQuote(let inner): blocks[index].kind = .blockQuote(demoted(inner, findings))
            case .list(var list):
                for item in list.items.indices {
                    list.items[item].blocks = demoted(list.items[item].blocks, findings)
                }
                blocks[index].kind = .list(list)
            case .heading, .paragraph, .code, .container, .table, .thematicBreak, .html: break
            }
        }
        return blocks
    }
}
