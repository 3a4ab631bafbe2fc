import Diagnostics
import Foundation
import ReportLoading
import ReportPages
import ReportPipeline
import Testing

/// What an edition says of where it is published, and what its pages make of it.
@Suite struct PublicAddressTests {
    /// The example with another frame.
    private static func site(_ change: (String) -> String) throws -> Site {
        var tree = Site.content(of: "exempel")
        let frame = String(decoding: try #require(tree.files["rapport.yaml"]), as: UTF8.self)
        tree.files["rapport.yaml"] = Array(change(frame).utf8)
        return Site(tree)
    }

    private static func links(on page: Page) -> [String] { page.tags.compactMap { $0["href"] ?? $0["src"] } }

    private static let published = Result {
        try site { "adress: https://www.exempel.example/rapporter/exempel/\n" + $0 }
    }

    @Test func aPageShownAtAnyAddressLinksFromTheServersRoot() throws {
        let site = try Self.published.get()
        #expect(site.diagnostics.isEmpty)
        let links = Self.links(on: try Page("404.html", try #require(site.files["404.html"])))
        #expect(links.count > 8)
        for link in links where !link.hasPrefix("#") { #expect(link.hasPrefix("/rapporter/exempel/"), "\(link)") }
    }

    @Test func withoutAnAddressItsLinksAreRelative() throws {
        let site = try Site.edition("exempel")
        for path in ["404.html", "index.html", "mal/index.html"] {
            let page = try Page(path, try #require(site.files[path]))
            #expect(!Self.links(on: page).contains { $0.hasPrefix("/") }, "\(path)")
            #expect(!page.tags.contains { $0["rel"] == "canonical" }, "\(path)")
        }
    }

    @Test(arguments: [("index.html", ""), ("mal/1.2/index.html", "mal/1.2/"), ("rapport.html", "rapport.html")])
    func everyPageSaysItsAddress(path: String, address: String) throws {
        let page = try Page(path, try #require(try Self.published.get().files[path]))
        let said = page.tags.filter { $0["rel"] == "canonical" }.compactMap { $0["href"] }
        #expect(said == ["https://www.exempel.example/rapporter/exempel/" + address])
    }

    @Test func aDraftHasNoAddress() throws {
        let site = try Self.site {
            "adress: https://www.exempel.example/\n" + $0.replacing("läge: beslutad", with: "läge: utkast")
        }
        for (path, page) in try site.pages where !path.hasPrefix("kapitel/nara-resor") && !path.hasPrefix("mal/1.9") {
            #expect(!page.tags.contains { $0["rel"] == "canonical" }, "\(path)")
        }
    }

    @Test func aPreviewedPageLinksFromTheServersRoot() throws {
        var memory = Pipeline.Memory()
        let tree = Site.content(of: "exempel")
        let source = try #require(
            Pipeline.prepare(tree, templates: Site.templates, templatePrefix: "Templates/", memory: &memory).source)
        let file = try #require(source.plan(base: "/").piece(at: "404.html")?.file)
        let links = Self.links(on: try Page("404.html", file.bytes)).filter { !$0.hasPrefix("#") }
        #expect(links.count > 8 && links.allSatisfy { $0.hasPrefix("/") && !$0.hasPrefix("/rapporter") })
    }

    @Test(arguments: [
        ("http://www.exempel.example/2023/", "skriv https://www.exempel.example/2023/"),
        ("https://www.exempel.example/2023", "avsluta med snedstreck: https://www.exempel.example/2023/"),
        ("https://www.exempel.example/2023/index.html", "skriv https://www.exempel.example/2023/"),
        ("https://www.exempel.example/../2023/", nil), ("https://användare@www.exempel.example/", nil),
        ("https://www.exempel.example/2023/?a=b/", nil), ("//www.exempel.example/", nil), ("https:///2023/", nil),
        ("https://www.exempel.example:99999/", nil), ("javascript:alert(1)/", nil), ("https://-x-.example/", nil),
    ])
    func anAddressThatCannotBe(address: String, remedy: String?) throws {
        var tree = Site.content(of: "exempel")
        tree.files["rapport.yaml"] = Array("adress: \"\(address)\"\n".utf8) + (tree.files["rapport.yaml"] ?? [])
        let found = try #require(ReportLoader.load(tree).diagnostics.first { $0.id == "fel-adress" })
        #expect(found.severity == .error)
        if let remedy { #expect(found.help == remedy) }
    }

    @Test func aFileUnderItsOldNameIsTheSameFile() throws {
        let site = try Site.edition("exempel")
        let bytes = try #require(site.files["data/matt.csv"])
        #expect(bytes == site.files["data/indikatorer.csv"])
        var memory = Pipeline.Memory()
        let tree = Site.content(of: "exempel")
        let source = try #require(
            Pipeline.prepare(tree, templates: Site.templates, templatePrefix: "Templates/", memory: &memory).source)
        #expect(source.plan().piece(at: "data/matt.csv")?.file.bytes == site.files["data/matt.csv"])
        #expect(
            source.plan().piece(at: "kapitel/nara-resor/index.html")?.file.bytes
                == site.files["kapitel/nara-resor/index.html"])
    }

    @Test func aCorrectionShowsWhereItWasMadeAndInTheWholeReport() throws {
        let site = try Site.edition("exempel")
        let change = "Väntetiden vid byte är 12 minuter, inte 21."
        for path in [
            "mal/1.2/index.html", "index.html", "versioner/index.html", "data/rapport.json", "data/rattelser.csv",
        ] {
            #expect(try site.text(path).contains(change), "\(path)")
        }
        // In the colophon, and at the goal.
        #expect(try site.text("rapport.html").ranges(of: change).count == 2)
        #expect(try !site.text("mal/1.1/index.html").contains("correction-notice"))
    }
}
