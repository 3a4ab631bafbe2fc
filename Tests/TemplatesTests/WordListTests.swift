import Diagnostics
import Foundation
import Testing

@testable import Templates

/// Nothing that a template or the word list says is left out or printed raw in silence.
@Suite struct WordListTests {
    private static let words = """
        {
          "words": { "title": "Titel" },
          "phrases": {
            "asOf": "{kind} per {date}",
            "plain": "Klart",
            "found": "{count} sidor"
          }
        }
        """

    private func list(_ text: String) -> (list: WordFile?, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let list = WordFile.read(Array(text.utf8), path: "Templates/ord/sv.json", diagnostics: &problems)
        return (list, problems)
    }

    /// The sentence, and for each problem its id, its line and its help.
    private func said(
        _ name: String, _ places: KeyValuePairs<String, String>
    ) throws -> (text: String, problems: [String]) {
        let list = try #require(list(Self.words).list)
        let findings = RenderFindings()
        let phrases = Phrases(
            sentences: list.phrases.mapValues(Sentence.init), file: list.file, findings: findings)
        let text = phrases(name, places)
        return (text, findings.all.map { "\($0.id) \($0.range?.start.line ?? 0) \($0.help ?? "")" })
    }

    @Test func fillsEveryPlace() throws {
        #expect(try said("asOf", ["kind": "Prognos", "date": "i dag"]) == ("Prognos per i dag", []))
        #expect(try said("plain", ["kind": "Prognos"]) == ("Klart", []))
    }

    @Test func saysWhichPlaceNobodyFills() throws {
        let (text, problems) = try said("asOf", ["date": "i dag"])
        #expect(text == " per i dag")
        #expect(problems == ["okänd-lucka 4 de luckor som fylls i är {date}"])
        #expect(try said("found", [:]).problems == ["okänd-lucka 6 ta bort luckan; meningen har inga"])
        #expect(try said("asof", [:]).problems == ["okänt-namn 3 menade du ”asOf”?"])
    }

    /// The search page's script fills the places itself.
    @Test func leavesPlacesToAScript() throws {
        let list = try #require(list(Self.words).list)
        let findings = RenderFindings()
        let phrases = Phrases(sentences: list.phrases.mapValues(Sentence.init), file: list.file, findings: findings)
        #expect(phrases.unfilled("found") == "{count} sidor")
        #expect(findings.all.isEmpty)
    }

    @Test(arguments: [
        (#"{"words": {"a": "Hej {namn}"}, "phrases": {}}"#, "okänd-lucka"),
        (#"{"words": {"aHTML": "Hej"}, "phrases": {}}"#, "text-som-html"),
    ])
    func refusesWordsThatCannotBeWritten(text: String, id: String) {
        #expect(list(text).problems.map(\.id) == [id])
    }

    // MARK: Templates

    /// What is wrong when a template is written with a view: id, line and column.
    private func problems(_ template: String, _ view: View) throws -> [String] {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let theme = Array(try Data(contentsOf: project.appendingPathComponent("Templates/tema.json")))
        let (set, _) = TemplateSet.load(
            [
                "sidor/prov.mustache": Array(template.utf8), "ord/sv.json": Array(Self.words.utf8), "tema.json": theme,
            ], prefix: "Templates/")
        let findings = RenderFindings()
        let context = PageContext(site: ["title": "Rapport", "notice": nil], page: [:], root: "")
        _ = try #require(set).render("sidor/prov", view, in: context, findings: findings)
        return findings.all.map {
            "\($0.id) \($0.range.map { "\($0.file.path):\($0.start.line):\($0.start.column)" } ?? "")"
        }
    }

    @Test func saysWhereATextHasANameForHTML() throws {
        #expect(
            try problems("\n{{{bodyHTML}}}", ["bodyHTML": "text"]) == [
                "text-som-html Templates/sidor/prov.mustache:2:1"
            ])
        #expect(
            try problems("x {{body}}", ["body": HTML("<p>")]) == ["text-som-html Templates/sidor/prov.mustache:1:3"])
        #expect(try problems("{{#bodyHTML}}x{{/bodyHTML}}", ["bodyHTML": "t"]).count == 1)
        #expect(try problems("{{{bodyHTML}}}", ["bodyHTML": ["a": "b"] as View]).count == 1)
        #expect(try problems("{{{bodyHTML}}}", ["bodyHTML": true]).count == 1)
        #expect(try problems("{{{bodyHTML}}}{{body}}", ["bodyHTML": HTML("<p>"), "body": "t"]) == [])
        #expect(try problems("{{{bodyHTML}}}{{body}}", ["bodyHTML": nil, "body": ""]) == [])
    }

    @Test(arguments: [
        "{{site.title.more}}", "{{#site.title.more}}x{{/site.title.more}}", "{{^site.title.more}}x{{/site.title.more}}",
    ])
    func saysWhereANameStandsBelowAText(template: String) throws {
        #expect(try problems("\n" + template, [:]) == ["okänt-namn Templates/sidor/prov.mustache:2:1"])
    }

    @Test func sayNothingOfWhatIsAbsent() throws {
        #expect(try problems("{{site.notice.text}}{{a.b.c}}", ["a": ["b": nil] as View]) == [])
        #expect(try problems("{{a.b.c}}", ["a": ["b": true] as View]).count == 1)
        #expect(try problems("{{words.title.more}}", [:]).count == 1)
    }

    @Test func saysWhereSeveralValuesAreWrittenAsOne() throws {
        #expect(try problems("\n{{list}}", ["list": ["a", "b"]]) == ["okänt-namn Templates/sidor/prov.mustache:2:1"])
        #expect(try problems("{{group}}", ["group": ["a": "b"] as View]).count == 1)
        #expect(try problems("{{words}}", [:]).count == 1)
        #expect(try problems("{{#list}}{{.}}{{/list}}{{flag}}", ["list": ["a", "b"], "flag": true]) == [])
    }

    @Test func saysWhichChosenTemplateThereIsNot() throws {
        #expect(try problems("x{{> *a}}", ["a": "del"]) == ["okänd-delmall Templates/sidor/prov.mustache:1:2"])
        #expect(try problems("{{> *a}}", ["a": nil]) == [])
    }
}
