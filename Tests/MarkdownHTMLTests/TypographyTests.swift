import Diagnostics
import MarkdownHTML
import MarkdownSyntax
import SeededNumbers
import Testing

struct TypographyTests {
    /// `~` stands for a space that does not break.
    @Test(arguments: [
        ("Han sade \"hej\" och 'då'", "Han sade ”hej” och ’då’"), ("a - b", "a – b"), ("a -- b", "a – b"),
        ("a--b", "a--b"), ("https://a.example/5-7 och 5-7", "https://a.example/5-7 och 5–7"),
        ("\"www.a.example/2020-2030\"", "”www.a.example/2020-2030”"), ("a.example/1-2/b--c", "a.example/1-2/b--c"),
        ("(https://a.example/1-2).", "(https://a.example/1-2)."), ("namn-1-2@a.example", "namn-1-2@a.example"),
        ("https://a.example/x'y...", "https://a.example/x'y…"), ("t.ex./och 5-7", "t.ex./och 5–7"),
        ("---", "---"), ("1--2", "1–2"), ("sidorna 5-7", "sidorna~5–7"), ("2020-2030", "2020–2030"),
        ("1,5-2,5 %", "1,5–2,5~%"),
        ("(5-7)", "(5–7)"), ("5-7.", "5–7."), ("2023-08-31", "2023-08-31"), ("1-2-3", "1-2-3"), ("2023-08", "2023-08"),
        ("090-123456", "090-123456"), ("090-785 00 00", "090-785 00 00"), ("+46-90", "+46-90"),
        ("19800101-1234", "19800101-1234"),
        ("45-2023", "45-2023"), ("RUN-12", "RUN-12"), ("COVID-19", "COVID-19"), ("7-5", "7-5"), ("x5-7", "x5-7"),
        ("5-7x", "5-7x"),
        ("och så...", "och så…"), ("....", "...."), ("-15,6 mnkr", "−15,6~mnkr"), ("var -41", "var −41"),
        ("(-3)", "(−3)"),
        ("utfall 5 -3", "utfall 5 -3"), ("61 100 961 kr", "61~100~961~kr"), ("63 100 961", "63~100~961"),
        ("2023 100", "2023 100"),
        ("A4 100", "A4 100"), ("10 procent", "10~procent"), ("3 kWh", "3~kWh"), ("3 kW", "3~kW"),
        ("3 kakor", "3 kakor"), ("5 % av", "5~% av"),
        ("mål 4.1", "mål~4.1"), ("Agenda 2030", "Agenda~2030"), ("kapitel 3", "kapitel~3"), ("hemmål 3", "hemmål 3"),
        ("§ 5 och 6 §", "§~5 och 6 §"), ("delprioritering 2.1", "delprioritering~2.1"), ("12 personer", "12~personer"),
        ("", ""),
    ])
    func rule(text: String, expected: String) {
        let set = SwedishTypography.applied(to: text)
        #expect(set.replacing("\u{A0}", with: "~") == expected)
        #expect(SwedishTypography.applied(to: set) == set)
    }

    @Test func looksAcrossBordersAndNotIntoCode() {
        let text = "Se *mål* 4, **15** kr, \"[a](b)\" och `\"5-7 kr\"`, 5\n- 7 1 `x` 000"
        let file = SourceFile(path: "prov.md", text: text)
        let html = HTMLRenderer(resolver: PlainResolver()).render(MarkdownParser.parse(text, in: file).document).string
        #expect(
            html.contains(
                "<em>mål</em>\u{A0}4, <strong>15</strong>\u{A0}kr, ”<a href=\"b\">a</a>” och <code>&quot;5-7 kr&quot;</code>"
            ))
    }

    @Test func twiceIsOnce() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "\"", "'", "-", "--", " ", " ", ".", "...", "5", "15", "100", "000", "2030", "mål", "kr", "%", "§", "(",
            ")", "å", ",",
            "–", "−", "…", "\u{A0}", "\n", "+", "/", ":", "Agenda", "km", "0",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let once = SwedishTypography.applied(to: text)
            let twice = SwedishTypography.applied(to: once)
            if twice != once {
                Issue.record("”\(text)” → ”\(once)” → ”\(twice)”")
                return
            }
        }
    }
}
