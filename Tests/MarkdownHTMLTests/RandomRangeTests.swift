import Diagnostics
import MarkdownSyntax
import Testing

/// Whatever the text, a caret must stand inside the file, and under what it speaks of.
struct RandomRangeTests {
    @Test(arguments: 0..<20)
    func rangesPointAtTheirNodes(batch: Int) {
        var total = 0
        var missed: [String] = []
        for seed in 0..<100 {
            var random = RandomMarkdown(seed: UInt64(100_000 + batch * 100 + seed))
            let text = random.document()
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
            let document = MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text)).document
            document.visitBlocks { expectInside($0.range, lines) }
            document.visitInlines { inline in
                expectInside(inline.range, lines)
                guard let expected = beginning(of: inline) else { return }
                total += 1
                let line = lines[inline.range.start.line - 1].dropFirst(inline.range.start.column - 1)
                if !expected.contains(where: { line.starts(with: $0) }) {
                    missed.append("seed \(100_000 + batch * 100 + seed) \(inline.kind) at \(inline.range.start)")
                }
            }
        }
        // A few of the strangest combinations fall back to their block.
        #expect(missed.count * 200 <= total, "\(missed.count) of \(total): \(missed.prefix(5))")
    }

    private func expectInside(_ range: SourceRange, _ lines: [[Character]]) {
        #expect(range.start <= range.end)
        for place in [range.start, range.end] {
            #expect((1...lines.count).contains(place.line))
            guard lines.indices.contains(place.line - 1) else { continue }
            #expect(
                (1...lines[place.line - 1].count + 2).contains(place.column),
                "\(place) in \(String(lines[place.line - 1]))")
        }
    }

    private func beginning(of inline: Inline) -> [String]? {
        switch inline.kind {
        case .code: ["`"]
        case .html: ["<"]
        case .emphasis, .strong: ["*", "_"]
        case .strikethrough: ["~"]
        case .image: ["!["]
        case .footnoteReference: ["[^"]
        case .link(_, _, let content): ["[", "<", String(content.plainText.prefix(3))]
        case .text, .softBreak, .lineBreak: nil
        }
    }
}
