import Diagnostics
import MarkdownSyntax
import SeededNumbers
import Testing

@testable import ReportLoading

/// Markup that is printed raw, and signs that became markup: each kind with its one message, and what is like it and right.
@Suite struct MarkupSlipTests {
    private static func ids(_ text: String) -> [String] {
        let file = SourceFile(path: "x.md", text: text)
        let (document, diagnostics) = MarkdownParser.parse(text, in: file)
        let found =
            diagnostics + RawHTMLCheck.diagnostics(for: document)
            + MarkupCheck(document, in: file, lines: 1..<Int.max).diagnostics
        return found.inOrder().map(\.id)
    }

    @Test(arguments: [
        "**Resultat:**Vi nådde målet.", "Det är **fet **text.", "Det är ** fet** text.", "Det är ** fet ** text.",
        "__Resultat:__Vi nådde.", "~~Struket:~~Nytt.", "**Viktigt att veta.", "Slutet __saknas här.",
        "*Resultat:*Vi nådde.", "Det är *kursiv *text.", "_Resultat:_Vi nådde.", "***Båda:***Vi.",
        "En `kod utan slut.",
    ])
    func findsMarksThatAreShown(text: String) { #expect(Self.ids(text) == ["markering-syns"]) }

    @Test(arguments: [
        "Kl. 10~20 och 30~40.", "CO~2~ minskar.", "H~2~O.", "Ytan är 2*3*4 m.", "2**3**4", "10*20 och 30*40", "a*b*c",
        "| A | B |\n| --- | --- |\n| 1~2 och 3~4 | x |",
    ])
    func findsMarksThatWereNotMeant(text: String) { #expect(Self.ids(text) == ["oavsiktlig-markering"]) }

    @Test(arguments: [
        "[planen](../dokument/plan 2023.pdf)", "![buss](../bilder/en buss.png)", "[planen](https://plan.example",
        "(planen)[https://plan.example]", "(planen)[../dokument/plan.pdf]", "[planen][p]", "[planen][]",
        "[yttre [inre](https://a.example) mer](https://b.example)", "Text\n[p]: https://plan.example",
    ])
    func findsLinksThatAreNone(text: String) { #expect(Self.ids(text) == ["trasig-länk-i-text"]) }

    @Test(arguments: ["[^1] Källa: statistik.", "Text.[^en not]", "[^1] : Källa.", "Text.^[en not]"])
    func findsNotesThatAreNone(text: String) { #expect(Self.ids(text) == ["fotnot-saknas"]) }

    @Test(arguments: [
        "#Samarbete", "##Samarbete", "####### Samarbete", "#######Samarbete", "Text.\n###Samarbete",
    ])
    func findsHeadingsThatAreNone(text: String) { #expect(Self.ids(text) == ["rubrik-utan-mellanslag"]) }

    @Test(arguments: [
        "##\u{A0}Samarbete", "-\u{A0}Buss\n-\u{A0}Tåg", "1.\u{A0}Buss", "*\u{202F}Buss", "+\u{2009}Buss",
        "| A | B |\n|\u{A0}--- | --- |\n| 1 | 2 |",
    ])
    func findsOddSpaces(text: String) { #expect(Set(Self.ids(text)) == ["hårt-mellanslag"]) }

    @Test(arguments: [
        "• Buss\n• Tåg", "● Buss", "Vi ska:\n▪ resa\n▪ stanna", "– Buss\n– Tåg", "— Buss\n— Tåg", "-Buss\n-Tåg",
        "-Buss",
        "*Buss\n*Tåg", "a) Buss\nb) Tåg", "a. Buss\nb. Tåg", "1.Buss\n2.Tåg", "1)Buss\n2)Tåg",
        "Skalan:\n3. Helt\n2. Delvis", "(1) Ett\n(2) Två", "i. Ett\nii. Två", "a) A\nb) B\nc) C", "o\tPunkt",
        "[x] klart", "[ ] Ett\n[ ] Två", "- []Klart", "- [x]Klart", "-[ ] Klart", "-[x] Klart\n-[ ] Inte",
    ])
    func findsListsThatAreNone(text: String) { #expect(Self.ids(text) == ["lista-blir-text"]) }

    @Test(arguments: [
        "| A | B | C |\n| --- | --- |\n| 1 | 2 | 3 |", "A | B\n1 | 2", "|A|B|\n|1|2|", "| A | B |\n| 1 | 2 |",
        "| A | B |\n| – | – |\n| 1 | 2 |", "| A | B |\n| — | --- |\n| 1 | 2 |", "| A | B |\n| === | === |\n| 1 | 2 |",
        "| --- | --- |\n| 1 | 2 |", "| 3 | 4 |", "+---+---+\n| A | B |\n+---+---+", "│ A │ B │\n│ 1 │ 2 │",
        "Ort      Resor\n-------- ------\nAlby     5", "A | B | C\n--- | ---\n1 | 2 | 3", "A\t| B\n1\t| 2",
        "- punkt\n| A | B |\n| --- | --- |\n| 1 | 2 |", "| A | B |\n| --- | |\n| 1 | 2 |",
        "| A | B |\n| - - | --- |\n| 1 | 2 |",
    ])
    func findsTablesThatAreNone(text: String) { #expect(Set(Self.ids(text)) == ["tabell-blir-text"]) }

    @Test(arguments: [
        "| A | B |\n| --- | --- |\n| 1 | 2 | 3 |", "A | B\n--- | ---\n1 | 2 | 3", "| A |\n| --- |\n| `a|b` |",
        "> | A | B |\n> | --- | --- |\n> | 1 | 2 | 3 |", "- punkt\n\n  | A | B |\n  | --- | --- |\n  | 1 | 2 | 3 |",
    ])
    func findsCellsThatVanish(text: String) { #expect(Self.ids(text).contains("celler-försvinner")) }

    @Test(arguments: [
        ("3. Helt\n2. Delvis\n1. Inte", Diagnostic.Severity.error), ("1. A\n3. B\n2. C", .error),
        ("1. A\n3. B\n5. C", .warning), ("1. A\n2. B\n2. C\n3. D", .warning), ("5. A\n5. B", .warning),
        ("> 2) A\n> 1) B", .error),
    ])
    func findsNumbersThatChange(text: String, severity: Diagnostic.Severity) {
        let file = SourceFile(path: "x.md", text: text)
        let found = MarkupCheck(MarkdownParser.parse(text, in: file).document, in: file).diagnostics
        #expect(found.map(\.id) == ["numrering-ändras"])
        #expect(found.map(\.severity) == [severity])
    }

    @Test(arguments: [
        ("##", "tom-rubrik"), ("## \u{A0}", "tom-rubrik"), ("> ###", "tom-rubrik"), ("## &nbsp;", "tom-rubrik"),
        ("En lång text.\n---", "stycke-blir-rubrik"), ("Två\nrader\n====", "stycke-blir-rubrik"),
        ("Text\n-", "stycke-blir-rubrik"), ("Blev  \n- 3 procent", "tecken-försvinner"),
        ("Förändringen blev\n- 3 procent", "tecken-försvinner"), ("Andelen är\n\n> 50 procent", "tecken-försvinner"),
        ("[TABLE]", "omvandlingsrest"), ("## Rubrik {#rubrik}", "omvandlingsrest"),
        ("Det är [viktigt]{.underline}.", "omvandlingsrest"), (":::varning", "omvandlingsrest"),
        ("Ny sida: \\newpage", "omvandlingsrest"), ("> [!NOTE]\n> Text", "omvandlingsrest"),
        ("Ytan är 5 m^2^.", "omvandlingsrest"), ("Det är ==viktigt== nu.", "omvandlingsrest"),
        ("Se [[Sidan]].", "omvandlingsrest"), ("Namn: {{namn}}", "omvandlingsrest"),
        ("Fr&aringgor", "okänd-teckenkod"), ("A &amp;nbsp; B", "okänd-teckenkod"),
        ("A &finnsinte; B", "okänd-teckenkod"),
        ("A&nbsp B", "okänd-teckenkod"), ("En rad\\", "omvänt-snedstreck"), ("Ord\\ ord", "omvänt-snedstreck"),
        ("Se https://a.example/mal\\_1.", "omvänt-snedstreck"), ("En rad\\nTvå", "omvänt-snedstreck"),
        ("Vi har =delmål.antal mål.", "formel-utan-accenter"), ("´=SUMMA(data/x.csv; A)´", "formel-utan-accenter"),
        ("[Källa]: Statistik", "rad-försvinner"),
        ("| A | B |\n| --- | --- |\n| 1 | 2 |\nKälla: X", "text-i-tabell"),
        ("<!-- stäm av -- fråga -->", "rå-html"), ("Text <!-- a -- b --> mer", "rå-html"),
        ("<!-- aldrig slut", "rå-html"),
        ("Text <!-- aldrig slut", "rå-html"), ("</p>Kostnaderna steg", "rå-html"), ("> </p>Text", "rå-html"),
        ("- </li>Text", "rå-html"), ("Text</p>", "rå-html"), ("<?php x ?>", "rå-html"), ("<![CDATA[x]]>", "rå-html"),
        ("<!DOCTYPE html>", "rå-html"), ("Text <br", "rå-html"), ("Text <o:p>", "rå-html"),
        ("</div>\nText på nästa rad.", "rå-html"),
        ("| A |\n| --- |\n| a<br />b |", "rå-html"), ("Text[^1]\n\n[^1]: </p>Not.", "rå-html"),
    ])
    func saysOneThing(text: String, id: String) { #expect(Self.ids(text) == [id]) }

    @Test(arguments: [
        "3 * 4 = 12 och 5 * 6", "Filen a_b_c och _x_y_", "#1 i Sverige", "Talet |x| är störst.", "|x| + |y| = 5",
        "(1) ensam", "Vi ska.\nInget.", "kl. 10~12",
        "* Preliminära siffror.", "Se not 1* och 2**.\n\n\\* Not ett.\n\n\\*\\* Not två.", "Utfall 12* och mål 13*.",
        "– Vi är glada, säger hon.", "– Ja.\n\n– Nej.", "-5 grader", "barn- och\n-ungdomar", "1. A\n1. B\n1. C",
        "5. A\n6. B", "0. A\n1. B", "2023. Ett år.", "Det var\n2023. Sedan kom\nmer", "[A]nna sa [...] så [sic].",
        "[1][2]", "En hake [a] (och en parentes).", "R&D; och AT&T", "&aring;&nbsp;&#8211;", "C:\\Gemensam\\ny",
        "Skriv \\*\\*så\\*\\*.", "Skriv \\[text\\](adress).", "`**kod**` och `[^1]`", "Start | Om oss | Kontakt",
        "| A | B |\n|---|---|\n| 1 | |\n| 2 |", "A | B\n-|-\n1 | 2", "|A|B|\n|:-:|--:|\n|1|2|",
        "| A |\n| - |\n| a \\| b |",
        "Rubrik\n------", "Rubrik\n===", "- 3 procent\n- 4 procent", "Målen är:\n- 3 procent\n- 4 procent",
        "> Ett citat.",
        "[planen][p]\n\n[p]: https://plan.example", "[Källa]: https://kalla.example", "Text.[^1]\n\n[^1]: Not.",
        "**Fet**text och *kursiv*.", "**fet***", "~~10~~ 12 procent", "~~Struket~~ och ~struket~",
        "- [ ] Gör\n- [x] Gjort",
        "[ ] Ja   [ ] Nej", "P < 0,05 och 3 <4", "Skriv ______ här", "850101-****", "e^x och x^2", "a == b", "{A, B}",
        "[länk](https://a.example/x_y_z?a=1&b=2#c)", "https://a.example/a_b_c~d~e*f*g", "![en buss](../bilder/a.png)",
        "[![en buss](../bilder/a.png)](https://a.example)", "Text  \nny rad\\\ntredje", "§ 5 och 3 § · mer",
        "1) A\n2) B",
        "Se mål 3.\n\n4. Fyra", "***", "* * *", "---\n\nText", "10 – 20", "5 * 3 * 2 är 30", "a) ensam rad",
        "Vi når 100 % (*) i år.", "Kostnad: 5*", "En not **) och en till **).", "#klimat och #hälsa är taggar.",
        "*Preliminärt.\n\n**Reviderat.",
    ])
    func saysNothingOfWhatIsRight(text: String) { #expect(Self.ids(text) == []) }

    @Test(arguments: [
        ("Vi är **bra**", true), ("__Vi__ är bra", true), ("[Vi](https://a.example)", true),
        ("Vi <!-- fråga -->", true),
        ("Utfall 12**", false), ("** Preliminärt", false), ("fil__namn__x", false), ("Andel [procent] (helår)", false),
        ("2*3**4", false), ("______", false),
    ])
    func findsMarkdownInPlainText(text: String, isFound: Bool) {
        let range = SourceRange(file: SourceFile(path: "x.yaml", text: "titel: " + text), line: 1, column: 8)
        #expect((PlainTextSlips.diagnostic(in: Sourced(text, at: range), key: "titel") != nil) == isFound)
    }

    /// The remedy, followed, gives no message.
    @Test(arguments: [
        ("3. Helt\n2. Delvis", "- 3: Helt\n- 2: Delvis"),
        ("##Rubrik", "## Rubrik"),
        ("[a](b c.pdf)", "[a](<b c.pdf>)"),
        ("</p>Text", "\\</p>Text"),
        ("| A | B |\n| --- |\n| 1 | 2 |", "| A | B |\n| --- | --- |\n| 1 | 2 |"),
        ("Blev  \n- 3 procent", "Blev  \n-3 procent"),
        ("Blev\n- 3 procent", "Blev\n\n- 3 procent"),
        ("Andelen\n> 50 procent", "Andelen\n\\> 50 procent"),
        ("Lång text.\n---", "Lång text."),
        ("10~20 och 30~40", "10–20 och 30–40"),
        ("2*3*4", "2\\*3\\*4"),
        ("| A |\n| --- |\n| `a|b` |", "| A |\n| --- |\n| `a\\|b` |"),
        ("[Källa]: SCB", "Källa: SCB"),
        ("[a][b]", "[a][b]\n\n[b]: https://a.example"),
        ("**Viktigt", "**Viktigt**"),
        ("**Viktigt", "\\*\\*Viktigt"),
        ("Text[^1]", "Text[^1]\n\n[^1]: text"),
        ("- punkt\n| A | B |\n| --- | --- |\n| 1 | 2 |", "- punkt\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"),
        ("| A | B |\n| --- | --- |\n| 1 | 2 |\nKälla: X", "| A | B |\n| --- | --- |\n| 1 | 2 |\n\nKälla: X"),
        ("A<br>B", "A\\\nB"),
        ("A\n<hr>", "A\n\n---\n"),
        ("| A |\n| --- |\n| a<br>b |", "| A |\n| --- |\n| a; b |"),
        ("## A<br>B", "## A B"),
        ("A\\", "A"),
        ("a ==b==", "a **b**"),
        ("Yta m^2^", "Yta m²"),
        ("Text <!-- a -- b -->", "Text"),
    ])
    func theRemedyHelps(wrong: String, right: String) {
        #expect(Self.ids(wrong) != [])
        #expect(Self.ids(right) == [])
    }

    /// Whatever is typed, each finding stands on a line of the text, at a column of that line.
    @Test func survivesAnything() {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "**", "*", "_", "__", "~", "~~", "`", "[", "]", "(", ")", "[^1]", "[^1]:", "![", "](", "][", ":", "#",
            "## ",
            "|", "| a | b |", "---", "--- | ---", "\n", "\n\n", " ", "  ", "- ", "1. ", "3. ", "a) ", "• ", "– ",
            "\u{A0}", "\\",
            "<", "<!--", "-->", "</p>", "<br>", "&", "&aring;", "&nbsp", "=", "==", "=delmål.", "^", "{", "}", "{#",
            "{{", "}}",
            "[[", "]]", ":::", "[TABLE]", "a", "åäö", "5", "https://a.example/", "www.", "> ", "    ", "\t", "[x]",
            "+---+",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let file = SourceFile(path: "x.md", text: text)
            let document = MarkdownParser.parse(text, in: file).document
            for found in MarkupCheck(document, in: file, lines: 1..<Int.max).diagnostics {
                let line = found.range.flatMap { file.line($0.start.line) }
                #expect(line != nil, "\(text.debugDescription): \(found.message)")
                let column = found.range?.start.column ?? 0
                let length = line?.count ?? 0
                #expect(column > 0 && column <= length + 1, "\(text.debugDescription): \(found.message)")
                #expect(found.help?.isEmpty == false)
            }
        }
    }

    @Test func tellsOnceOfWhatStandsEverywhere() {
        let text = Array(repeating: "• Buss", count: 20).joined(separator: "\n\n")
        let file = SourceFile(path: "x.md", text: text)
        let found = MarkupCheck(MarkdownParser.parse(text, in: file).document, in: file).diagnostics
        #expect(found.map(\.id) == ["lista-blir-text"])
        #expect(
            found.first?.help?.hasSuffix("samma sak på rad 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 och på 9 rader till")
                == true)
    }

    @Test func pointsAtTheSigns() {
        let text = "> En rad som är \\*lång\\* &amp; bred.\n> Sedan **fet **text."
        let file = SourceFile(path: "x.md", text: text)
        let found = MarkupCheck(MarkdownParser.parse(text, in: file).document, in: file).diagnostics
        #expect(found.first?.range?.start == SourcePosition(line: 2, column: 9))
        #expect(found.first?.range?.end == SourcePosition(line: 2, column: 17))
    }
}
