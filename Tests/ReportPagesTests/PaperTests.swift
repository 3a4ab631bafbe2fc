import Testing

@testable import ReportLoading

/// A folder with one text in it is a report that one would publish: no message, and no trace of what it has not.
@Suite struct PaperTests {
    private static func site(_ text: String, name: String = "2019-underlag", more: [String: String] = [:]) -> Site {
        var files = more
        files["text.md"] = text
        return Site(SourceTree(name: name, prefix: "", files: files.mapValues { Array($0.utf8) }))
    }

    private static let text = "# Underlag till plan\n\nInledande ord.\n\n## Ett\n\nText.\n\n## Två\n\nSlut.\n"

    @Test func needsNothingElse() throws {
        let site = Self.site(Self.text)
        #expect(site.diagnostics.isEmpty, "\(site.diagnostics.map(\.message))")
        let pages = site.files.keys.filter { $0.hasSuffix(".html") }.sorted()
        #expect(
            pages == [
                "404.html", "index.html", "kapitel/text/index.html", "rapport.html", "sok/index.html",
                "versioner/index.html",
            ])
        let overview = try site.text("index.html")
        #expect(overview.contains("<h1>Underlag till plan</h1>") && overview.contains("Inledande ord."))
        #expect(overview.components(separatedBy: "<h1").count == 2)
        for path in pages {
            let words = try site.text(path).replacing(/<[^>]*>/, with: " ")
            for word in ["UTKAST", "ej angivet", "Mål", "Indikator", "Agenda", "bedöm", "Rapporten", "resultat:"] {
                #expect(!words.contains(word), "\(path): \(word)")
            }
            #expect(!(try site.text(path)).contains(/<a\b[^>]*><\/a>/), "\(path): an empty link")
        }
    }

    /// A title from Word is no heading: the sections have the level that is the title's elsewhere.
    @Test func sectionsOfTheFirstLevelStandBelowTheTitle() throws {
        let page = try Self.site("# Titeln\n\nText.\n\n# Ett\n\n## Mindre\n\nText.\n").text("kapitel/text/index.html")
        #expect(page.components(separatedBy: "<h1").count == 2)
        #expect(page.contains(/<h2[^>]* id="ett"/) && page.contains(/<h3[^>]* id="mindre"/))
    }

    @Test func aTextWithoutATitleIsToldAndShown() throws {
        let site = Self.site("Bara text.\n")
        #expect(site.diagnostics.map(\.id) == ["saknade-uppgifter"])
        #expect(try site.text("index.html").contains("2019 underlag"))
    }

    @Test func isOfTheYearThatItSays() throws {
        #expect(try Self.site(Self.text).text("data/rapport.json").contains("\"year\": 2019"))
        #expect(try Self.site("# Plan 2027\n\nText.\n", name: "x").text("data/rapport.json").contains("\"year\": 2027"))
        #expect(try Self.site(Self.text, name: "x").text("data/rapport.json").contains("\"year\": null"))
    }

    @Test func whoStandsBehindItIsSaidWhereItIsGiven() throws {
        let edition = "titel: Underlag\når: 2019\nslag: underlag\norganisation: Region Prov\nläge: beslutad\n"
        let site = Self.site(Self.text, more: ["rapport.yaml": edition])
        #expect(site.diagnostics.isEmpty, "\(site.diagnostics.map(\.message))")
        #expect(try site.text("index.html").contains("Region Prov"))
        #expect(try site.text("index.html").contains("Inledande ord."))
    }

    /// Beside chapters it is a file that nobody reads.
    @Test func isNotLostBesideChapters() {
        let site = Self.site(
            Self.text,
            more: [
                "kapitel/1-a.md": "---\ntitel: A\n---\nText.\n",
                "rapport.yaml": "titel: T\når: 2019\norganisation: O\n",
            ])
        #expect(site.diagnostics.contains { $0.id == "okänd-fil" })
    }
}
