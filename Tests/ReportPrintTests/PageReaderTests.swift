import Testing

@testable import ReportPrint

@Suite struct PageReaderTests {
    @Test func readsElementsAttributesAndReferences() throws {
        let root = try PageReader.read(
            Array(
                "<!doctype html>\n<html lang=\"sv\"><body><p id=\"a\" class=\"b c\">x &lt;1&gt; &amp; y<br>z&#39;</p></body></html>"
                    .utf8))
        #expect(root.name == "html" && root.attributes["lang"] == "sv")
        let paragraph = try #require(root.first { $0.name == "p" })
        #expect(paragraph.id == "a" && paragraph.has("c") && !paragraph.has("bc"))
        #expect(paragraph.words == "x <1> & yz'")
    }

    @Test func keepsADrawingAsItIsWritten() throws {
        let source = "<svg viewBox=\"0 0 10 10\"><title>A &amp; B</title><rect width=\"1\"/></svg>"
        let root = try PageReader.read(Array("<body><p>\(source)</p></body>".utf8))
        #expect(root.first { $0.name == "svg" }?.source == source)
    }

    /// What would be silently missing on paper is an error with its line.
    @Test(arguments: [
        ("<body>\n<p>x</body>", 2), ("<body>\n\n<p class=x>y</p></body>", 3), ("<body><p>x</p>", 1),
        ("<body>a < b</body>", 1), ("<body><p title=\"x>y</p></body>", 1),
    ])
    func refusesWhatIsNotClosed(page: String, line: Int) {
        #expect { try PageReader.read(Array(page.utf8)) } throws: { ($0 as? PageReader.Fault)?.line == line }
    }

    @Test func refusesWhatNestsWithoutEnd() {
        let page = String(repeating: "<div>", count: 5000)
        #expect(throws: PageReader.Fault.self) { try PageReader.read(Array(page.utf8)) }
    }
}
