import SeededNumbers
import SiteFiles
import Testing

@testable import SiteChecks

/// What is read of a page that says it plainly, and of pages made at random whose parts are known.
@Suite struct PageOutlineTests {
    private static func outline(_ html: String, path: String = "mal/1.1/index.html", base: String? = nil) throws
        -> PageOutline
    {
        try #require(PageOutline(RenderedFile(path: path, bytes: Array(html.utf8)), base: base))
    }

    private static func strings(of set: ByteStringSet) -> [String] {
        (0..<set.count).map { index in set.withBytes(at: index) { String(decoding: $0, as: UTF8.self) } }
    }

    @Test func isReadOfPagesOnly() {
        #expect(PageOutline(RenderedFile(path: "data/rapport.json", bytes: [])) == nil)
        #expect(PageOutline(RenderedFile(path: "index.html", bytes: [])) != nil)
    }

    @Test(arguments: [
        ("<p id=\"a\">", ["a"]), ("<p\nid=\"å-1\" class=\"b\">", ["å-1"]), ("<p class=\"b\" id=\"a\"/>", ["a"]),
        ("<p id=\"\">", [""]), ("<p data-id=\"a\">", []), ("<p class=\" id=\">", []), ("<p>id=\"a\"</p>", []),
        ("<p title=\"a > b\" id=\"a\">", ["a"]), ("</p id=\"a\">", []), ("<p id=\"a\"><b id=\"b\">c</b>", ["a", "b"]),
        ("<", []), ("<p", []), ("<p id=", []), ("<p id=\"", [""]), ("<p id=\"a", ["a"]), ("<\"id=\"a\">", []),
    ])
    func findsIDs(html: String, ids: [String]) throws {
        #expect(try Self.strings(of: Self.outline(html).ids) == ids)
    }

    @Test func notesEachIDThatIsRepeated() throws {
        let outline = try Self.outline("<p id=\"a\"><p id=\"b\"><p id=\"a\"><p id=\"å\"><p id=\"å\"><p id=\"a\">")
        #expect(outline.repeatedIDs == ["a", "å", "a"])
    }

    @Test(arguments: [
        ("<a href=\"../index.html\">", ["../index.html"]), ("<img alt=\"\" src=\"a.png\">", ["a.png"]),
        ("<a href=\"b\"><a href=\"a\"><a href=\"b\">", ["b", "a"]), ("<a data-href=\"a\">", []),
        ("<a href=\"https://a.se/b\"><a href=\"mailto:a@b.se\"><a href=\"//a.se\">", []),
        ("<a href=\"a/b:c\"><a href=\"/b\"><a href=\"a?b:c\">", ["a/b:c", "/b", "a?b:c"]),
        ("<a href=\"a?b&amp;c#d&amp;e\">", ["a?b&c#d&e"]), ("<a href=\"\">", [""]), ("<a href=\"#\">", ["#"]),
    ])
    func findsLinksWithinTheSite(html: String, links: [String]) throws {
        #expect(try Self.strings(of: Self.outline(html).links) == links)
    }

    /// A link to a place on the same page is done with, wherever the place is; one that leads nowhere is kept.
    @Test func keepsOnlyWhatOtherPagesAnswerFor() throws {
        let outline = try Self.outline(
            "<a href=\"#b\"><a href=\"x#b\"><p id=\"a\"><a href=\"#a\"><a href=\"#c\"><p id=\"b\"><a href=\"#b\">")
        #expect(Self.strings(of: outline.links) == ["x#b", "#c"])
    }

    @Test func understandsLinksFromTheServersRoot() throws {
        let html = "<a href=\"/resultat/2023/mal/index.html#a\"><a href=\"/annat/\">"
        let links = try Self.outline(html, path: "a/b.html", base: "/resultat/2023/").links
        #expect(Self.strings(of: links) == ["../mal/index.html#a", "/annat/"])
        #expect(
            try Self.strings(of: Self.outline(html, path: "404.html", base: "/resultat/2023/").links).first
                == "mal/index.html#a")
    }

    /// Names, values and texts of all lengths: what is looked at eight bytes at a time begins and ends anywhere.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func findsWhatWasPutThere(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func word(_ most: Int) -> String {
            String(
                (0..<Int.random(in: 0...most, using: &random)).compactMap { _ in
                    "abc-å'=/ ".randomElement(using: &random)
                })
        }
        var (html, ids, links) = ("", [String](), [String]())
        for number in 0..<40 {
            html += word(20) + "<" + String(repeating: "h", count: Int.random(in: 1...12, using: &random))
            for attribute in 0..<Int.random(in: 0...4, using: &random) {
                let value = word(30)
                switch Int.random(in: 0...4, using: &random) {
                case 0:
                    html += " id=\"\(value)\(number)-\(attribute)\""
                    ids.append("\(value)\(number)-\(attribute)")
                case 1:
                    html += " href=\"x\(number)-\(attribute)\(value)\""
                    links.append("x\(number)-\(attribute)\(value)")
                case 2: html += " title=\"> id=' <\(value)\""
                case 3: html += " hidden"
                default: html += "\n\(word(9))-id=\"\(value)\""
                }
            }
            html += ">" + (Bool.random(using: &random) ? "</h>" : "")
        }
        let outline = try Self.outline(html)
        #expect(Self.strings(of: outline.ids) == ids)
        #expect(Self.strings(of: outline.links) == links)
    }
}
