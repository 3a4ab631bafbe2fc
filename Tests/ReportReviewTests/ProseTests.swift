import Diagnostics
import MarkdownSyntax
import ReportModel
import Testing

@testable import ReportReview

/// Texts as sentences and words, with their places.
@Suite struct ProseTests {
    private static func passages(_ text: String) -> [Passage] {
        let file = SourceFile(path: "text.md", text: text)
        var collector = PassageCollector(home: .other, file: file)
        let extensions = MarkdownExtensions(containers: BlockName.ofTexts, knowsTypography: true)
        collector.add(MarkdownParser.parse(text, in: file, extensions: extensions).document)
        return collector.passages
    }

    private static func sentences(_ text: String) -> [String] { passages(text).flatMap(Sentence.sentences).map(\.text) }

    @Test(arguments: [
        ("Bussen går. Tåget står.", ["Bussen går.", "Tåget står."]),
        ("Det gäller t.ex. Umeå och bl.a. Lycksele.", ["Det gäller t.ex. Umeå och bl.a. Lycksele."]),
        ("Mål 4.1 nås. Mål 4.2 nås inte.", ["Mål 4.1 nås.", "Mål 4.2 nås inte."]),
        ("Den 31.12 var 63 100 961 kr kvar. Bra!", ["Den 31.12 var 63 100 961 kr kvar.", "Bra!"]),
        ("Hon sade: ”Vi kom. Vi såg.” Sedan gick hon.", ["Hon sade: ”Vi kom.", "Vi såg.”", "Sedan gick hon."]),
        ("Är det sant? Ja.", ["Är det sant?", "Ja."]),
        ("Ca 40 procent, dvs. Många.", ["Ca 40 procent, dvs. Många."]),
    ])
    func cutsSentences(_ text: String, _ expected: [String]) { #expect(Self.sentences(text) == expected) }

    @Test(arguments: [
        ("EU:s e-tjänst", ["EU:s", "e-tjänst"]),
        ("63 100 961 kr", ["63 100 961", "kr"]),
        ("År 2023 100 bussar", ["År", "2023", "100", "bussar"]),
        ("−15,6 mnkr (2022)", ["−15,6", "mnkr", "(", "2022", ")"]),
        ("30–40 procent", ["30", "–", "40", "procent"]),
        ("stad/land", ["stad", "/", "land"]),
        ("AI-förordningen, 75 %.", ["AI-förordningen", ",", "75", "%", "."]),
    ])
    func cutsTokens(_ text: String, _ expected: [String]) throws {
        #expect(Tokenizer.tokens(of: try #require(Self.passages(text).first)).map(\.text) == expected)
    }

    @Test func knowsNumbersInWords() {
        #expect(
            ["sexton", "ett", "en", "tjugoen", "hundratjugotre", "inga", "buss"].map(NumberWords.value) == [
                16, 1, 1, 21, 123, 0, nil,
            ])
    }

    @Test func keepsEveryPlace() throws {
        let passage = try #require(Self.passages("Se *mål* och [kapitlet\nom bussar](kapitel:bussar) här.").first)
        let word = try #require(Tokenizer.tokens(of: passage).first { $0.text == "bussar" })
        let range = passage.range(word.range)
        #expect(range.start == SourcePosition(line: 2, column: 4))
        #expect(range.end == SourcePosition(line: 2, column: 10))
        #expect(passage.links.map(\.written) == ["kapitel:bussar"])
    }

    @Test func readsWhatABlockHoldsAndLeavesCodeAndOtherLanguages() {
        let text =
            "```faktaruta Rubrik\nEn text med `kod` och [park](språk:en).\n```\n\n```språk en\nEnglish text.\n```\n\n```\nkod\n```\n\n```tabell\ntitel: Resor per ort\n---\nOrt;Resor\n```"
        let passages = Self.passages(text)
        #expect(passages.map { String($0.text) } == ["En text med \u{FFFC} och park.", "Resor per ort"])
        #expect(passages[0].foreign.map(passages[0].words) == ["park"])
        #expect(passages[1].range.start == SourcePosition(line: 14, column: 8))
    }

    @Test func marksQuotations() { #expect(Self.passages("> Citat.\n\nEget.").map(\.isQuoted) == [true, false]) }

    /// 22 words in 2 sentences, of which 3 have more than six letters: 11 + 14.
    @Test func measuresReadability() throws {
        let text =
            "Bussarna går varje dag till den lilla byn vid sjön. Ibland kommer passagerarna för sent, och skoleleverna väntar där i kylan ute."
        let report = ProseEdition.tree(ProseEdition.chapter(text))
        let prose = try #require(ProseEdition.prose(report))
        let chapter = try #require(prose.texts.first { $0.home == .chapter(slug: "bussar") })
        let figures = try #require(Readability(chapter))
        #expect((figures.words, figures.sentences, figures.longWords) == (22, 2, 3))
        #expect(figures.lix == 25)
    }
}
