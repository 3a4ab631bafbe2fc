import Diagnostics
import MarkdownSyntax
import Testing

/// Fenced blocks whose inside is Markdown.
@Suite struct ContainerTests {
    private static let extensions = MarkdownExtensions(containers: ["ruta", "citat"])

    private func parse(_ text: String) -> Document {
        MarkdownParser.parse(
            text, in: SourceFile(path: "prov.md", text: text), extensions: Self.extensions
        ).document
    }

    /// The tree in short: kinds, and what holds what.
    private static func shape(_ blocks: [Block]) -> String {
        blocks.map { block in
            switch block.kind {
            case .heading(let level, let content): "h\(level) \(content.plainText)"
            case .paragraph(let content): content.plainText
            case .list(let list): "[" + list.items.map { shape($0.blocks) }.joined(separator: ", ") + "]"
            case .blockQuote(let blocks): "> (" + shape(blocks) + ")"
            case .container(let container): "{\(container.info): " + shape(container.blocks) + "}"
            case .code(let info, let literal): "<\(info): \(literal.split(separator: "\n").joined(separator: "/"))>"
            case .table: "tabell"
            case .thematicBreak: "---"
            case .html: "html"
            }
        }.joined(separator: "; ")
    }

    @Test(arguments: [
        ("a\n```ruta R\nb\n```\nc", "a; {ruta R: b}; c"),
        ("~~~ ruta  R\n# b\n~~~", "{ruta  R: h1 b}"),
        ("```ruta\n```", "{ruta: }"),
        ("```ruta\n- a\n- b\n  ```\n- c", "{ruta: [a, b]}; [c]"),
        ("```ruta\n- a\n```\n- b", "{ruta: [a]}; [b]"),
        ("- a\n\n  ```ruta\n  b\n  ```\n- c", "[a; {ruta: b}, c]"),
        ("> ```ruta\n> b\n> ```", "> ({ruta: b})"),
        ("````ruta\n```tabell\na;b\n```\nc\n````", "{ruta: <tabell: a;b>; c}"),
        ("````ruta\n```citat\na\n```\n````", "{ruta: {citat: a}}"),
        ("~~~ruta\n```citat\na\n```\n~~~", "{ruta: {citat: a}}"),
        ("`````ruta\n````citat\n```ruta\na\n```\n````\n`````", "{ruta: {citat: {ruta: a}}}"),
        // A line that begins with three backticks and has more of them is text.
        ("```ruta\n```kod``` visas så.\n```", "{ruta: kod visas så.}"),
        // What does not end as it should stays code.
        ("```ruta\na", "<ruta: a>"),
        ("```ruta\na\n```mål 4.1\n```\nb", "<ruta: a/```mål 4.1>; b"),
        ("````ruta\n```tabell\na\n````", "<ruta: ```tabell/a>"),
        ("```annat\n# a\n```", "<annat: # a>"),
        ("```\n~~~ruta\na\n~~~\n```", "<: ~~~ruta/a/~~~>"),
        ("    ```ruta\n    a\n    ```", "<: ```ruta/a/```>"),
    ])
    func readsTheInside(text: String, shape: String) {
        #expect(Self.shape(parse(text).blocks) == shape)
    }

    @Test func everyPlaceStaysWhatItWas() throws {
        let text = "Först.\n\n```ruta R\nSe å **fet** [x][p].\n```\n\n[p]: https://a.example\n"
        let block = parse(text).blocks[1]
        #expect(block.range.start == SourcePosition(line: 3, column: 1))
        #expect(block.range.end == SourcePosition(line: 5, column: 4))
        guard case .container(let container) = block.kind,
            case .paragraph(let content)? = container.blocks.first?.kind,
            case .link(let destination, _, _) = content[3].kind
        else {
            Issue.record("no link")
            return
        }
        #expect(content[1].range.start == SourcePosition(line: 4, column: 6))
        #expect(content[3].range.start == SourcePosition(line: 4, column: 14))
        #expect(destination == "https://a.example")
    }

    @Test func notesAreTheDocuments() {
        let document = parse("a[^1]\n\n```ruta R\nb[^2] c[^1]\n\n[^2]: I rutan.\n```\n\n[^1]: Utanför.\n")
        #expect(document.footnotes.map(\.label) == ["1", "2"])
        #expect(document.lostFootnotes.isEmpty)
    }

    @Test func boxesInEachOtherHaveABound() {
        let count = 12
        let text =
            (0..<count).map { String(repeating: "`", count: 3 + count - $0) + "ruta\n" }.joined() + "a\n"
            + (0..<count).map { String(repeating: "`", count: 4 + $0) + "\n" }.joined()
        let (_, diagnostics) = MarkdownParser.parse(
            text, in: SourceFile(path: "prov.md", text: text), extensions: Self.extensions)
        #expect(diagnostics.map(\.id) == ["för-djup-nästling"])
        #expect(diagnostics.first?.range?.start.line == 9)
    }

    @Test(arguments: [
        ("a[^1]\n\n[^1]: Ett.\n\n[^1]: Två.\n", "1 sameLabel 5"),
        ("a[^1]\n\n```ruta\nb[^1]\n\n[^1]: Ett.\n```\n\n[^1]: Två.\n", "1 sameLabel 9"),
        ("```ruta\nb[^a]\n\n[^a]: Ett.\n```\n\n```ruta\nb[^A]\n\n[^A]: Två.\n```\n", "A sameLabel 10"),
        ("a\n\n[^1]: Ett.\n", "1 noReference 3"),
        ("a[^1]\n\n> [^1]: Ett.\n>\n> [^2]: Två.\n", "2 noReference 5"),
        ("a[^1]\n\n[^1]: Ett.\n", ""),
        ("a[^1] b[^1]\n\n[^1]: Ett[^2]\n[^2]: Två.\n", ""),
        ("`[^1]: a`\n\n```\n[^2]: b\n```\n\n    [^3]: c\n\n\\[^4]: d\n", ""),
    ])
    func tellsOfLostNotes(text: String, lost: String) {
        let found = parse(text).lostFootnotes.map { "\($0.label) \($0.reason) \($0.range.start.line)" }
        #expect(found.joined(separator: ", ") == lost)
    }
}
