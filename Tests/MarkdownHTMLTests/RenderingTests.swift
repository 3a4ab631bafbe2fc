import Diagnostics
import MarkdownHTML
import MarkdownSyntax
import Testing

/// A report in small: knows one goal, one image, one value and one block.
private struct ReportResolver: ContentResolver {
    func link(to destination: String, title: String, content: [Inline], at range: SourceRange) -> LinkResolution {
        switch destination {
        case "mal:4.1": .link(LinkTarget(to: .written("mal.html#4.1"), text: "Mål 4.1 ”Energi”", className: "goal"))
        case "språk:en": .language("en")
        case "borta": .none
        case "ond": .link(LinkTarget(to: .written("java\nscript:x")))
        default:
            .link(
                LinkTarget(to: .written(destination), title: title, rel: "external", hreflang: "en", lang: "en"))
        }
    }

    func image(
        source: String, title: String, content: [Inline], standing: ImageStanding, at range: SourceRange
    ) -> ImageResolution {
        if source == "figur" {
            switch standing {
            case .alone: return .html(RawHTML("<figure>x</figure>"))
            case .amongWords: return .html(RawHTML("<img>(x)"))
            case .inLabel: return .html(RawHTML("<img>"))
            }
        }
        let caption = source == "med" ? "Bild 5-7 \"a\"" : nil
        return .image(ImageTarget(src: source, width: 3, height: 4, alt: "reserv <", caption: caption))
    }

    func code(_ literal: String, at range: SourceRange) -> String? { literal == "=antal" ? "15 <" : nil }

    func block(info: String, literal: String, at range: SourceRange) -> BlockResolution? {
        info == "mål 4.1" ? .html(RawHTML("<div>kort</div>")) : nil
    }
}

struct RenderingTests {
    private func html(
        _ text: String, idPrefix: String = "", _ change: (inout RenderingOptions) -> Void = { _ in }
    ) -> String {
        var options = RenderingOptions()
        options.hasHeadingIDs = false
        change(&options)
        let document = MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
        var placement = Placement()
        placement.idPrefix = idPrefix
        return HTMLRenderer(resolver: ReportResolver(), options: options).render(document, at: placement).string
    }

    @Test(arguments: [
        ("[](mal:4.1)", "<a href=\"mal.html#4.1\" class=\"goal\">Mål 4.1 ”Energi”</a>"),
        ("[mål 4](mal:4.1)", "<a href=\"mal.html#4.1\" class=\"goal\">mål\u{A0}4</a>"),
        ("[smart *x*](språk:en)", "<span lang=\"en\">smart <em>x</em></span>"),
        ("[kvar](borta)", "kvar"), ("[kvar](ond)", "kvar"), ("[kvar](javascript:x)", "kvar"),
        (
            "[a](http://å.se/b?c=d&e 'T\"')",
            "<a href=\"http://%C3%A5.se/b?c=d&amp;e\" title=\"T&quot;\" rel=\"external\" hreflang=\"en\" lang=\"en\">a</a>"
        ),
        ("`=antal` kr av `<kod>`", "15 &lt; kr av <code>&lt;kod&gt;</code>"),
        ("**`=antal`**", "<strong>15 &lt;</strong>"),
        ("a<br>b <b>c</b>", "ab c"), ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("se ![](b)", "se <img src=\"b\" alt=\"reserv &lt;\" width=\"3\" height=\"4\" />"),
        ("![å *ä*](b)", "<img src=\"b\" alt=\"å ä\" width=\"3\" height=\"4\" />"),
    ])
    func inlines(text: String, expected: String) { #expect(html(text) == "<p>\(expected)</p>\n") }

    @Test(arguments: [
        ("```mål 4.1\n```\n\na", "<div>kort</div>\n<p>a</p>\n"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"), ("<div>\nx\n</div>", ""),
        ("![](figur)", "<figure>x</figure>\n"), ("- ![](figur)", "<ul>\n<li>\n<figure>x</figure>\n</li>\n</ul>\n"),
        ("a ![](figur) b", "<p>a <img>(x) b</p>\n"), ("*![](figur)*", "<p><em><img>(x)</em></p>\n"),
        ("## a ![](figur)", "<h2>a <img></h2>\n"),
        ("[![](figur)](mal:4.1) ![](figur)", "<p><a href=\"mal.html#4.1\" class=\"goal\"><img></a> <img>(x)</p>\n"),
        (
            "![alt](med)",
            "<figure>\n<img src=\"med\" alt=\"alt\" width=\"3\" height=\"4\" />\n<figcaption>Bild 5–7 ”a”</figcaption>\n</figure>\n"
        ),
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" checked=\"\" disabled=\"\" aria-label=\"Klart\" /> a</li>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"Inte klart\" /> b</li>\n</ul>\n"
        ),
    ])
    func blocks(text: String, expected: String) { #expect(html(text) == expected) }

    @Test func tableWithCaption() {
        let text =
            "Tabell: Medel *per* år\n\n| | Kr | Andel | Not |\n|---|---|:-:|---|\n| A | 5 000 | b | 1 |\n| B | – | c | x |\n"
        #expect(
            html(text, idPrefix: "k-") == """
                <div class="table-scroll" role="group" tabindex="0" aria-labelledby="k-tabell_1">
                <table>
                <caption id="k-tabell_1">Medel <em>per</em> år</caption>
                <thead>
                <tr>
                <td></td>
                <th scope="col" class="num">Kr</th>
                <th scope="col" class="center">Andel</th>
                <th scope="col">Not</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <th scope="row">A</th>
                <td class="num">5\u{A0}000</td>
                <td class="center">b</td>
                <td>1</td>
                </tr>
                <tr>
                <th scope="row">B</th>
                <td class="num">–</td>
                <td class="center">c</td>
                <td>x</td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test func captionOnTheLineBefore() {
        #expect(html("Tabell: å\n| a |\n|---|\n| b |").contains("<caption id=\"tabell_1\">å</caption>"))
        #expect(html("Tabell: å\n\nText") == "<p>Tabell: å</p>\n<p>Text</p>\n")
        #expect(
            html("| a |\n|---|").contains(
                "aria-label=\"Tabell 1\">\n<table>\n<caption class=\"visually-hidden\">Tabell 1</caption>"))
        #expect(
            html("## Medel\n\n| a |\n|---|").contains("<caption class=\"visually-hidden\">Tabell 1: Medel</caption>"))
    }

    @Test func footnotesLeadThereAndBack() {
        let text = html("a[^x] b[^x]\n\n[^x]: Not.\n", idPrefix: "k-")
        #expect(
            text == """
                <p>a<sup class="footnote-ref"><a href="#k-fotnot_1" id="k-fotnotsref_1" role="doc-noteref" aria-label="Fotnot 1">1</a></sup> \
                b<sup class="footnote-ref"><a href="#k-fotnot_1" id="k-fotnotsref_1-2" role="doc-noteref" aria-label="Fotnot 1">1</a></sup></p>
                <section class="footnotes" role="doc-endnotes" aria-labelledby="k-fotnoter_">
                <h2 id="k-fotnoter_">Fotnoter</h2>
                <ol>
                <li id="k-fotnot_1">
                <p>Not. <a href="#k-fotnotsref_1" class="footnote-backref" role="doc-backlink" aria-label="Tillbaka till texten, fotnot 1, 1">↩</a> \
                <a href="#k-fotnotsref_1-2" class="footnote-backref" role="doc-backlink" aria-label="Tillbaka till texten, fotnot 1, 2">↩<sup class="footnote-ref">2</sup></a></p>
                </li>
                </ol>
                </section>

                """)
    }

    /// Whatever an author writes, the page holds only the tags that the renderer itself writes.
    @Test func noAuthorsMarkupReachesThePage() throws {
        let known: Set<String> = [
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "em",
            "strong",
            "del", "a", "img", "br", "table", "thead", "tbody", "tr", "th", "td", "caption", "div", "input", "sup",
            "section",
        ]
        let tag = try Regex<(Substring, Substring)>("</?([^ />]*)(?: [a-z-]+=\"[^\"<>]*\")*(?: /)?>")
        for seed in 0..<500 {
            var random = RandomMarkdown(seed: UInt64(500_000 + seed))
            let text = random.document()
            let document = MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
            let html = HTMLRenderer(resolver: PlainResolver()).render(document).string
            let names = html.matches(of: tag).map { String($0.output.1) }
            #expect(names.allSatisfy(known.contains))
            #expect(names.count == html.count { $0 == "<" })
            #expect(!html.lowercased().contains("href=\"javascript") && !html.lowercased().contains("src=\"data"))
        }
    }
}
