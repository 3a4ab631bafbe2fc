import Diagnostics
import Foundation
import ReportLoading
import ReportModel
import ReportPipeline
import ReportProgress
import Testing

/// An edition of one priority and one chapter, to be changed a key at a time.
struct TinyEdition {
    var state = "utkast"
    var chapter = """
        titel: Ett kapitel
        nummer: 1
        prioritering: 1
        enhet: Enheten
        läge: klar
        granskad-av: Staben
        kontakter: [nagon]
        """
    var text = "## Omvärld\n\nTvå ord.\n\n## Bidrag\n\nTre ord här.\n"

    static let scale =
        "nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, FRÅN}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]"

    var tree: SourceTree {
        let scale = { (threshold: String) in Self.scale.replacingOccurrences(of: ", FRÅN", with: threshold) }
        let files = [
            "rapport.yaml": "titel: Prov\når: 2023\norganisation: Regionen\nläge: \(state)\n",
            "tillganglighet.yaml": "förenlighet: helt\n",
            "skalor.yaml": "mål: {\(scale(""))}\nindikator: {\(scale(", från: 100"))}\nuppdrag: {\(scale(""))}\n",
            "strategi.yaml": """
            titel: Strategin
            prioriteringar: [{nummer: 1, titel: Ett}]
            avsnitt: [{titel: Omvärld, typ: omvärld}, {titel: Bidrag, typ: bidrag}]
            """,
            "kontakter.yaml": "kontakter: [{id: nagon, roll: Chef}]\n",
            "kapitel/1-ett.md": "---\n\(chapter)\n---\n\n\(text)",
        ]
        return SourceTree(name: "prov", prefix: "Content/prov/", files: files.mapValues { Array($0.utf8) })
    }

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let templates = FolderReader(root: project.path + "/Templates", prefix: "").read(name: "").tree.files

    var outcome: Pipeline.Outcome { Pipeline.run(tree, templates: Self.templates, templatePrefix: "Templates/") }

    var preparation: Pipeline.Preparation {
        var memory = Pipeline.Memory()
        return Pipeline.prepare(tree, templates: Self.templates, templatePrefix: "Templates/", memory: &memory)
    }

    func status() throws -> EditionProgress {
        let outcome = outcome
        return EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics)
    }
}

@Suite struct EditionProgressTests {
    @Test func aReadyChapterMissesNothing() throws {
        let chapter = try #require(try TinyEdition().status().chapters.first)
        #expect(chapter.missing == [])
        #expect(chapter.isReady)
        #expect(chapter.doneCount == chapter.stepCount)
        #expect(chapter.reviewedBy == "Staben")
        #expect(chapter.words == 7)
    }

    @Test(arguments: [
        ("enhet: Enheten\n", "", [Missing.unit]), ("kontakter: [nagon]", "", [.contact]),
        ("läge: klar", "läge: granskad", [.signOff]),
        ("läge: klar", "läge: utkast", [.review, .signOff]), ("läge: klar\n", "", [.review, .signOff]),
        ("granskad-av: Staben\n", "", [.reviewer]),
    ])
    func saysWhatAChapterMisses(old: String, new: String, missing: [Missing]) throws {
        var edition = TinyEdition()
        edition.chapter = edition.chapter.replacingOccurrences(of: old, with: new)
        #expect(try edition.status().chapters.first?.missing == missing)
    }

    @Test func seesSectionsThatAreEmptyOrNotThere() throws {
        var edition = TinyEdition()
        edition.text = "## Omvärld\n\n## Eget\n\nText.\n"
        #expect(try edition.status().chapters.first?.missing == [.sections(["Bidrag", "Omvärld"])])
        edition.text = ""
        let chapter = try #require(try edition.status().chapters.first)
        #expect(chapter.missing.contains(.text))
        #expect(chapter.words == 0)
    }

    @Test func countsRemarksWhereTheyStand() throws {
        var edition = TinyEdition()
        edition.text += "\n[mål 9.9](mal:9.9) och [mål 9.8](mal:9.8)\n"
        let status = try edition.status()
        #expect(status.chapters.first?.remarks == Remarks(errors: 2))
        #expect(status.chapters.first?.missing == [.remarks(Remarks(errors: 2))])
        #expect(status.otherFiles.isEmpty)
    }

    @Test func readyMeansDecidedAndNothingLeft() throws {
        var edition = TinyEdition()
        #expect(try edition.status().reasons == ["rapport.yaml: skriv läge: beslutad när rapporten är beslutad."])
        edition.state = "beslutad"
        #expect(try edition.status().isReady)
        edition.chapter = edition.chapter.replacingOccurrences(of: "läge: klar", with: "läge: granskad")
        let status = try edition.status()
        #expect(!status.isReady)
        #expect(status.reasons == ["Kapitel 1: klarmarkera (läge: klar)."])
    }

    /// A contact that says that it answers for the chapter is one to turn to.
    @Test func aContactMayNameItsChapters() throws {
        var edition = TinyEdition()
        edition.chapter = edition.chapter.replacingOccurrences(of: "kontakter: [nagon]", with: "")
        #expect(try edition.status().chapters.first?.missing == [.contact])
        var tree = edition.tree
        tree.files["kontakter.yaml"] = Array("kontakter: [{id: nagon, roll: Chef, kapitel: [1]}]\n".utf8)
        let outcome = Pipeline.run(tree, templates: TinyEdition.templates, templatePrefix: "Templates/")
        let status = EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics)
        #expect(status.chapters.first?.missing == [])
    }

    /// Nobody asks for a text where goals, tables and charts are the text.
    @Test func aChapterMayBeMadeOfBlocks() throws {
        var edition = TinyEdition()
        edition.text = "## Omvärld\n\n```kontakter\n```\n\n## Bidrag\n\n```kontakter\n```\n"
        #expect(try edition.status().chapters.first?.missing == [])
    }

    /// Only a chapter that misses nothing counts as ready, and what is left outside the chapters is in the same list.
    @Test func countsAndListsAgree() throws {
        var edition = TinyEdition()
        edition.chapter = edition.chapter.replacingOccurrences(of: "enhet: Enheten\n", with: "")
        edition.state = "beslutad"
        let outcome = edition.outcome
        let today = PartialDate(year: 2024, month: 3, day: 1)
        let status = EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics, today: today)
        #expect(status.readyCount == 0)
        #expect(
            status.reasons == [
                "Kapitel 1: ange enhet:.",
                "Tillgänglighet: tillgänglighetsredogörelsen säger inte när den granskades.",
            ])
    }

    @Test func remarksElsewhereKeepItFromBeingReady() throws {
        var edition = TinyEdition()
        edition.state = "beslutad"
        var tree = edition.tree
        tree.files["mål.yaml"] = []
        let outcome = Pipeline.run(tree, templates: TinyEdition.templates, templatePrefix: "Templates/")
        let status = EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics)
        #expect(status.otherFiles.map(\.path) == ["Content/prov/mål.yaml"])
        #expect(status.reasons == ["Content/prov/mål.yaml: åtgärda 1 varning."])
    }

    /// The example shows all three states, and the real report claims no review that nobody has made.
    @Test(arguments: [("exempel", [3, 1, 1]), ("2023", [0, 0, 8])])
    func realEditions(name: String, counts: [Int]) throws {
        let tree = FolderReader(root: "\(TinyEdition.project.path)/Content/\(name)", prefix: "Content/\(name)/").read(
            name: name
        ).tree
        let outcome = Pipeline.run(tree, templates: TinyEdition.templates, templatePrefix: "Templates/")
        let status = EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics)
        #expect([.ready, .reviewed, .draft].map(status.count) == counts)
        #expect(status.chapters.allSatisfy { $0.state == .draft || $0.reviewedBy != nil })
    }

    @Test func thePageShowsTheSame() throws {
        var edition = TinyEdition()
        edition.chapter = edition.chapter.replacingOccurrences(of: "läge: klar", with: "läge: granskad")
            .replacingOccurrences(of: "Ett kapitel", with: "A < B")
        let source = try #require(edition.preparation.source)
        let (page, diagnostics) = Pipeline.progressPage(of: source, found: edition.preparation.diagnostics)
        let html = String(decoding: try #require(page).bytes, as: UTF8.self)
        #expect(diagnostics.isEmpty)
        #expect(page?.path == "lage/index.html")
        #expect(html.contains("<td>granskad av Staben</td>"))
        #expect(html.contains(#"<progress value="6" max="7" aria-hidden="true"></progress> 6 av 7 steg"#))
        #expect(html.contains("klarmarkera (läge: klar)"))
        #expect(html.contains(#"<a href="../kapitel/ett/index.html">"#))
        #expect(html.contains("A &lt; B"))
    }
}
