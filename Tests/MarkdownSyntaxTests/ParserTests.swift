import Diagnostics
import MarkdownSyntax
import Testing

struct ParserTests {
    private func parse(_ text: String) -> Document {
        MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
    }

    @Test func neighbouringTextsAreOne() {
        guard case .paragraph(let content) = parse("å [b] & c_d ! e\\*f &amp; g").blocks.first?.kind else {
            Issue.record("no paragraph")
            return
        }
        #expect(content.count == 1)
        #expect(content.plainText == "å [b] & c_d ! e*f & g")
    }

    @Test func softBreakStandsAtTheEndOfItsLine() {
        guard case .paragraph(let content) = parse("åäö\nb").blocks.first?.kind else { return }
        #expect(
            content.map(\.range.start) == [
                .init(line: 1, column: 1), .init(line: 1, column: 4), .init(line: 2, column: 1),
            ])
    }

    @Test func footnotesKeepTheirLabels() {
        let document = parse("a[^två] b[^ett]\n\n> [^ett]: Ett\n\n[^två]:  Två\n[^tre]: oanvänd")
        #expect(document.footnotes.map(\.label) == ["två", "ett"])
        var labels: [String] = []
        document.visit { if case .footnoteReference(let label) = $0.kind { labels.append(label) } }
        #expect(labels == ["två", "ett"])
    }

    @Test func tablesAreRectangular() {
        guard case .table(let table) = parse("|a|b|\n|:-|-:|\n|1|\n|1|2|3|\n").blocks.first?.kind else {
            Issue.record("no table")
            return
        }
        #expect(table.header.count == 2 && table.rows.allSatisfy { $0.count == 2 })
        #expect(table.alignments == [.left, .right])
    }

    @Test func emptyBlocksHoldNothing() {
        let document = parse("#\n\n- \n\n>\n")
        var count = 0
        document.visit { _ in count += 1 }
        #expect(count == 0)
    }

    @Test func emptyText() {
        #expect(parse("").blocks.isEmpty)
        #expect(parse("\n\n").blocks.isEmpty)
    }

    @Test func parallelParsingGivesTheSame() async {
        let text = String(repeating: "~~å~~ www.exempel.se | a\n\n| a |\n|---|\n| ~b~ |\n\n", count: 50)
        let expected = strikes(text)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 { group.addTask { strikes(text) } }
            for await count in group { #expect(count == expected) }
        }
        #expect(expected == 100)
    }

    private func strikes(_ text: String) -> Int {
        var count = 0
        parse(text).visit { if case .strikethrough = $0.kind { count += 1 } }
        return count
    }
}

struct RawHTMLTests {
    private func check(_ text: String) -> [Diagnostic] {
        RawHTMLCheck.diagnostics(for: MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document)
    }

    @Test func eachPieceIsShown() {
        let found = check("å<br>\n\n<div class=\"x\">\nrå\n</div>\n\n| <b>x</b> |\n|---|\n")
        #expect(
            found.map(\.message) == [
                "HTML-kod ”<br>” är inte tillåten i texten", "HTML-kod ”<div class=\"x\">” är inte tillåten i texten",
                "HTML-kod ”<b>” är inte tillåten i texten",
            ])
        #expect(
            found.map { $0.range?.start } == [
                .init(line: 1, column: 2), .init(line: 3, column: 1), .init(line: 7, column: 3),
            ])
        #expect(found.allSatisfy { $0.id == "rå-html" && $0.severity == .error })
    }

    @Test(arguments: [
        ("<br>", "omvänt snedstreck"), ("<br/>", "omvänt snedstreck"), ("<B>x</B>", "**fet text**"),
        ("<i>x</i>", "*kursiv text*"),
        ("<img src=x>", "![alternativtext]"), ("<table><tr>", "lodstreck"), ("<!-- not -->", "kommentaren"),
        ("<x-y>", "\\<"),
    ])
    func remedyFitsTheTag(html: String, remedy: String) {
        #expect(check("å " + html).first?.help?.contains(remedy) == true)
    }

    @Test func codeAndLinksAreNoHTML() {
        #expect(check("`<br>` <http://exempel.se> \\<b> 1 < 2\n\n```\n<div>\n```").isEmpty)
    }
}
