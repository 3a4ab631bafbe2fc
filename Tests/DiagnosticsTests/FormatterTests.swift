import Testing

@testable import Diagnostics

/// What an editor sees, pinned to the letter.
@Suite struct FormatterTests {
    private let file = SourceFile(
        path: "Content/2023/kapitel/3-nara-tillganglig.md",
        text: """
            ## Region Västerbottens bidrag
            Andelen förnybart ökade även detta år, se [mål 4.7](mal:4.7).
            """)

    private var unknownGoal: Diagnostic {
        Diagnostic(
            .error, "okänt-mål", "mål ”4.7” finns inte bland målen för 2023",
            at: SourceRange(file: file, line: 2, column: 53, length: 7),
            label: "målet saknas", help: "menade du ”4.1”? Skriv i så fall [mål 4.1](mal:4.1)")
    }

    @Test func showsAnExcerptToPeople() {
        #expect(
            DiagnosticFormatter.human.format([unknownGoal]) == """
                fel[okänt-mål]: mål ”4.7” finns inte bland målen för 2023
                  --> Content/2023/kapitel/3-nara-tillganglig.md:2:53
                  |
                1 | ## Region Västerbottens bidrag
                2 | Andelen förnybart ökade även detta år, se [mål 4.7](mal:4.7).
                  |                                                     ^^^^^^^ målet saknas
                  |
                  = hjälp: menade du ”4.1”? Skriv i så fall [mål 4.1](mal:4.1)

                """)
    }

    /// Lines to write in a file stand as lines to a person, and in a row to an editor.
    @Test func showsTheLinesOfARemedy() {
        let missing = Diagnostic(.error, "saknad-fil", "filen a.yaml saknas", help: "skapa den:\n  titel: A\n  år: 1")
        #expect(
            DiagnosticFormatter.human.format([missing])
                == "fel[saknad-fil]: filen a.yaml saknas\n = hjälp: skapa den:\n     titel: A\n     år: 1\n")
        #expect(
            DiagnosticFormatter.short.format([missing])
                == "error: filen a.yaml saknas (skapa den: / titel: A / år: 1) [saknad-fil]\n")
    }

    @Test func saysItInOneLineToEditors() {
        #expect(
            DiagnosticFormatter.short.format([unknownGoal]) == """
                Content/2023/kapitel/3-nara-tillganglig.md:2:53: error: mål ”4.7” finns inte bland målen för 2023 \
                (menade du ”4.1”? Skriv i så fall [mål 4.1](mal:4.1)) [okänt-mål]

                """)
    }

    @Test(arguments: [
        (Diagnostic.Severity.error, "fel", "error"), (.warning, "varning", "warning"), (.note, "notering", "note"),
    ])
    func hasAWordForEachWeight(severity: Diagnostic.Severity, word: String, keyword: String) {
        let diagnostic = Diagnostic(severity, "prov", "något")
        #expect(DiagnosticFormatter.human.format([diagnostic]) == "\(word)[prov]: något\n")
        #expect(DiagnosticFormatter.short.format([diagnostic]) == "\(keyword): något [prov]\n")
    }

    @Test func partsSeveralWithAnEmptyLine() {
        let two = [Diagnostic(.error, "a", "ett"), Diagnostic(.warning, "b", "två", help: "gör så")]
        #expect(DiagnosticFormatter.human.format(two) == "fel[a]: ett\n\nvarning[b]: två\n = hjälp: gör så\n")
        #expect(DiagnosticFormatter.short.format(two) == "error: ett [a]\nwarning: två (gör så) [b]\n")
        #expect(DiagnosticFormatter.human.format([]) == "")
    }

    // MARK: Excerpts

    private func human(_ text: String, line: Int, column: Int, length: Int = 1, label: String? = nil) -> String {
        let range = SourceRange(file: SourceFile(path: "a.md", text: text), line: line, column: column, length: length)
        return DiagnosticFormatter.human.format([Diagnostic(.error, "x", "m", at: range, label: label)])
    }

    @Test func widensTheMarginForLargeLineNumbers() {
        let text = (1...1000).map { "rad \($0)" }.joined(separator: "\n")
        #expect(
            human(text, line: 1000, column: 5, length: 4) == """
                fel[x]: m
                  --> a.md:1000:5
                     |
                 999 | rad 999
                1000 | rad 1000
                     |     ^^^^

                """)
        #expect(human(text, line: 10, column: 1).contains("\n 9 | rad 9\n10 | rad 10\n   | ^\n"))
    }

    @Test func cutsALongLineAroundTheMark() {
        let text = String(repeating: "abcdefghij", count: 40)
        let lines = human(text, line: 1, column: 201, length: 3).split(separator: "\n")
        #expect(lines[3] == "1 | …" + String(text.dropFirst(141).prefix(120)) + "…")
        #expect(lines[4] == "  | " + String(repeating: " ", count: 60) + "^^^")
    }

    @Test func cutsALongLineAtItsEnds() {
        let text = String(repeating: "abcdefghij", count: 40)
        let first = human(text, line: 1, column: 3, length: 2).split(separator: "\n")
        #expect(first[3] == "1 | " + text.prefix(120) + "…")
        #expect(first[4] == "  |   ^^")
        let last = human(text, line: 1, column: 400, length: 50).split(separator: "\n")
        #expect(last[3] == "1 | …" + text.suffix(120))
        #expect(last[4] == "  | " + String(repeating: " ", count: 120) + "^")
    }

    @Test func marksNoFurtherThanWhatIsShown() {
        let text = String(repeating: "x", count: 500)
        let lines = human(text, line: 1, column: 1, length: 500).split(separator: "\n")
        #expect(lines[4] == "  | " + String(repeating: "^", count: 120))
    }

    @Test func marksTheFirstLineOfSeveral() {
        let file = SourceFile(path: "a.md", text: "ett\ntvå och tre\nfyra")
        let range = SourceRange(
            file: file, start: SourcePosition(line: 2, column: 5), end: SourcePosition(line: 3, column: 2))
        let lines = DiagnosticFormatter.human.format([Diagnostic(.error, "x", "m", at: range)]).split(separator: "\n")
        #expect(lines[4...] == ["2 | två och tre", "  |     ^^^^^^^"])
    }

    @Test func turnsATabIntoOneBlank() {
        #expect(human("a\tb\tc", line: 1, column: 3).hasSuffix("1 | a b c\n  |   ^\n"))
    }

    @Test func letsNoControlCharacterThrough() {
        let evil = "a\u{1B}[2Jb\u{7}c\u{202E}d\u{2066}e"
        let range = SourceRange(file: SourceFile(path: "x\u{1B}[31m.md", text: evil), line: 1, column: 7)
        let diagnostic = Diagnostic(.error, "x", "namnet ”\(evil)”", at: range, label: evil, help: evil)
        for form in DiagnosticFormatter.allCases {
            let text = form.format([diagnostic])
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
            #expect(
                !text.unicodeScalars.contains {
                    (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
                })
        }
        #expect(human(evil, line: 1, column: 6).contains("1 | a�[2Jb�c�d�e\n  |      ^\n"))
    }

    @Test(arguments: [
        ("漢字 x", 4, "     ^"), ("🎉 fest x", 8, "        ^"), ("e\u{301} x", 3, "  ^"), ("åäö x", 5, "    ^"),
        ("x 漢", 3, "  ^^"),
    ])
    func putsTheMarkUnderWideLetters(text: String, column: Int, mark: String) {
        #expect(human(text, line: 1, column: column).hasSuffix("1 | \(text)\n  | \(mark)\n"))
    }

    @Test func standsAtTheEndOfALineThatIsTooShort() {
        #expect(human("kort", line: 1, column: 40, length: 3).hasSuffix("1 | kort\n  |     ^\n"))
    }

    @Test func survivesAPlaceThatIsNotThere() {
        #expect(human("en rad", line: 9, column: 9) == "fel[x]: m\n  --> a.md:9:9\n")
    }

    @Test func namesAFileAsAWholeWithoutAnExcerpt() {
        let range = SourceRange(file: SourceFile(path: "Content/2023/rapport.yaml", text: ""), line: 1)
        let diagnostic = Diagnostic(.error, "saknad-fil", "filen rapport.yaml saknas", at: range, help: "kopiera den")
        #expect(
            DiagnosticFormatter.human.format([diagnostic]) == """
                fel[saknad-fil]: filen rapport.yaml saknas
                  --> Content/2023/rapport.yaml
                 = hjälp: kopiera den

                """)
        #expect(
            DiagnosticFormatter.short.format([diagnostic])
                == "Content/2023/rapport.yaml:1:1: error: filen rapport.yaml saknas (kopiera den) [saknad-fil]\n")
    }

    // MARK: Order

    @Test func sortsByFilePlaceAndWeightAndShowsEachOnce() {
        let a = SourceFile(path: "a.md", text: "1\n2\n")
        let b = SourceFile(path: "b.md", text: "1\n")
        let whole = Diagnostic(.warning, "w", "hela körningen")
        let second = Diagnostic(.error, "e", "rad två", at: SourceRange(file: a, line: 2))
        let warning = Diagnostic(.warning, "w", "rad ett", at: SourceRange(file: a, line: 1))
        let error = Diagnostic(.error, "e", "rad ett", at: SourceRange(file: a, line: 1))
        let other = Diagnostic(.error, "e", "annan fil", at: SourceRange(file: b, line: 1))
        #expect(
            [other, second, warning, error, second, whole, error].inOrder() == [whole, error, warning, second, other])
        #expect([warning].containsError == false)
        #expect([warning, error].containsError)
    }

    @Test(arguments: [
        ("", 1, ""), ("a", 1, "a"), ("a\n", 2, ""), ("a\r\nb", 1, "a"), ("a\r\nb", 2, "b"), ("å\nä", 2, "ä"),
    ])
    func findsALine(text: String, number: Int, line: String) {
        #expect(SourceFile(path: "x", text: text).line(number) == line)
    }

    @Test(arguments: [("a", 0), ("a", 2), ("a", -1), ("a\nb", 3)])
    func hasNoLineOutsideTheFile(text: String, number: Int) {
        #expect(SourceFile(path: "x", text: text).line(number) == nil)
    }
}
