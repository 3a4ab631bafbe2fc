import Diagnostics
import MarkdownHTML
import Testing

@testable import MarkdownSyntax

struct HeadingIDsTests {
    @Test(arguments: [
        ("Omvärldsbevakning", "omvarldsbevakning"), ("Jämlik & jämställd", "jamlik-jamstalld"),
        ("1.1 Én ÅÄÖ!", "1-1-en-aao"),
        ("  –  ", "avsnitt"), ("", "avsnitt"), ("日本", "avsnitt"), ("e\u{301}t A\u{30A}r", "et-ar"),
        ("a--b__c", "a-b-c"),
        ("Straße", "strasse"), ("CO₂", "co"), ("ÆØŒ", "aeooe"),
    ])
    func slug(text: String, expected: String) { #expect(HeadingIDs.slug(text) == expected) }

    /// The quick way and the way by Unicode's tables give the same.
    @Test func quickAndSlowAgree() {
        let letters = (UInt32(1)..<0x180).compactMap(Unicode.Scalar.init).map { String($0) }
        for sign in letters + ["–", "”", "…", "\u{2028}"] {
            for text in [sign, "a" + sign, sign + "Å", "Ö" + sign + "ß", sign + sign + " x"] {
                #expect(HeadingIDs.slug(text) == HeadingIDs.slugByTables(of: text), "\(text.debugDescription)")
            }
        }
    }

    @Test func eachOnce() {
        var ids = HeadingIDs(prefix: "kapitel-3-")
        let all = ["Å", "A", "A 2", "A", ""].map { ids.next(for: $0) }
        #expect(all == ["a", "a-2", "a-2-2", "a-3", "avsnitt"].map { "kapitel-3-" + $0 })
    }

    @Test func outlineHasTheRenderersIDs() {
        let text = "## Å *b* `c`\n\n> ### Å b c\n\n- # I lista\n\ntext[^1]\n\n[^1]: x\n\n    # I not\n\n## Å b c\n"
        let document = MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
        var placement = Placement()
        placement.headingLevelOffset = 1
        placement.idPrefix = "k-"
        let html = HTMLRenderer(resolver: PlainResolver()).render(document, at: placement).string
        for id in ["a-b-c", "a-b-c-2", "i-lista", "i-not"] { #expect(html.contains("id=\"k-\(id)\">")) }
        let outline = document.outline()
        #expect(outline.map(\.id) == ["a-b-c", "a-b-c-3"])
        #expect(outline.map(\.title) == ["Å b c", "Å b c"])
        #expect(outline.map(\.range.start.line) == [1, 13])
        for heading in outline { #expect(html.contains("<h\(heading.level + 1) id=\"k-\(heading.id)\">")) }
    }
}
