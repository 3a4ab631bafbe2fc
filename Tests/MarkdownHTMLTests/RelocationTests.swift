import Diagnostics
import MarkdownHTML
import MarkdownSyntax
import Testing

/// Leaves every link, picture and block to the page.
private struct OpenResolver: ContentResolver {
    func link(to destination: String, title: String, content: [Inline], at range: SourceRange) -> LinkResolution {
        .link(LinkTarget(to: .open(OpenPart(number: 1))))
    }

    func image(
        source: String, title: String, content: [Inline], standing: ImageStanding, at range: SourceRange
    ) -> ImageResolution {
        .open(OpenPart(number: 2))
    }

    func block(info: String, literal: String, at range: SourceRange) -> BlockResolution? {
        .open(OpenPart(number: 3))
    }
}

struct RelocationTests {
    private func html(_ text: String, at placement: Placement, block: String) -> String {
        let document = MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
        let bytes = HTMLRenderer(resolver: OpenResolver()).relocatable(document).placed(
            at: placement, address: { "å-\($0.number)" }, html: { Array($0.number == 3 ? block.utf8 : "<i>".utf8) })
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func aTextIsWrittenForEachPlace() {
        let text = "## Rubrik\n\n[a](b)[^1]\n\n[^1]: Not.\n"
        var second = Placement()
        second.idPrefix = "ö&-"
        second.titleID = "titel"
        second.headingLevelOffset = 9
        let plain = html(text, at: Placement(), block: "")
        #expect(plain.hasPrefix("<h2 id=\"rubrik-2\">Rubrik</h2>\n<p><a href=\"%C3%A5-1\">a</a>"))
        #expect(
            plain.contains("<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"fotnoter_\">\n<h2 id=")
        )
        let placed = html(text, at: second, block: "")
        #expect(placed.hasPrefix("<h6 id=\"ö&amp;-rubrik-2\">Rubrik</h6>\n"))
        #expect(placed.contains("<a href=\"#%C3%B6&amp;-fotnot_1\" id=\"%C3%B6&amp;-fotnotsref_1\""))
        #expect(placed.contains("aria-labelledby=\"ö&amp;-fotnoter_ titel\">\n<h6 id=\"ö&amp;-fotnoter_\">"))
    }

    /// What the page writes may end its line or not, and may be nothing: what follows begins on a line of its own.
    @Test(arguments: [("", "<p>a</p>\n"), ("<b>", "<b>\n<p>a</p>\n"), ("<b>\n", "<b>\n<p>a</p>\n")])
    func aLineBeginsAfterABlock(block: String, expected: String) {
        #expect(html("```x\n```\n\na", at: Placement(), block: block) == expected)
        #expect(
            html("a\n\n```x\n```\n\n```x\n```\n\na", at: Placement(), block: block)
                == "<p>a</p>\n" + String(expected.dropLast(9)) + expected)
    }

    @Test func aBlockBeginsALineAfterAPicture() {
        #expect(
            html("- ![](b)\n  ```x\n  ```", at: Placement(), block: "<b>")
                == "<ul>\n<li>\n<i>\n<b>\n</li>\n</ul>\n")
    }

    private static let pieces = """
        Först ![](b)

        ```x
        ```

        ```x
        ```

        - ett
        - ```x
          ```
        - tre

          stycke

          1. fyra
          2. ![](b)

        ## Rubrik

        5. - [ ] a
           - [x] b
        6. [c](d)

        Tabell: Ord

        | a | b |
        | --- | --- |
        | c | d |

        > sist

        - a

          ### Underrubrik

        > ### Citat
        """

    /// A piece is what its blocks come to alone, whatever the page writes into it.
    @Test(arguments: ["", "<b>", "<b>\n"])
    func aPieceIsWhatItsBlocksAreAlone(block: String) throws {
        let document = MarkdownParser.parse(
            Self.pieces, in: SourceFile(path: "prov.md", text: Self.pieces)
        ).document
        let renderer = HTMLRenderer(resolver: OpenResolver())
        let text = renderer.relocatable(document, cutBefore: Array(document.blocks.indices))
        let html = { (html: RelocatableHTML) in
            String(
                decoding: html.placed(
                    at: Placement(), address: { "\($0.number)" },
                    html: { Array($0.number == 3 ? block.utf8 : "<i>".utf8) }), as: UTF8.self)
        }
        #expect(html(text) == html(renderer.relocatable(document)))
        var count = 0

        for start in document.blocks.indices {
            for end in start + 1...document.blocks.count {
                let blocks = document.blocks[start..<end]
                let piece = text.cut([.blocks(start..<end)])
                guard !blocks.contains(where: Self.isCounted) else {
                    #expect(piece == nil, "\(start)..<\(end)")
                    continue
                }
                guard let piece else { continue }
                let alone = renderer.relocatable(Document(blocks: Array(blocks)))
                #expect(html(piece) == html(alone), "\(start)..<\(end)")
                count += 1
            }
        }
        // Several in a row, in any order.
        var pairs = 0
        for first in document.blocks.indices where !Self.isCounted(document.blocks[first]) {
            for second in document.blocks.indices where !Self.isCounted(document.blocks[second]) {
                guard let pieces = text.cut([.blocks(first..<first + 1), .blocks(second..<second + 1)]) else {
                    continue
                }
                let both = Document(blocks: [document.blocks[first], document.blocks[second]])
                #expect(html(pieces) == html(renderer.relocatable(both)), "\(first), \(second)")
                pairs += 1
            }
        }
        for (place, block) in document.blocks.enumerated() {
            guard case .list(let list) = block.kind else { continue }
            guard !Self.isCounted(block) else {
                #expect(text.cut([.list(place, items: [0])]) == nil)
                continue
            }
            for items in [[], [0], [1], [0, list.items.count - 1], Array(list.items.indices)] {
                var some = list
                some.items = items.map { list.items[$0] }
                let alone = Document(blocks: [Block(.list(some), at: block.range)])
                let piece = try #require(text.cut([.list(place, items: items)]))
                #expect(html(piece) == html(renderer.relocatable(alone)), "\(place): \(items)")
            }
            #expect(text.cut([.list(place, items: [list.items.count])]) == nil)
            #expect(text.cut([.list(place, items: [-1])]) == nil)
        }
        #expect(count > document.blocks.count)
        #expect(pairs > document.blocks.count)
    }

    /// What is numbered, or named by what stands before it.
    private static func isCounted(_ block: Block) -> Bool {
        switch block.kind {
        case .paragraph, .code, .thematicBreak: false
        case .list(let list): list.items.contains { $0.blocks.contains(where: isCounted) }
        case .blockQuote(let blocks): blocks.contains(where: isCounted)
        case .container(let container): container.blocks.contains(where: isCounted)
        case .heading, .table, .html: true
        }
    }

    /// A caption is part of its table, and cannot be cut from it.
    @Test func aTableKeepsItsCaption() throws {
        let document = MarkdownParser.parse(
            Self.pieces, in: SourceFile(path: "prov.md", text: Self.pieces)
        ).document
        let text = HTMLRenderer(resolver: OpenResolver()).relocatable(
            document, cutBefore: Array(document.blocks.indices))
        let table = try #require(document.blocks.firstIndex { if case .table = $0.kind { true } else { false } })
        #expect(text.cut([.blocks(table - 2..<table - 1)]) != nil)
        #expect(text.cut([.blocks(table - 1..<table)]) == nil)
        #expect(text.cut([.blocks(table - 1..<table + 1)]) == nil)
    }
}
