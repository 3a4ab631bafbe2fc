import Diagnostics
import MarkdownSyntax
import Testing

/// Addresses without any mark, among the signs of Swedish text.
@Suite struct BareAddressTests {
    /// The paragraph with its links as `<text|destination>`.
    private func links(_ text: String) -> String {
        let (document, _) = MarkdownParser.parse(
            text, in: SourceFile(path: "prov.md", text: text),
            extensions: MarkdownExtensions(knowsTypography: true))
        guard case .paragraph(let content)? = document.blocks.first?.kind else { return "" }
        return content.map { inline in
            guard case .link(let destination, _, let content) = inline.kind else { return [inline].plainText }
            return "<\(content.plainText)|\(destination)>"
        }.joined()
    }

    @Test(arguments: [
        ("Se ”https://a.example/plan”.", "Se ”<https://a.example/plan|https://a.example/plan>”."),
        ("Se »https://a.example/x«.", "Se »<https://a.example/x|https://a.example/x>«."),
        ("Se «https://a.example/x».", "Se «<https://a.example/x|https://a.example/x>»."),
        ("Se ”https://a.example/plan.” Sedan", "Se ”<https://a.example/plan|https://a.example/plan>.” Sedan"),
        ("https://a.example/x…", "<https://a.example/x|https://a.example/x>…"),
        ("https://a.example/x–", "<https://a.example/x|https://a.example/x>–"),
        ("’https://a.example/x’", "’<https://a.example/x|https://a.example/x>’"),
        ("https://a.example/x\u{A0}och", "<https://a.example/x|https://a.example/x>\u{A0}och"),
        ("(”https://a.example/x”)", "(”<https://a.example/x|https://a.example/x>”)"),
        ("\"https://a.example/x\"-sidan", "\"<https://a.example/x|https://a.example/x>\"-sidan"),
        ("”www.a.example/x”.", "”<www.a.example/x|http://www.a.example/x>”."),
        ("«www.a.example»", "«<www.a.example|http://www.a.example>»"),
        ("\"www.a.example\"", "\"<www.a.example|http://www.a.example>\""),
        ("[www.a.example]", "[<www.a.example|http://www.a.example>]"),
        ("Sidan–www.a.example, ja", "Sidan–<www.a.example|http://www.a.example>, ja"),
        (
            "”https://a.example/x”,”https://b.example”",
            "”<https://a.example/x|https://a.example/x>”,”<https://b.example|https://b.example>”"
        ),
        // An address keeps what belongs to it.
        ("https://a.example/Umeå_(stad)”", "<https://a.example/Umeå_(stad)|https://a.example/Umeå_(stad)>”"),
        ("https://a.example/1939–1945 är", "<https://a.example/1939–1945|https://a.example/1939–1945> är"),
        ("https://åäö.example/å", "<https://åäö.example/å|https://åäö.example/å>"),
        ("[text](https://a.example/x”)", "<text|https://a.example/x”>"),
        ("[”www.a.example”](https://b.example)", "<”www.a.example”|https://b.example>"),
        ("”a@b.example”", "”<a@b.example|mailto:a@b.example>”"),
        ("Mejla jörgen@a.example.", "Mejla <jörgen@a.example|mailto:jörgen@a.example>."),
        ("Ordet ”www.” är kort.", "Ordet ”www.” är kort."),
        ("e.www.a.example", "e.www.a.example"),
    ])
    func endsBeforeTheSign(text: String, expected: String) {
        #expect(links(text) == expected)
    }

    @Test func everyPieceKnowsItsPlace() {
        let text = "Å ”https://a.example”, «www.b.example»"
        let (document, _) = MarkdownParser.parse(
            text, in: SourceFile(path: "prov.md", text: text),
            extensions: MarkdownExtensions(knowsTypography: true))
        guard case .paragraph(let content)? = document.blocks.first?.kind else { return }
        #expect(content.map(\.range.start.column) == [1, 4, 21, 22, 25, 38])
        #expect(content.last?.range.end.column == 39)
    }
}
