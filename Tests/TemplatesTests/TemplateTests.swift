import Diagnostics
import Testing

@testable import Templates

/// What a template writes: the part of Mustache that this project's templates are written in.
@Suite struct TemplateTests {
    private func written(_ text: String, _ view: View, with partials: [String: String] = [:]) -> String {
        let templates = partials.merging(["mall": text]) { $1 }.mapValues { text in
            Template(Array(text.utf8), tags: TemplateTag.tags(in: Array(text.utf8)))
        }
        var writer = TemplateWriter(templates, outer: ["site": ["title": "Rapport"] as View], view: view)
        let isKnown = writer.write("mall")
        #expect(isKnown)
        #expect(writer.findings.isEmpty)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func escapesTextAndWritesHTMLAsItIs() {
        let view: View = ["title": "<b> & \"a\" 'b' å", "bodyHTML": HTML("<b>&amp;</b>")]
        #expect(
            written("{{title}}|{{ title }}|{{{bodyHTML}}}|{{& bodyHTML}}", view)
                == "&lt;b&gt; &amp; &quot;a&quot; &#39;b&#39; å|&lt;b&gt; &amp; &quot;a&quot; &#39;b&#39; å|<b>&amp;</b>|<b>&amp;</b>"
        )
    }

    /// An accent on a quotation mark makes one letter of the two, to those who count letters; a browser counts bytes.
    @Test(arguments: ["\"", "'", "<", ">", "&"])
    func escapesASignWithAnAccent(sign: String) {
        let written = written("<p title=\"{{title}}\">", ["title": sign + "\u{308} onclick=x"])
        #expect(
            !written.dropFirst("<p title=\"".count).dropLast(2).unicodeScalars.contains(Unicode.Scalar(sign)!)
                || sign == "&")
        #expect(written.contains("&"))
    }

    /// A template, the words and a style in another encoding would write it on every page.
    @Test(
        arguments: [
            ("sidor/a.mustache", Array("rad\nFr".utf8) + [0xE5] + Array("gor".utf8), "fel-teckenkodning", 2),
            (
                "ord/sv.json", Array("{\n\"words\": {\"a\": \"Fr".utf8) + [0xE5] + Array("gor\"}}".utf8),
                "fel-teckenkodning", 2
            ),
            ("stil/report.css", Array("a { content: \"".utf8) + [0xE5] + Array("\" }".utf8), "fel-teckenkodning", 1),
            ("sidor/a.mustache", Array("rad\n\na\u{B}b".utf8), "ogiltigt-tecken", 3),
            ("sidor/a.mustache", Array("Fr\u{FFFD}gor".utf8), "ogiltigt-tecken", 1),
            ("sidor/a.mustache", Array("a".utf8) + [0] + Array(" b och mer text efter".utf8), "fel-teckenkodning", 1),
        ] as [(String, [UInt8], String, Int)])
    func refusesWhatNoPageCanHold(path: String, bytes: [UInt8], id: String, line: Int) {
        let (templates, diagnostics) = TemplateSet.load([path: bytes], prefix: "Templates/")
        #expect(templates == nil)
        let found = diagnostics.first { $0.id == id }
        #expect(found?.range?.start.line == line)
        #expect(found?.range?.file.path == "Templates/" + path)
    }

    @Test func textNeverStandsUnderAnHTMLName() {
        let values: [(String, View, String)] = [
            ("[{{{bodyHTML}}}]", ["bodyHTML": "<script>"], "bodyHTML"),
            ("[{{title}}]", ["title": HTML("<script>")], "title"),
        ]
        for (text, view, name) in values {
            let template = Template(Array(text.utf8), tags: TemplateTag.tags(in: Array(text.utf8)))
            var writer = TemplateWriter(["mall": template], outer: [:], view: view)
            let isKnown = writer.write("mall")
            #expect(isKnown)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == "[]")
            #expect(writer.findings.map(\.problem) == [.misnamed(name)])
        }
    }

    @Test func sectionsFollowWhatThereIs() {
        let view: View = [
            "yes": true, "no": false, "empty": "", "none": nil, "text": "t", "inner": ["name": "n"] as View,
            "list": ["a", "b"], "views": [["name": "1"], ["name": "2"]] as [View], "nothing": [] as [View],
        ]
        #expect(
            written(
                "{{#yes}}1{{/yes}}{{#no}}2{{/no}}{{#empty}}3{{/empty}}{{#none}}4{{/none}}{{#nothing}}5{{/nothing}}",
                view) == "1")
        #expect(
            written(
                "{{^yes}}1{{/yes}}{{^no}}2{{/no}}{{^empty}}3{{/empty}}{{^none}}4{{/none}}{{^nothing}}5{{/nothing}}",
                view) == "2345")
        #expect(written("{{#text}}<{{.}}>{{/text}}{{#list}}({{.}}){{/list}}", view) == "<t>(a)(b)")
        #expect(
            written("{{#inner}}{{name}}{{/inner}} {{inner.name}} {{#views}}{{name}},{{/views}}", view) == "n n 1,2,")
        #expect(written("{{#inner}}{{#site}}{{title}}{{/site}} {{site.title}}{{/inner}}", view) == "Rapport Rapport")
    }

    @Test func notesWhatNothingKnows() {
        let text = "{{tittle}}{{#inner}}{{title}}{{/inner}}{{site.titel}}{{tittle}}"
        let template = Template(Array(text.utf8), tags: TemplateTag.tags(in: Array(text.utf8)))
        var writer = TemplateWriter(
            ["mall": template], outer: ["site": ["title": "r"] as View],
            view: ["title": "t", "inner": ["x": "y"] as View])
        let isKnown = writer.write("mall")
        #expect(isKnown)
        #expect(writer.findings.map(\.problem) == [.unknown("tittle"), .unknown("title"), .unknown("titel")])
        let isOtherKnown = writer.write("en annan")
        #expect(!isOtherKnown)
    }

    @Test func aTagAloneOnItsLineTakesTheLineWithIt() {
        let view: View = ["yes": true, "list": ["a", "b"]]
        #expect(written("x\n{{#yes}}\ny\n{{/yes}}\nz\n", view) == "x\ny\nz\n")
        #expect(written("x\r\n  {{#yes}}  \r\ny\r\n\t{{/yes}}\r\nz", view) == "x\r\ny\r\nz")
        #expect(written("{{#list}}\n- {{.}}\n{{/list}}", view) == "- a\n- b\n")
        #expect(written("x {{! inte\nmed }} y\n{{! inte med }}\nz", view) == "x  y\nz")
        #expect(written("x\n{{> del}}\nz", view, with: ["del": "d\n"]) == "x\nd\nz")
        #expect(written("x {{> del}} z", view, with: ["del": "d"]) == "x d z")
    }

    @Test func aLayoutIsFilled() {
        let layout = "<html>\n{{$main}}tom{{/main}}\n{{> del}}</html>\n"
        let page = "{{< layout}}\nintet\n{{$main}}\n<h1>{{title}}</h1>\n{{/main}}\n{{/ layout}}\n"
        #expect(
            written(page, ["title": "t"], with: ["layout": layout, "del": "{{$main}}{{/main}}"])
                == "<html>\n<h1>t</h1>\n\n<h1>t</h1>\n</html>\n")
        #expect(
            written("{{< layout}}{{/ layout}}", [:], with: ["layout": layout, "del": ""]) == "<html>\ntom\n</html>\n")
    }

    @Test func aValueChoosesATemplate() {
        #expect(written("{{>*symbol}}{{> *symbol}}", ["symbol": "del"], with: ["del": "d"]) == "dd")
    }

    @Test func aTemplateThatIncludesItselfEnds() {
        let template = Template(Array("x{{> mall}}".utf8), tags: TemplateTag.tags(in: Array("x{{> mall}}".utf8)))
        var writer = TemplateWriter(["mall": template], outer: [:], view: [:])
        let isKnown = writer.write("mall")
        #expect(isKnown)
        #expect(writer.isTooDeep)
        #expect(writer.bytes.count == TemplateWriter.maximumDepth)
    }

    @Test(arguments: [
        ("{{#a}}", 6), ("{{/a}}", 6), ("x{{a", 3), ("{{a b}}", 7), ("{{=<% %>=}}", 11), ("{{a|b}}", 7), ("{{}}", 4),
        ("{{#a}}{{^b}}{{/a}}{{/b}}", 6),
    ])
    func tellsWhatIsBroken(text: String, length: Int) throws {
        let tag = try #require(TemplateTag.unpaired(among: TemplateTag.tags(in: Array(text.utf8))))
        #expect(
            tag.range(in: SourceFile(path: "mall", text: text)).end.column
                - tag.range(in: SourceFile(path: "mall", text: text)).start.column == length)
    }
}
