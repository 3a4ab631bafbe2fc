import Diagnostics

/// Finds raw HTML, which no text of a report may hold: its look, its safety and its place in a PDF
/// would be out of our hands.
public enum RawHTMLCheck {
    /// One error for each piece of HTML, with what to write instead. Closing tags are not counted twice.
    ///
    /// - Parameter text: What the document was read from, if that is at hand: without a `<` nothing need be looked for.
    public static func diagnostics(for document: Document, readFrom text: Substring? = nil) -> [Diagnostic] {
        if let text, !text.utf8Span.span.contains(UInt8(ascii: "<")) { return [] }
        var found: [Diagnostic] = []
        document.visitHTML { html, range in
            guard !isClosingTag(html) else { return }
            found.append(
                Diagnostic(
                    .error, "rå-html", "HTML-kod ”\(excerpt(of: html))” är inte tillåten i texten", at: range,
                    help: remedy(for: html)))
        }
        return found
    }

    private static func isClosingTag(_ html: String) -> Bool { html.hasPrefix("</") }

    /// The first tag, so that the message stays in one line.
    private static func excerpt(of html: String) -> String {
        let line = html.prefix { !$0.isNewline }
        let tag = line.firstIndex(of: ">").map { line[...$0] } ?? line
        return tag.count > 40 ? tag.prefix(39) + "…" : String(tag)
    }

    private static func remedy(for html: String) -> String {
        if html.hasPrefix("<!--") {
            return "ta bort kommentaren, eller lägg den i filens huvud efter ”#”"
        }
        let name = html.drop { "</".contains($0) }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        return remedies[name] ?? "skriv i Markdown; vill du visa tecknet ”<” i texten, skriv ”\\<”"
    }

    private static let remedies: [String: String] = [
        "br": "avsluta raden med ett omvänt snedstreck (\\), eller börja ett nytt stycke med en tom rad",
        "b": "skriv **fet text**", "strong": "skriv **fet text**",
        "i": "skriv *kursiv text*", "em": "skriv *kursiv text*",
        "s": "skriv ~~struken text~~", "del": "skriv ~~struken text~~",
        "code": "skriv texten mellan grava accenter: `kod`",
        "img": "skriv ![alternativtext](../bilder/namn.svg) eller använd blocket ”bild”",
        "figure": "använd blocket ”bild”",
        "a": "skriv [länktext](adress)",
        "table": "skriv en tabell med lodstreck (|), eller använd blocket ”tabell”",
        "ul": "börja varje punkt med ”- ”", "ol": "börja varje punkt med ”1. ”", "li": "börja varje punkt med ”- ”",
        "p": "skilj stycken åt med en tom rad", "div": "använd ett block, till exempel ”faktaruta”",
        "h1": "börja rubriken med ”## ”", "h2": "börja rubriken med ”## ”", "h3": "börja rubriken med ”### ”",
        "blockquote": "börja varje rad med ”> ”, eller använd blocket ”citat”",
        "hr": "skriv tre bindestreck på en egen rad",
        "sup": "använd tecknet självt, till exempel m², eller en fotnot [^1]",
        "sub": "använd tecknet självt, till exempel CO₂",
        "span": "ta bort koden; för ett annat språk skriv [text](språk:en)",
        "details": "skriv texten öppet: det som är dolt syns inte på papper",
        "script": "ta bort koden; rapporten innehåller inga program",
        "iframe": "länka till sidan i stället: [länktext](adress)",
    ]
}

extension Document {
    /// Calls `body` with every piece of raw HTML, in the order of the text.
    func visitHTML(_ body: (String, SourceRange) -> Void) {
        visit(blocks, body)
        for note in footnotes { visit(note.blocks, body) }
    }

    private func visit(_ blocks: [Block], _ body: (String, SourceRange) -> Void) {
        for block in blocks {
            switch block.kind {
            case .heading(_, let content), .paragraph(let content): visit(content, body)
            case .list(let list): for item in list.items { visit(item.blocks, body) }
            case .blockQuote(let blocks): visit(blocks, body)
            case .container(let container): visit(container.blocks, body)
            case .table(let table):
                for row in [table.header] + table.rows { for cell in row { visit(cell.content, body) } }
            case .html(let html): body(html, block.range)
            case .code, .thematicBreak: break
            }
        }
    }

    private func visit(_ inlines: [Inline], _ body: (String, SourceRange) -> Void) {
        for inline in inlines {
            switch inline.kind {
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                visit(content, body)
            case .html(let html): body(html, inline.range)
            case .text, .softBreak, .lineBreak, .code, .footnoteReference: break
            }
        }
    }
}
