import Diagnostics
import Testing

@testable import ReportLoading

/// Slips that were published as they stood before, each with its one message.
@Suite struct SlipTests {
    @Test(arguments: [
        ("31/8 2023", "2023-08-31"), ("31 augusti 2023", "2023-08-31"), ("31 aug 2023", "2023-08-31"),
        ("2023-8-31", "2023-08-31"), ("20230831", "2023-08-31"),
        ("2023.08.31", "2023-08-31"), ("2023/08/31", "2023-08-31"), ("augusti 2023", "2023-08"), ("2023-8", "2023-08"),
        ("31/13 2023", nil), ("i somras", nil),
        ("2023-02-30", nil),
    ])
    func guessesDates(_ text: String, _ expected: String?) { #expect(WrittenDate.meant(by: text) == expected) }

    @Test(arguments: [
        ("1.100", "1 100"), ("63.100.961", "63 100 961"), ("12.500", "12 500"), ("0.125", nil), ("1.10", nil),
        ("1100", nil), ("1.1000", nil), ("1234.567", nil), ("a.100", nil),
    ])
    func guessesThousands(_ text: String, _ expected: String?) { #expect(ThousandsPoint.meant(by: text) == expected) }

    @Test(arguments: [
        ("Ort;Andel\nA;1.100\nB;2.250", ["tusentalspunkt"]), ("Ort;Andel\nA;1.100\nB;2.5", []),
        ("Ort;Andel\nA;0.125", []), ("Ort;Andel\nA;1,100", []),
    ])
    func warnsOfThousandsInTables(_ text: String, _ expected: [String]) {
        #expect(TableReader.read(text, in: SourceFile(path: "x.csv", text: text)).diagnostics.map(\.id) == expected)
    }

    @Test func saysWhatCommasDoToDecimals() {
        let text = "Ort,Andel\nA,12,5"
        let found = TableReader.read(text, in: SourceFile(path: "x.csv", text: text)).diagnostics
        #expect(found.map(\.id) == ["för-många-celler"])
        #expect(found[0].help?.contains("semikolon") == true)
    }

    @Test(arguments: [
        ("Buss\u{200B}arna", 5), ("\u{202E}Bussarna", 1), ("Bussarna\u{2066}", 9), ("Bu\u{200D}ss", 3),
        ("👩\u{200D}👩", nil), ("Buss\u{A0}arna\u{AD}", nil), ("Buss\u{2028}arna", 5), ("Bussarna – ”här”", nil),
    ])
    func findsInvisibleCharacters(_ text: String, _ column: Int?) {
        let found = InvisibleCharacters.diagnostics(in: SourceFile(path: "x.md", text: "Rad ett\n" + text))
        #expect(found.map { $0.range?.start.column } == (column.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.range?.start.line == 2 })
    }

    @Test(arguments: [
        ("titel: A\n\n## Rubrik\n", 3), ("titel: A\n\nEn text om något.\n", 3), ("titel: A\nkontakter:\n  - b\n", nil),
        ("titel: A\n\nnummer: 1\n", nil),
        ("titel: A\n\n- punkt\n", nil), ("# en anmärkning\ntitel: A\n", nil), ("titel: >-\n  en text\n\n  till\n", nil),
    ])
    func findsTextInTheHead(_ yaml: String, _ line: Int?) { #expect(FrontMatter.lineOfText(in: yaml) == line) }

    private static func tree(_ files: [String: String]) -> [Diagnostic] {
        let base = [
            "rapport.yaml": "titel: A\når: 2023\norganisation: B\nuppföljning: {datum: 2023-08-31}\n",
            "skalor.yaml":
                "mål: {nivåer: [{id: ja, etikett: Nås helt, färg: grön, symbol: bock}, {id: nej, etikett: Nås inte, färg: röd, symbol: kryss}]}\nindikator: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, från: 100}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}\n",
            "strategi.yaml":
                "titel: S\nprioriteringar: [{nummer: 1, titel: En}]\navsnitt: [{titel: Samverkan, typ: samverkan}, {titel: Agenda 2030, typ: agenda}]\n",
            "kapitel/1-a.md": "---\ntitel: A\n---\n\nText.\n",
        ]
        return ReportLoader.load(
            SourceTree(name: "p", prefix: "Content/p/", files: base.merging(files) { $1 }.mapValues { Array($0.utf8) })
        ).diagnostics
    }

    private static func chapter(_ text: String) -> [Diagnostic] {
        tree(["kapitel/1-a.md": "---\ntitel: A\nprioritering: 1\n---\n\n" + text + "\n"])
    }

    /// Where the author slipped, whatever line the parser complains of.
    @Test(arguments: [
        ("titel:A\når: 2023\norganisation: B\n", 1, "skriv titel: A"),
        ("titel: A\når:2023\norganisation: B\n", 2, "skriv år: 2023"),
        ("titel: A\når: 2023\norganisation: B\nuppföljning:\n  datum:2023-08-31\n", 5, "skriv datum: 2023-08-31"),
        ("titel: A\når: 2023\norganisation: B\nkällor: [{id:a, titel: T}]\n", 4, "skriv id: a"),
    ])
    func findsAKeyWithoutItsSpace(_ text: String, _ line: Int, _ help: String) {
        let found = Self.tree(["rapport.yaml": text]).filter { $0.severity == .error }
        #expect(found.first?.range?.start.line == line)
        #expect(found.contains { $0.help == help }, "\(found.map { ($0.message, $0.help ?? "") })")
    }

    @Test func aKeyWithoutItsSpaceInAChapter() {
        let found = Self.tree(["kapitel/1-a.md": "---\ntitel:A\nnummer: 1\n---\n\n##Rubrik\n"])
        #expect(found.map(\.id) == ["trasig-yaml", "rubrik-utan-mellanslag"])
        #expect(found.first?.range?.start.line == 2)
    }

    /// One run tells of everything: what cannot be read hides nothing else.
    @Test(arguments: ["rapport.yaml", "skalor.yaml", "strategi.yaml"])
    func tellsOfTheRestWhereTheFrameIsBroken(_ path: String) {
        let goal = "nummer: 1\ntitel: M\nresultat: {nivå: ja, datum: igår}\n"
        let found = Self.tree([
            path: "titel: \"A\nnummer: [", "mal/mal-1.yaml": goal,
            "kapitel/2-b.md": "---\ntitel: B\nprioritering: 1\n---\n\n##Rubrik\n",
        ])
        #expect(Set(found.map(\.id)) == ["trasig-yaml", "fel-datum", "rubrik-utan-mellanslag"])
    }

    @Test func saysWhichLinesAMissingFileIsToHave() {
        let goal = "nummer: 1\ntitel: M\n"
        let files = ["mal/mal-1.yaml": goal, "text.md": "# Vårt år\n\nText.\n"]
        let (report, found) = ReportLoader.load(
            SourceTree(name: "2025", prefix: "Content/2025/", files: files.mapValues { Array($0.utf8) }))
        #expect(report?.isFrameRead == false)
        #expect(found.map(\.id) == ["saknad-fil", "saknad-fil", "okänd-fil"])
        let lines = found.compactMap(\.help).joined(separator: "\n").split(separator: "\n").map(String.init)
        #expect(lines.contains("  titel: \"FYLL I: rapportens titel\""))
        #expect(lines.contains("  år: 2025"))
        #expect(lines.contains("  titel: Vårt år"))
        #expect(lines.contains { $0.hasPrefix("  mål: {nivåer:") })
    }

    /// The lines that messages give are those of an edition that builds.
    @Test func theLinesOfTheMessagesAreRight() throws {
        let files = [
            "rapport.yaml": StartingText.edition(year: 2025), "skalor.yaml": StartingText.scales,
            "kapitel/1-a.md": StartingText.chapterHead(title: "Året: så gick det") + "\nText.\n",
            "mal/mal-1.yaml": "nummer: 1\ntitel: M\nresultat: {nivå: helt, datum: 2025-12-31}\n",
        ]
        let (report, found) = ReportLoader.load(
            SourceTree(name: "2025", prefix: "Content/2025/", files: files.mapValues { Array($0.utf8) }))
        #expect(found.map(\.id) == ["fyll-i"])
        #expect(report?.isFrameRead == true && report?.chapters.first?.title == "Året: så gick det")
    }

    @Test func needsNoScaleForAssignmentsThatAreNotThere() { #expect(Self.tree([:]).isEmpty) }

    @Test(arguments: [
        ("Se [mål] (mal:1.1).", "mellanslag-i-länk"), ("Se [A]  (https://a.example).", "mellanslag-i-länk"),
        ("Text.[^1]", "fotnot-saknas"), ("##Rubrik", "rubrik-utan-mellanslag"),
        ("Text\n###Rubrik", "rubrik-utan-mellanslag"), ("## Samvrekan\n\nText.", "okänt-avsnitt"),
        ("## Agenda 2030\n\nMål 19: Allt.", "okänt-globalt-mål"),
        ("## Agenda 2030\n\n- målen 18 och 9", "okänt-globalt-mål"), ("```faktaruta A\ntext", "oavslutat-block"),
        ("```mål 1.1\n\n```mål 1.2\n```", "oavslutat-block"),
        ("```\nfil: data/a.csv\n```", "block-utan-namn"),
    ])
    func saysOneThing(_ text: String, _ id: String) { #expect(Self.chapter(text).map(\.id) == [id]) }

    @Test(arguments: [
        "En hake [a] (och en parentes).", "Text.[^1]\n\n[^1]: Not.", "#hashtag och ##", "`[x] (mal:1)` och `[^1]`",
        "## Samverkan med andra\n\nText.",
        "## Agenda 2030\n\nMål 10.1, mål 17 och målet 2030. Formål 99.", "```faktaruta A\ntext\n```", "~~~\nkod\n~~~",
        "````\n```\nkod\n```\n````", "    indragen kod",
        "Mål 19 utanför avsnittet.",
    ])
    func saysNothingOfWhatIsRight(_ text: String) { #expect(Self.chapter(text).map(\.id) == []) }

    @Test func knowsOutcomesOutOfTime() {
        let goal = { (outcomes: String) in
            "nummer: 1\ntitel: M\nindikatorer:\n  - {id: a, titel: A, regel: minst, målvärde: 1, utfall: [\(outcomes)]}\n"
        }
        let ids = { (outcomes: String) in Self.tree(["mal/m.yaml": goal(outcomes)]).map(\.id) }
        #expect(ids("{datum: 2023-08-31, värde: 1}, {datum: 2023-08-30, värde: 1}") == [])
        #expect(ids("{datum: 2023, värde: 1}, {datum: 2023, värde: 2}") == ["samma-datum"])
        #expect(ids("{datum: 2023-09, värde: 1}") == ["utfall-efter-uppföljning"])
        #expect(ids("{datum: 2023-08, värde: 1}") == [])
        #expect(ids("{datum: 2024, värde: 1}") == ["utfall-efter-uppföljning"])
        #expect(ids("{datum: 2023-08-30, värde: 1}, {datum: 2023-08-30, värde: 2}") == ["samma-datum"])
    }

    @Test func guessesALevelByItsWords() {
        let found = Self.tree(["mal/m.yaml": "nummer: 1\ntitel: M\nprognos: {nivå: nås helt}\n"])
        #expect(found.map(\.help) == ["skriv nivå: ja"])
    }
}
