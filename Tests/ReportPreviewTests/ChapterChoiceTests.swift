import Diagnostics
import MarkdownSyntax
import ReportModel
import ReportPreview
import Testing

/// Which chapter an editor means.
@Suite struct ChapterChoiceTests {
    private static let chapters: [Chapter] = [
        chapter("inledning", "Så läser du rapporten", nil),
        chapter("nytankande-och-smart-region", "En nytänkande och smart region", 1),
        chapter("nara-tillganglig-region", "En nära tillgänglig region", 3),
        chapter("halsoframjande-region", "En hälsofrämjande region", 5),
        chapter("region", "Region", 12),
    ]

    private static func chapter(_ slug: String, _ title: String, _ number: Int?) -> Chapter {
        let file = SourceFile(path: "Content/prov/kapitel/\(slug).md", text: "")
        return Chapter(
            slug: slug, title: title, number: number, priority: number, summary: nil, unit: nil, state: .draft,
            contacts: [], document: Document(blocks: []),
            headings: [], sections: [], mentions: ChapterMentions(), file: file, range: SourceRange(file: file, line: 1)
        )
    }

    @Test(arguments: [
        ("3", "nara-tillganglig-region"), ("nara-tillganglig-region", "nara-tillganglig-region"),
        ("En nära tillgänglig region", "nara-tillganglig-region"),
        ("nära", "nara-tillganglig-region"), ("nara", "nara-tillganglig-region"), ("HÄLSO", "halsoframjande-region"),
        ("smart  region", "nytankande-och-smart-region"),
        ("inledning", "inledning"), ("läser", "inledning"),
        // A whole name before a part of another's; a number before a part of a name.
        ("region", "region"), ("1", "nytankande-och-smart-region"),
    ])
    func finds(name: String, slug: String) throws {
        #expect(try ChapterChoice.page(of: name, among: Self.chapters).get() == "kapitel/\(slug)/")
    }

    @Test(arguments: ["", " ", "4", "skola", "-", "3 nära"])
    func saysWhichThereAre(name: String) throws {
        let problem = try #require(throws: ChapterChoice.Problem.self) {
            try ChapterChoice.page(of: name, among: Self.chapters).get()
        }
        #expect(problem.diagnostic.message == "inget kapitel heter ”\(name)”")
        #expect(
            problem.diagnostic.help?.hasPrefix(
                "de som finns är: inledning (Så läser du rapporten), 1 (En nytänkande och smart region), 3 (") == true)
    }

    @Test func saysWhichItMayBe() throws {
        let problem = try #require(throws: ChapterChoice.Problem.self) {
            try ChapterChoice.page(of: "en n", among: Self.chapters).get()
        }
        #expect(problem.diagnostic.message == "”en n” kan vara 2 kapitel")
        #expect(
            problem.diagnostic.help
                == "skriv ett av: 1 (En nytänkande och smart region), 3 (En nära tillgänglig region)")
    }
}
