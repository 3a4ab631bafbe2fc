import Diagnostics

/// Finds raw HTML, which no text of a report may hold: its look, its safety and its place in a PDF
/// would be out of our hands.
public enum RawHTMLCheck {
    /// One error for each piece of HTML, with what to write instead. A closing tag is counted with the one that it closes;
    /// alone it is a piece like any other, and takes the text on its lines with it.
    ///
    /// - Parameter text: What the document was read from, if that is at hand: without a `<` nothing need be looked for.
    public static func diagnostics(for document: Document, readFrom text: Substring? = nil) -> [Diagnostic] {
        if let text, !text.utf8Span.span.contains(UInt8(ascii: "<")) { return [] }
        var found: [Diagnostic] = []
        var open: [String: Int] = [:]
        document.visitHTML { html, range, home in
            let name = name(of: html)
            if html.hasPrefix("</"), let count = open[name], count > 0 {
                open[name] = count - 1
                // What follows the tag on its lines is gone with it, and is told of by itself.
                guard home == .block, !isTagAlone(html) else { return }
            } else if !html.hasPrefix("</"), !html.contains("</" + name) {
                open[name, default: 0] += 1
            }
            found.append(
                Diagnostic(
                    .error, "rå-html", "HTML-kod ”\(excerpt(of: html))” är inte tillåten i texten", at: range,
                    help: remedy(for: html, name: name, in: home)))
        }
        return found
    }

    /// Where a piece of HTML stands, which decides what can be written there instead.
    enum Home { case block, paragraph, heading, cell }

    private static func name(of html: String) -> String {
        html.drop { "</".contains($0) }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    }

    private static func isTagAlone(_ html: String) -> Bool {
        html.split(separator: "\n", omittingEmptySubsequences: true).allSatisfy { line in
            line.allSatisfy(\.isWhitespace) || line.drop { $0 == " " }.hasPrefix("<") && line.last { $0 != " " } == ">"
        }
    }

    /// The first tag, so that the message stays in one line.
    private static func excerpt(of html: String) -> String {
        let line = html.prefix { !$0.isNewline }
        let tag = line.firstIndex(of: ">").map { line[...$0] } ?? line
        return tag.count > 40 ? tag.prefix(39) + "…" : String(tag)
    }

    private static func remedy(for html: String, name: String, in home: Home) -> String {
        if html.hasPrefix("<!--") {
            return "ta bort kommentaren, eller lägg den i filens huvud efter ”#”"
        }
        if html.hasPrefix("</"), remedies[name] != nil {
            return "ta bort koden; vill du visa tecknet ”<” i texten, skriv ”\\<”"
        }
        if home == .cell, manyLines.contains(name) {
            return
                "en cell är en enda rad: skilj delarna åt med komma eller semikolon, eller gör en rad i tabellen av varje"
        }
        if home == .heading, manyLines.contains(name) { return "skriv rubriken på en enda rad, och ta bort koden" }
        return remedies[name] ?? "skriv i Markdown; vill du visa tecknet ”<” i texten, skriv ”\\<”"
    }

    /// Tags that break a line or begin a block, for which a cell and a heading have no room.
    private static let manyLines: Set<String> = ["br", "p", "div", "ul", "ol", "li", "hr", "table", "blockquote"]

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
        "hr": "skriv tre bindestreck på en egen rad, med en tom rad före och efter",
        "sup": "använd tecknet självt, till exempel m², eller en fotnot: [^1] här och [^1]: text på en egen rad",
        "sub": "använd tecknet självt, till exempel CO₂",
        "span": "ta bort koden; för ett annat språk skriv [text](språk:en)",
        "details": "skriv texten öppet: det som är dolt syns inte på papper",
        "script": "ta bort koden; rapporten innehåller inga program",
        "iframe": "länka till sidan i stället: [länktext](adress)",
    ]
}

extension Document {
    /// Calls `body` with every piece of raw HTML, in the order of the text.
    func visitHTML(_ body: (String, SourceRange, RawHTMLCheck.Home) -> Void) {
        visit(blocks, body)
        for note in footnotes { visit(note.blocks, body) }
    }

    private func visit(_ blocks: [Block], _ body: (String, SourceRange, RawHTMLCheck.Home) -> Void) {
        for block in blocks {
            switch block.kind {
            case .heading(_, let content): visit(content, in: .heading, body)
            case .paragraph(let content): visit(content, in: .paragraph, body)
            case .list(let list): for item in list.items { visit(item.blocks, body) }
            case .blockQuote(let blocks): visit(blocks, body)
            case .container(let container): visit(container.blocks, body)
            case .table(let table):
                for row in [table.header] + table.rows { for cell in row { visit(cell.content, in: .cell, body) } }
            case .html(let html): body(html, block.range, .block)
            case .code, .thematicBreak: break
            }
        }
    }

    private func visit(
        _ inlines: [Inline], in home: RawHTMLCheck.Home, _ body: (String, SourceRange, RawHTMLCheck.Home) -> Void
    ) {
        for inline in inlines {
            switch inline.kind {
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                visit(content, in: home, body)
            case .html(let html): body(html, inline.range, home)
            case .text, .softBreak, .lineBreak, .code, .footnoteReference: break
            }
        }
    }
}
