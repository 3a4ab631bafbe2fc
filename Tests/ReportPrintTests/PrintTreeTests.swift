import Foundation
import SiteFiles
import Testing

@testable import ReportPrint

@Suite struct PrintTreeTests {
    private func tree(_ body: String) throws -> [PrintNode] {
        var reader = PrintTreeReader()
        return reader.read(try PageReader.read(Array("<html><body>\(body)</body></html>".utf8)))
    }

    @Test func collapsesSpacesAsABrowserDoes() throws {
        let nodes = try tree("<p>\n ett  <strong> två</strong>\n<em>tre </em> fyra\u{a0} fem </p>")
        #expect(nodes.map(\.words) == ["ett två tre fyra\u{a0} fem"])
    }

    @Test func leavesOutWhatOnlyTheScreenShows() throws {
        let nodes = try tree(
            "<a class=\"skip-link\" href=\"#m\">Hoppa</a><p>kvar<span aria-hidden=\"true\">→</span><span class=\"visually-hidden\"> till </span>här</p><nav class=\"breadcrumbs\"><p>Start</p></nav>"
        )
        #expect(nodes.map(\.words) == ["kvar till här"])
    }

    @Test func aListKeepsItsFirstNumber() throws {
        let nodes = try tree("<ol start=\"5\"><li>fem</li><li><p>sex</p><ul><li>inre</li></ul></li></ol>")
        #expect(nodes.first?.values.first == .init("start", .number(5)))
        guard case .nodes(let items)? = nodes.first?.values.last?.value else { return #expect(Bool(false)) }
        #expect(items[0].content == .inline([.text("fem")]))
        guard case .blocks(let blocks) = items[1].content else { return #expect(Bool(false)) }
        #expect(blocks.map(\.kind) == ["p", "ul"])
    }

    private static let noted = """
        <p>Ett<sup class="footnote-ref"><a href="#n1" role="doc-noteref">1</a></sup> och\
        <sup class="footnote-ref"><a href="#n1" role="doc-noteref">1</a></sup></p>\
        <table id="t"><caption>Rubrik<sup class="footnote-ref"><a href="#n2">2</a></sup></caption>\
        <thead><tr><th scope="col">A<sup class="footnote-ref"><a href="#n3">3</a></sup></th><th scope="col">B</th></tr></thead>\
        <tbody><tr><th scope="row">r<sup class="footnote-ref"><a href="#n4">4</a></sup></th><td>9</td></tr></tbody></table>\
        <section class="footnotes"><h2>Fotnoter</h2><ol><li id="n1"><p>första</p></li><li id="n2"><p>andra</p></li>\
        <li id="n3"><p>tredje</p></li><li id="n4"><p>fjärde</p></li></ol></section>
        """

    /// A note stands where it is first referred to; a table's head, which is set on every page, can hold none.
    @Test func notesStandWhereTheyAreReferredTo() throws {
        let nodes = try tree(Self.noted)
        var kinds: [String] = []
        PrintNode.visit(nodes) { if $0.kind.hasPrefix("note") { kinds.append($0.kind + " " + ($0.ids.first ?? "")) } }
        #expect(kinds == ["note n1", "noteref ", "noteref ", "noteref ", "note n4", "note n2", "note n3"])
        #expect(!nodes.map(\.words).joined().contains("Fotnoter"))
    }

    @Test func aTableIsAGridThatKnowsItsWidths() throws {
        let table = try #require(try tree(Self.noted).last)
        #expect(table.kind == "table" && table.ids == ["t"])
        let value = { (name: String) in table.values.first { $0.name == name }?.value }
        #expect(value("columns") == .number(2))
        #expect(value("word") == .numbers([1, 1]))
        guard case .lists(let bodies)? = value("bodies"), case .nodes(let cells)? = bodies[0][0].values.first?.value
        else { return #expect(Bool(false)) }
        #expect(cells.map(\.kind) == ["th", "td"])
        #expect(cells[0].values == [.init("scope", .text("row"))])
    }

    @Test func aSymbolThatStandsForWordsHasThemAsItsAlternative() throws {
        let nodes = try tree(
            "<p><span class=\"status-mark status-gul\"><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path/></svg><span class=\"visually-hidden\">Delvis</span></span> 3</p>"
        )
        guard case .inline(let inner)? = nodes.first?.content else { return #expect(Bool(false)) }
        #expect(inner.first?.values.contains(.init("alt", .text("Delvis"))) == true)
    }

    @Test func theDocumentNamesItsPicturesAndTargets() throws {
        let page = RenderedFile(
            path: "kapitel/x/index.html",
            bytes: Array(
                "<html><head><title>T</title></head><body><h1 id=\"a\">Å</h1><p><img src=\"../../assets/b%C3%A5t.png\" alt=\"Båt\"></p></body></html>"
                    .utf8))
        let theme = PrintTheme(
            styleSheet: RenderedFile(
                path: "assets/tema.css",
                bytes: Array(
                    ":root {\n--font-print-text: Lato, \"Liberation Sans\";\n--ink: #123456;\n}\n@media x {\n--ink: #fff;\n}\n"
                        .utf8)))
        #expect(theme.values["ink"] == "#123456")
        let document = try PrintDocument(
            page: page, about: .init(title: "R", language: "sv", organisation: "O", isDraft: true), theme: theme,
            words: ["page": "s."], attachments: ["data/mål.csv"])
        #expect(document.pictures == ["assets/båt.png"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(document.bytes)) as? [String: Any])
        #expect(json["targets"] as? [String] == ["a"])
        #expect((json["theme"] as? [String: Any])?["font-print-text"] as? [String] == ["Lato", "Liberation Sans"])
        #expect((json["about"] as? [String: Any])?["draft"] as? Bool == true)
        #expect((json["attachments"] as? [[String: String]])?.first?["type"] == "text/csv")
    }
}
