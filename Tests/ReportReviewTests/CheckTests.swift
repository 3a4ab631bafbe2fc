import Diagnostics
import ReportLoading
import Testing

@testable import ReportReview

/// What the labelled sentences and the handbook's examples cannot show.
@Suite struct CheckTests {
    private static func ids(_ files: [String: String], tools: ReviewTools = ReviewTools(), earlier: [SourceTree] = [])
        -> [String]
    {
        ProseEdition.review(ProseEdition.tree(files), tools: tools, earlier: earlier).filter {
            $0.id != "oanvänd-fil" && $0.id != "prioritering-utan-kapitel"
        }.map(\.id)
    }

    /// Last year's edition, with one outcome of 2022.
    private static func lastYear(_ outcome: String, organisation: String = "Region Prov") -> SourceTree {
        ProseEdition.tree([
            "rapport.yaml":
                "titel: Resultat 2022\når: 2022\norganisation: \(organisation)\nuppföljning: {datum: 2022-12-31, typ: resultat}\n",
            "mal/mal-1.yaml": "nummer: 1\ntitel: Ett\n", "mal/mal-2.yaml": "nummer: 2\ntitel: Två\n",
            "mal/mal-3.yaml": """
            nummer: 3
            titel: Vi är en bra arbetsgivare
            delmål:
              - nummer: "3.1"
                titel: Fler är friska
                resultat: {nivå: inte, datum: 2022-12-31}
                indikatorer:
                  - {id: sjukfranvaro, titel: Sjukfrånvaro, enhet: procent, regel: högst, målvärde: 5, utfall: [{datum: 2022-12-31, värde: "\(outcome)"}]}
            """,
        ])
    }

    @Test func comparesWithLastYearsReport() {
        #expect(Self.ids([:], earlier: [Self.lastYear("5,4")]).contains("värde-mot-förra-rapporten") == false)
        #expect(Self.ids([:], earlier: [Self.lastYear("5,6")]).contains("värde-mot-förra-rapporten"))
        // Each of the two remedies takes the message away.
        let goals = ProseEdition.files["mal/mal-3.yaml"] ?? ""
        for mended in ["värde: \"5,4\", not: Omräknat när fler svarade.", "värde: \"5,6\""] {
            let files = ["mal/mal-3.yaml": goals.replacing("värde: \"5,4\"", with: mended)]
            #expect(!Self.ids(files, earlier: [Self.lastYear("5,6")]).contains("värde-mot-förra-rapporten"))
        }
    }

    @Test func comparesJudgementsWithLastYearsReport() {
        let text = ProseEdition.files["mal/mal-3.yaml"] ?? ""
        let history = { (level: String) in
            text.replacing(
                "resultat: {nivå: delvis}", with: "historik: [{år: 2022, nivå: \(level)}]\n    resultat: {nivå: delvis}"
            )
        }
        #expect(
            Self.ids(["mal/mal-3.yaml": history("inte")], earlier: [Self.lastYear("5,4")]).contains(
                "bedömning-mot-förra-rapporten") == false)
        #expect(
            Self.ids(["mal/mal-3.yaml": history("helt")], earlier: [Self.lastYear("5,4")]).contains(
                "bedömning-mot-förra-rapporten"))
    }

    @Test func asksTheDictionaryOnlyForWordsThatItMayKnow() {
        let text =
            "Färjorna i Åbro (EU:s och KLT:s) seglar på Bus Line, [harbour](språk:en), kom@exempel.example, h2o, ”Artic” och fjärr- och närtrafik i pendlarkort."
        let asked = Asked()
        let tools = ReviewTools(spelling: { words in
            asked.words = words
            return [:]
        })
        _ = Self.ids(
            ProseEdition.chapter(text).merging(["ordlista.txt": "# namn\nBus Line # en buss\nÅbro\n"]) { $1 },
            tools: tools)
        let expected = ["Färjorna", "seglar", "närtrafik"]
        let known = [
            "Åbro", "EU", "KLT", "Bus", "Line", "harbour", "kom", "exempel", "h2o", "Artic", "fjärr", "pendlarkort",
        ]
        #expect((expected + known).filter(asked.words.contains) == expected)
    }

    /// A dictionary that knows some words, and suggests what differs least.
    private static func spelled(_ text: String, knowing known: String) -> [Diagnostic] {
        let known = Set(known.split(separator: " ").map(String.init))
        let tools = ReviewTools(spelling: { words in
            Dictionary(
                words.filter { !known.contains($0) }.map { ($0, ["kommunal"]) }, uniquingKeysWith: { first, _ in first }
            )
        })
        return ProseEdition.review(ProseEdition.tree(ProseEdition.chapter(text)), tools: tools)
            .filter { ["stavning", "annat-språk"].contains($0.id) && $0.range?.file.path.contains("kapitel") == true }
    }

    @Test func asksForThePartsOfAWordWithAHyphen() {
        let known = "Avsnitt En text om politik arbetsplats norra Sverige"
        #expect(
            Self.spelled("En text om kommunnal-politik.", knowing: known).map(\.message) == [
                "ordet ”kommunnal-politik” finns inte i ordlistan"
            ])
        #expect(Self.spelled("En text om arbets-plats.", knowing: known).isEmpty)
        #expect(Self.spelled("En text om VAB-politik i aug 2023, tkr.", knowing: known + " i").isEmpty)
    }

    @Test func seesWhatIsWrittenInAnotherLanguage() {
        let english = "The region supports small firms and towns."
        #expect(Self.spelled(english, knowing: "Avsnitt").map(\.id) == ["annat-språk"])
        #expect(Self.spelled("```språk en\n\(english)\n```", knowing: "Avsnitt").isEmpty)
        #expect(
            Self.spelled("Fem okkända ord är för få.", knowing: "Avsnitt Fem ord är för få").map(\.id) == ["stavning"])
    }

    @Test(arguments: [
        ("## MILJÖ\n\nText.", false), ("Vi arbetar med MILJÖ i år.", true), ("## RKM och miljö\n\nText.", true),
    ])
    func takesATitleInCapitalsForNoAbbreviation(_ text: String, _ isFound: Bool) {
        #expect(Self.ids(ProseEdition.chapter(text)).contains("oförklarad-förkortning") == isFound)
    }

    @Test(arguments: [
        ("## Tomt\n\n## Fullt\n\nText.", 1), ("## A\n\n### Tomt\n\n### Fullt\n\nText.", 1),
        ("## A\n\n### B\n\nText.", 0),
    ])
    func findsEmptyHeadingsInAnyChapter(_ text: String, _ count: Int) {
        let found = ProseEdition.review(ProseEdition.tree(ProseEdition.chapter("Text.\n\n" + text)))
        #expect(found.count { $0.id == "tomt-avsnitt" } == count)
    }

    private final class Asked: @unchecked Sendable { var words: [String] = [] }

    @Test func saysThatTheSpellingWasNotChecked() {
        #expect(
            Self.ids(ProseEdition.chapter("En text."), tools: ReviewTools(spelling: { _ in nil })).contains(
                "stavning-ej-gjord"))
        #expect(!Self.ids(ProseEdition.chapter("En text.")).contains("stavning-ej-gjord"))
    }

    @Test func weighsPictures() {
        let picture = SourceTree(
            name: "prov", prefix: "Content/prov/",
            files: ProseEdition.tree().files.merging([
                "bilder/tung.jpg": photograph(weighing: 500_001), "bilder/lagom.jpg": photograph(weighing: 500_000),
            ]) { $1 })
        #expect(
            ProseEdition.review(picture).filter { $0.id == "tung-bild" }.map { $0.range?.file.path } == [
                "Content/prov/bilder/tung.jpg"
            ])
    }

    /// A frame, a scan and an end, with as much in between as it takes.
    private func photograph(weighing bytes: Int) -> [UInt8] {
        let head: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
        ]
        return head + Array(repeating: 7, count: bytes - head.count - 2) + [0xFF, 0xD9]
    }

    @Test(arguments: ["bilder/buss.svg", "../bilder/buss.svg", "../bilder/b%75ss.svg"])
    func knowsAFileThatIsNamed(_ name: String) {
        let files = ProseEdition.chapter("![En buss](\(name))").merging([
            "bilder/buss.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
        ]) { $1 }
        let unused = ProseEdition.review(ProseEdition.tree(files)).filter { $0.id == "oanvänd-fil" }
        #expect(unused.isEmpty == (name != "../bilder/b%75ss.svg"))
    }

    /// A picture says by its alternative text where it leads, or by the one in `bilder.yaml`.
    @Test(arguments: [
        ("[![Vår logotyp](../bilder/buss.svg)](https://a.example)", false),
        ("[![här](../bilder/buss.svg)](https://a.example)", true),
        ("[![](../bilder/buss.svg)](https://a.example)", false),
        ("[![Buss](../bilder/buss.svg) mer](https://a.example)", false),
    ])
    func readsAPictureAsALinksWords(text: String, saysNothing: Bool) {
        let files = ProseEdition.chapter(text).merging([
            "bilder/buss.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
        ]) { $1 }
        #expect(Self.ids(files).contains("intetsägande-länk") == saysNothing)
    }

    @Test func saysNothingOfCountsThatCouldNotBeRead() {
        let files = ProseEdition.chapter("Nämnden följer upp alla åtta delmål.")
        #expect(Self.ids(files).contains("antal-mot-data"))
        #expect(!Self.ids(files.merging(["mal/mal-3.yaml": "nummer: x: y"]) { $1 }).contains("antal-mot-data"))
    }
}
