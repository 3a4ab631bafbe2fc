import SiteFiles
import Testing

@testable import ReportSearch

private func file(_ html: String, path: String = "sida/index.html") -> RenderedFile {
    RenderedFile(path: path, bytes: Array(html.utf8))
}

private func page(_ body: String) -> RenderedFile {
    file(
        "<!doctype html><html lang=\"sv\"><head><title>Sida</title></head><body><nav>Meny</nav><main id=\"main\" data-pagefind-body>\(body)</main><footer>Fot</footer></body></html>"
    )
}

@Suite struct SearchableDocumentTests {
    @Test func onlyPagesThatSaySoAreRead() {
        #expect(SearchableDocument(page("<p>Text</p>")) != nil)
        #expect(SearchableDocument(file("<main id=\"main\"><p>data-pagefind-body</p></main>")) == nil)
        #expect(SearchableDocument(file("<main data-pagefind-body></main>", path: "data/a.csv")) == nil)
        #expect(SearchableDocument(file("<main data-pagefind-body>")) == nil)
        #expect(SearchableDocument(file("")) == nil)
    }

    @Test func jointsAreMarkedInTextAndNowhereElse() throws {
        let site = [
            page("<p title=\"busstrafik\">Buss, trafik &amp; <b>Busstrafik</b>: hälsa, rådet, Hälsorådet</p>")
        ]
        let html = try #require(SearchIndex.pages(of: site.compactMap(SearchableDocument.init)).first).html
        #expect(html.contains("title=\"busstrafik\""))
        #expect(html.contains("<b>Buss\u{AD}-trafik</b>"))
        #expect(html.contains("Hälso\u{AD}-rådet"))
        #expect(html.hasPrefix("<html lang=\"sv\"><body><main"))
        #expect(!html.contains("Meny") && !html.contains("Fot"))
        #expect(
            html.split(separator: "\u{AD}-").joined()
                == "<html lang=\"sv\"><body><main id=\"main\" data-pagefind-body><p title=\"busstrafik\">Buss, trafik &amp; <b>Busstrafik</b>: hälsa, rådet, Hälsorådet</p> </main></body></html>"
        )
    }

    @Test(arguments: [
        ("2023–2025", "2023–\u{AD} 2025"), ("Umeå–Skellefteå", "Umeå–\u{AD} Skellefteå"), ("år – ett", "år – ett"),
        ("region\u{AD}fullmäktige", "regionfullmäktige"), ("CO₂ och 10₁₂", "CO2 och 1012"),
        ("<td>2022</td><td>2023</td>", "<td>2022</td> <td>2023</td> "),
        (
            "61,2<sup class=\"footnote-ref\"><a>3</a></sup> procent",
            "61,2<sup class=\"footnote-ref\" data-pagefind-ignore><a>3</a></sup> procent"
        ),
        (
            "<h2>Nuläge <a class=\"heading-link\" href=\"#n\">#</a></h2>",
            "<h2>Nuläge </h2>"
        ),
        ("<a title=\"2023–2025\">m<sup>2</sup></a>", "<a title=\"2023–2025\">m<sup>2</sup></a>"), ("a–", "a–"),
        ("<p", "<p"),
    ])
    func theEngineCanReadIt(html: String, prepared: String) {
        #expect(String(decoding: SearchableText.prepared(Array(html.utf8)[...]), as: UTF8.self) == prepared)
    }

    @Test(arguments: ["<", "&", "<p", "a&b", "é&#39;ÅÄÖ", "\u{1F600}abc", "text <b"])
    func brokenTextIsPassedOver(text: String) {
        var count = 0
        let bytes = Array(text.utf8)
        WordScan.words(in: bytes[...]) { _, range in
            count += 1
            #expect(!range.isEmpty && range.upperBound <= bytes.count)
        }
        #expect(count <= bytes.count)
    }

    @Test func wordsAreInSmallLetters() {
        var words: [String] = []
        WordScan.words(in: Array("ÅRE Öster×väst A1 Café".utf8)[...]) { word, _ in
            words.append(String(String.UnicodeScalarView(word.map { Unicode.Scalar($0) })))
        }
        #expect(words == ["åre", "öster", "väst", "a", "café"])
    }

    @Test func aMissingProgramIsANoteAndNoIndex() {
        let documents = [page("<p>Text</p>")].compactMap(SearchableDocument.init)
        for program in [nil, "/finns/inte", "/bin/true", "/bin/cat"] {
            let indexed = SearchIndex.files(of: documents, program: program)
            #expect(indexed.files.isEmpty)
            #expect(indexed.diagnostics.map(\.severity) == [.note])
        }
    }
}
