import Diagnostics
import MarkdownSyntax
import Testing

/// The words that a caret would stand under, for each link, image, code span and piece of HTML.
struct RangeTests {
    private func marked(_ text: String, firstLine: Int = 1, firstColumn: Int = 1) -> [String] {
        let head = String(repeating: "huvud\n", count: firstLine - 1)
        let file = SourceFile(path: "prov.md", text: head + text)
        let document = MarkdownParser.parse(text, in: file, firstLine: firstLine, firstColumn: firstColumn).document
        var found: [String] = []
        document.visit { inline in
            switch inline.kind {
            case .link, .image, .code, .html, .footnoteReference, .strikethrough, .strong, .emphasis:
                found.append("\(inline.range.start.line): \(excerpt(inline.range))")
            case .text, .softBreak, .lineBreak: break
            }
        }
        return found
    }

    /// The words of a range; `¶` stands between lines.
    private func excerpt(_ range: SourceRange) -> String {
        (range.start.line...range.end.line).map { number in
            let line = range.file.line(number) ?? "–"
            let end =
                number == range.end.line ? line.index(line.startIndex, offsetBy: range.end.column - 1) : line.endIndex
            let head = line[..<end]
            return String(number == range.start.line ? head.dropFirst(range.start.column - 1) : head)
        }.joined(separator: "¶")
    }

    @Test func swedishLettersAndEmojiCountAsOne() {
        #expect(marked("Ökade även i år, se [mål 4.7](mal:4.7).") == ["1: [mål 4.7](mal:4.7)"])
        #expect(marked("👩‍🌾🇸🇪 e\u{301} å `=mål` ö <br> ![å](b)") == ["1: `=mål`", "1: <br>", "1: ![å](b)"])
    }

    @Test func laterLinesOfAParagraph() {
        #expect(marked("åäö\n  [a](b) å\n      å `c` d\\\n[é][]\n\n[é]: x") == ["2: [a](b)", "3: `c`", "4: [é][]"])
        #expect(
            marked("[a\nb](c\n\"d\") `e\nf` <g\nh> [i](j)") == [
                "1: [a¶b](c¶\"d\")", "3: `e¶f`", "4: <g¶h>", "5: [i](j)",
            ])
    }

    @Test func afterLinkDefinitions() {
        #expect(marked("[å]: /x\n[b]: /y\n'titel'\nTexten [å] och\n[b]") == ["4: [å]", "5: [b]"])
        #expect(marked("[å]: /x\nRubrik [å]\n---\n`a`") == ["2: [å]", "4: `a`"])
    }

    @Test func listsQuotesAndFootnotes() {
        #expect(marked("> å [a](b)\n>> `ö`\n> lat\n[c](d)") == ["1: [a](b)", "2: `ö`", "4: [c](d)"])
        #expect(marked("1. å\n\n   - ö [a](b)\n     `c`\n- [x] ~~å~~") == ["3: [a](b)", "4: `c`", "5: ~~å~~"])
        #expect(marked("å[^1] **b**\n\n[^1]: ö `c`\n    [d](e)") == ["1: [^1]", "1: **b**", "3: `c`", "4: [d](e)"])
        #expect(marked("-\tå [a](b)\n\t`c`") == ["1: [a](b)", "2: `c`"])
    }

    @Test func tables() {
        let table = "> | å [a](b) | `c\\|d` |\n> |---|--:|\n>   | ö \\| | [e](f)\n> | *x* | <b> | för många |"
        #expect(marked(table) == ["1: [a](b)", "1: `c\\|d`", "3: [e](f)", "4: *x*", "4: <b>"])
        #expect(marked("Text `å`\n| `a` | b |\n|---|---|\n| ö | `c` |") == ["1: `å`", "2: `a`", "4: `c`"])
        #expect(marked("- | `å` |\n  | --- |\n  | `b` |") == ["1: `å`", "3: `b`"])
    }

    @Test func headings() {
        #expect(marked("##   Å [a](b) ##\n\nÖ `c`\n===") == ["1: [a](b)", "3: `c`"])
    }

    @Test func escapesAndEntities() {
        #expect(marked("\\[å\\] &aring; &#229; &nope; &amp;amp; \\\\ `a`") == ["1: `a`"])
        #expect(
            marked("***å** ö* __b__ <http://å.se> www.å.se a@b.se `c`") == [
                "1: ***å** ö*", "1: **å**", "1: __b__", "1: <http://å.se>", "1: www.å.se", "1: a@b.se", "1: `c`",
            ])
    }

    @Test func textInsideAFile() {
        #expect(marked("å\n`b`\r\n[c](d)\r\n", firstLine: 4) == ["5: `b`", "6: [c](d)"])
        let file = SourceFile(path: "prov.md", text: "- ```faktaruta\n  å [a](b)\n  ```\n")
        let inner = MarkdownParser.parse("å [a](b)\n", in: file, firstLine: 2, firstColumn: 3).document
        inner.visit { if case .link = $0.kind { #expect(excerpt($0.range) == "[a](b)") } }
    }

    @Test func blocks() {
        let text = "# Å\n\nText\ntext\n\n```x\nå\n```\n\n> a\n\nÖ\n---\nb\n\n---\n"
        let document = MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
        #expect(
            document.blocks.map { "\($0.range.start.line)–\($0.range.end.line)" }
                == ["1–1", "3–4", "6–8", "10–10", "12–13", "14–14", "16–16"])
    }
}

extension Document {
    /// Calls `body` with every inline, outer ones first.
    func visit(_ body: (Inline) -> Void) {
        func visit(_ inlines: [Inline]) {
            for inline in inlines {
                body(inline)
                switch inline.kind {
                case .emphasis(let content), .strong(let content), .strikethrough(let content),
                    .link(_, _, let content), .image(_, _, let content):
                    visit(content)
                default: break
                }
            }
        }
        func visit(_ blocks: [Block]) {
            for block in blocks {
                switch block.kind {
                case .heading(_, let content), .paragraph(let content): visit(content)
                case .list(let list): for item in list.items { visit(item.blocks) }
                case .blockQuote(let blocks): visit(blocks)
                case .table(let table):
                    for row in [table.header] + table.rows { for cell in row { visit(cell.content) } }
                default: break
                }
            }
        }
        visit(blocks)
        for note in footnotes { visit(note.blocks) }
    }
}
