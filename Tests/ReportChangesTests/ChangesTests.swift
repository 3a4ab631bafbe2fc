import ReportLoading
import ReportModel
import Testing

@testable import ReportChanges

@Suite struct SinceTests {
    @Test(arguments: ["2024-03-01", "2024-02-29", "2000-02-29", "2023-12-31", "2023-04-30"])
    func days(text: String) { #expect(Since(text) == .day(text)) }

    @Test(arguments: [
        "2024-13-45", "2024-00-10", "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-01-00", "0000-01-01",
        "2024-3-1", "2024-03", "20240301", "٢٠٢٤-03-01", "2024-03-01 ", "igår", "",
    ])
    func noDays(text: String) { #expect(Since(text) == nil) }

    @Test func states() { #expect(Since("granskad") == .state(.reviewed) && Since("klar") == .state(.ready)) }
}

@Suite struct SentenceTests {
    @Test(arguments: [
        ("Ett. Två.", ["Ett.", "Två."]), ("Är det så? Ja!", ["Är det så?", "Ja!"]),
        ("Till t.ex. Umeå kom m.fl. Andra kom.", ["Till t.ex. Umeå kom m.fl. Andra kom."]),
        ("Den 5 april kl. 14 började det. 12 kom.", ["Den 5 april kl. 14 började det.", "12 kom."]),
        ("Han sade ”nej.” Hon gick.", ["Han sade ”nej.”", "Hon gick."]),
        ("Talet är 3.5 procent.", ["Talet är 3.5 procent."]), ("Se s. 4. Sedan.", ["Se s. 4.", "Sedan."]), ("", []),
        ("utan punkt", ["utan punkt"]),
    ])
    func splits(text: String, sentences: [String]) {
        #expect(Sentences.split(text) == sentences)
    }
}

@Suite struct UnitDifferenceTests {
    @Test func saysWhatCameWentAndChanged() {
        let old = ["Rådet möttes åtta gånger.", "Det var bra.", "Sedan hände inget."]
        #expect(UnitDifference.between(old, old) == [])
        #expect(
            UnitDifference.between(old, ["Rådet möttes nio gånger.", "Det var bra.", "Sedan hände inget."]) == [
                .changed(from: old[0], to: "Rådet möttes nio gånger.")
            ])
        #expect(UnitDifference.between(old, [old[0], old[2]]) == [.removed("Det var bra.")])
        #expect(
            UnitDifference.between(old, [old[0], "Helt annat här.", old[1], old[2]]) == [.added("Helt annat här.")])
        #expect(UnitDifference.between(["A b c."], ["X y z."]) == [.added("X y z."), .removed("A b c.")])
    }

    /// Whatever the lists are, the changes lead from one to the other.
    @Test func losesNothing() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let words = ["ett två tre.", "fyra fem.", "sex.", "ett två fyra.", "sju åtta nio."]
            let make = {
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
            }
            let (old, new) = (make(), make())
            let changes = UnitDifference.between(old, new)
            let gone = changes.compactMap { change in
                switch change {
                case .removed(let text), .changed(let text, _): text
                case .added: nil
                }
            }
            let come = changes.compactMap { change in
                switch change {
                case .added(let text), .changed(_, let text): text
                case .removed: nil
                }
            }
            #expect((old + come).sorted() == (new + gone).sorted(), "\(old) → \(new): \(changes)")
        }
    }
}

@Suite struct ReportChangesTests {
    private static let level =
        "nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]"
    private static let files = [
        "rapport.yaml": "titel: Prov\når: 2023\norganisation: Regionen\n",
        "skalor.yaml":
            "mål: {\(level)}\nindikator: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, från: 100}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}\nuppdrag: {\(level)}\n",
        "strategi.yaml": "titel: Strategin\nprioriteringar: [{nummer: 1, titel: Ett}]\n",
        "mal/mal-01.yaml": """
        nummer: 1
        titel: Målet
        prognos: {nivå: nej}
        kommentar: Det går trögt. Men vi fortsätter.
        indikatorer:
          - {id: turer, titel: Turer, enhet: procent, regel: minst, målvärde: 90, utfall: [{år: 2023, värde: 85}]}
          - {id: gammal, titel: Gammal, läge: utfall saknas}
        """,
        "nyckeltal.yaml":
            "grupper: [{id: e, titel: E, nyckeltal: [{id: k, titel: Kostnad, värde: \"1,5\", enhet: mnkr}]}]\n",
        "data/t.csv": "A;B\n1;2\n3;4\n", "ordlista.txt": "RUS\n", "dokument/a.txt": "Ett\n",
        "bilder/a.svg": #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>"#,
        "forord.md": "---\ntitel: Förord\n---\n\nÅret var bra. Tack.\n",
        "kapitel/1-ett.md":
            "---\ntitel: Ett\nläge: granskad\ngranskad-av: Staben\n---\n\nInledning.\n\n## Samverkan\n\nRådet möttes åtta gånger. Det var bra.\n\n### Vägar\n\nVägen är lång och går genom skogen.\n\n## Annat\n\nNågot helt annat står här.\n",
        "kapitel/2-tva.md": "---\ntitel: Två\n---\n\n## Rubrik\n\nText.\n",
    ]

    private static func report(_ changes: [String: (String, String)] = [:], removing path: String? = nil) throws
        -> ContentVersion
    {
        var files = Self.files
        for (path, change) in changes {
            let text = try #require(files[path])
            #expect(text.contains(change.0))
            files[path] = text.replacing(change.0, with: change.1)
        }
        if let path { files[path] = nil }
        let tree = SourceTree(name: "prov", prefix: "Content/prov/", files: files.mapValues { Array($0.utf8) })
        let (report, diagnostics) = ReportLoader.load(tree)
        #expect(!diagnostics.containsError)
        return ContentVersion(tree: tree, report: try #require(report))
    }

    private static func chapter(_ old: String, _ new: String) throws -> [ChapterChanges.Change] {
        let changes = ReportChanges(from: try report(), to: try report(["kapitel/1-ett.md": (old, new)]), day: nil)
        guard case .compared(let found)? = changes.chapters.first?.fate else { return [] }
        #expect(changes.chapters.dropFirst().allSatisfy { $0.fate == .compared([]) })
        return found
    }

    @Test func sameIsSame() throws {
        #expect(ReportChanges(from: try Self.report(), to: try Self.report(), day: nil).isEmpty)
    }

    @Test func seesWhatAnEditorDoesToAText() throws {
        #expect(
            try Self.chapter("åtta", "nio") == [
                .units(
                    section: "Samverkan", [.changed(from: "Rådet möttes åtta gånger.", to: "Rådet möttes nio gånger.")])
            ])
        #expect(
            try Self.chapter("genom skogen", "genom dalen") == [
                .units(
                    section: "Samverkan › Vägar",
                    [.changed(from: "Vägen är lång och går genom skogen.", to: "Vägen är lång och går genom dalen.")])
            ])
        #expect(
            try Self.chapter("### Vägar", "### Vägen dit") == [
                .renamedSection(from: "Samverkan › Vägar", to: "Samverkan › Vägen dit")
            ])
        #expect(
            try Self.chapter("## Annat\n\nNågot helt annat står här.\n", "") == [
                .removedSection(title: "Annat", words: 5)
            ])
        #expect(
            try Self.chapter("## Annat", "## Nytt\n\nMer text.\n\n## Annat") == [.newSection(title: "Nytt", words: 2)])
        #expect(
            try Self.chapter("Inledning.", "Början.") == [
                .units(section: "", [.added("Början."), .removed("Inledning.")])
            ])
        #expect(
            try Self.chapter("Det var bra.", "Det var [bra](mal:1).") == [
                .units(section: "Samverkan", [.changed(from: "Det var bra.", to: "Det var bra (mal:1).")])
            ])
        #expect(try Self.chapter("läge: granskad", "läge: klar") == [.head(key: "läge", from: "granskad", to: "klar")])
        #expect(try Self.chapter("granskad-av: Staben\n", "") == [.head(key: "granskad-av", from: "Staben", to: nil)])
        // Line breaks and blank lines are no change to a reader.
        #expect(try Self.chapter("gånger. Det", "gånger.\nDet") == [])
    }

    /// A real chapter has two sections called Agenda 2030.
    @Test func tellsSectionsOfOneNameApart() throws {
        let twice = try Self.report(["kapitel/1-ett.md": ("## Annat", "## Samverkan")])
        #expect(ReportChanges(from: twice, to: twice, day: nil).isEmpty)
        let changes = ReportChanges(from: try Self.report(), to: twice, day: nil)
        #expect(changes.chapters.first?.fate == .compared([.renamedSection(from: "Annat", to: "Samverkan (2)")]))
    }

    @Test func seesSectionsThatMoved() throws {
        let text = try #require(Self.files["kapitel/1-ett.md"])
        let start = try #require(text.firstRange(of: "## Samverkan")).lowerBound
        let other = try #require(text.firstRange(of: "## Annat")).lowerBound
        let swapped = String(text[other...]) + "\n" + text[start..<other]
        #expect(try Self.chapter(String(text[start...]), swapped) == [.movedSections(["Annat"])])
    }

    @Test func seesChaptersComeAndGo() throws {
        let (all, one) = (try Self.report(), try Self.report(removing: "kapitel/2-tva.md"))
        #expect(ReportChanges(from: all, to: one, day: nil).chapters.map(\.fate) == [.compared([]), .gone])
        #expect(ReportChanges(from: one, to: all, day: nil).chapters.map(\.fate) == [.compared([]), .new])
    }

    @Test(arguments: [
        ("mal/mal-01.yaml", "värde: 85", "värde: 87", "Indikatorn ”Turer”, utfallet 2023, värde: 85 → 87"),
        ("mal/mal-01.yaml", "målvärde: 90", "målvärde: 95", "Indikatorn ”Turer”, målvärdet, värde: 90 → 95"),
        ("mal/mal-01.yaml", "nivå: nej", "nivå: ja", "Regionmålet 1, prognosen, nivå: ”nej” → ”ja”"),
        (
            "mal/mal-01.yaml", "Det går trögt.", "Det går bra.",
            "Regionmålet 1, kommentar: ”Det går trögt.” → ”Det går bra.”"
        ),
        (
            "mal/mal-01.yaml", "läge: utfall saknas", "läge: följs inte upp",
            "Indikatorn ”Gammal”, läge: utfall saknas → följs inte upp"
        ),
        (
            "mal/mal-01.yaml", "utfall: [", "utfall: [{år: 2022, värde: 80}, ",
            "Indikatorn ”Turer”, utfallet 2022 har tillkommit (värde 80)"
        ),
        ("mal/mal-01.yaml", "titel: Målet", "titel: Det målet", "Regionmålet 1, titel: ”Målet” → ”Det målet”"),
        ("nyckeltal.yaml", "\"1,5\"", "2", "Gruppen av nyckeltal ”E”, nyckeltalet ”Kostnad”, värde: 1,5 → 2"),
        ("skalor.yaml", "från: 100", "från: 90", "Skalan för indikator, nivån ”Ja”, från: 100 → 90"),
        (
            "rapport.yaml", "Regionen\n", "Regionen\nbeslut: {organ: Nämnden}\n",
            "Beslutet har tillkommit (organ ”Nämnden”)"
        ),
        ("rapport.yaml", "år: 2023", "år: 2024", "År: 2023 → 2024"),
        ("data/t.csv", "3;4\n", "3;5\n6;7\n", "”3 | 4” → ”3 | 5” + ny rad ”6 | 7”"),
        ("ordlista.txt", "RUS", "RUP", "ny rad ”RUP” + borttagen rad ”RUS”"),
        ("dokument/a.txt", "Ett", "Två", "ny rad ”Två” + borttagen rad ”Ett”"),
        ("bilder/a.svg", "10", "20", "filen har ändrats"),
        ("forord.md", "Året var bra.", "Året var gott.", "Texten: ”Året var bra.” → ”Året var gott.”"),
    ])
    func seesWhatBecameOfFiles(path: String, old: String, new: String, lines: String) throws {
        let files = ReportChanges(from: try Self.report(), to: try Self.report([path: (old, new)]), day: nil).files
        #expect(files.map(\.path) == [path])
        #expect(files.first?.lines.joined(separator: " + ").replacing("\u{A0}", with: " ") == lines)
    }

    @Test func seesIndicatorsComeAndGo() throws {
        let old = try Self.report()
        let new = try Self.report(["mal/mal-01.yaml": ("id: gammal, titel: Gammal", "id: ny, titel: Ny")])
        #expect(
            ReportChanges(from: old, to: new, day: nil).files == [
                FileChanges(
                    path: "mal/mal-01.yaml",
                    lines: ["Indikatorn ”Ny” har tillkommit", "Indikatorn ”Gammal” har tagits bort"])
            ])
    }

    /// The same figures written in another way, and comments, are no change.
    @Test(arguments: [
        ("mal/mal-01.yaml", "målvärde: 90", "målvärde: {värde: \"90\"}"),
        ("nyckeltal.yaml", "\"1,5\"", "1.5"), ("rapport.yaml", "titel: Prov", "titel:   \"Prov\""),
        ("mal/mal-01.yaml", "Det går trögt. Men", "|\n  Det går\n  trögt. Men"),
        ("data/t.csv", "3;4\n", "3;4\n\n"),
    ])
    func doesNotSeeWhatMeansTheSame(path: String, old: String, new: String) throws {
        let changes = ReportChanges(from: try Self.report(), to: try Self.report([path: (old, new)]), day: nil)
        #expect(changes.files == [])
    }

    @Test func seesThatTheOrderIsAnother() throws {
        let (first, second) = (
            "{id: turer, titel: Turer, enhet: procent, regel: minst, målvärde: 90, utfall: [{år: 2023, värde: 85}]}",
            "{id: gammal, titel: Gammal, läge: utfall saknas}"
        )
        let new = try Self.report(["mal/mal-01.yaml": ("- \(first)\n  - \(second)", "- \(second)\n  - \(first)")])
        #expect(
            ReportChanges(from: try Self.report(), to: new, day: nil).files.flatMap(\.lines) == [
                "Regionmålet 1, indikatorer: ordningen: turer, gammal → gammal, turer"
            ])
    }
}
