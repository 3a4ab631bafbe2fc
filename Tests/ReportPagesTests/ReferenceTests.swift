import Diagnostics
import ReportAssessment
import ReportLoading
import ReportModel
import SiteFiles
import Templates
import Testing

@testable import ReportPages
@testable import ReportTexts

/// What editors write as a link's address.
@Suite struct ReferenceTests {
    @Test(arguments: [
        ("a", "a"), ("a/b", "a/b"), ("./a/./b", "a/b"), ("a/../b", "b"), ("a//b", "a/b"), ("a/b/../../c", "c"),
        ("", ""), (".", ""),
    ])
    func makesAPathPlain(path: String, plain: String) {
        #expect(EditionPath.normalise(path) == plain)
    }

    @Test(arguments: ["..", "../a", "a/../../b", "./../a", "a/../../../etc/passwd"])
    func leavesNoFolder(path: String) {
        #expect(EditionPath.normalise(path) == nil)
    }

    @Test(arguments: [
        ("../bilder/x.png", "bilder/x.png"), ("2-annat.md", "kapitel/2-annat.md"), ("../data/x.csv", "data/x.csv"),
        ("./x", "kapitel/x"), ("../../2022/x", nil), ("../../../x", nil),
    ])
    func beginsAtTheText(path: String, resolved: String?) {
        let file = SourceFile(path: "Content/prov/kapitel/1-ett.md", text: "")
        #expect(EditionPath.resolve(path, from: file, edition: "prov") == resolved)
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("%C3%A5", "å"), ("100%", "100%"), ("%zz", "%zz"), ("%C3", "%C3"), ("%", "%"), ("%2", "%2"),
        ("%2e%2e%2fx", "../x"), ("åäö", "åäö"), ("%25", "%"),
    ])
    func decodesAddresses(text: String, decoded: String) {
        #expect(FileAddress.decoded(text) == decoded)
    }

    @Test(arguments: [
        ("dokument/plan.pdf", "dokument/plan.pdf"), ("dokument/Årsplan 1.pdf", "dokument/%C3%85rsplan%201.pdf"),
        ("a#b?c%d&e'f\"g.pdf", "a%23b%3Fc%25d%26e%27f%22g.pdf"), ("a – b (c).pdf", "a%20%E2%80%93%20b%20%28c%29.pdf"),
    ])
    func encodesAFilesName(path: String, address: String) {
        #expect(FileAddress.encoded(path) == address)
        #expect(FileAddress.decoded(address) == path)
    }

    // MARK: In the example

    private static let site: SiteContext? = {
        let (report, _) = ReportLoader.load(Site.content(of: "exempel"))
        let (templates, _) = TemplateSet.load(Site.templates, prefix: "Templates/")
        guard let report, let templates else { return nil }
        return SiteContext(Assessor.assess(report).report, templates: templates, gaps: ContentGaps([]))
    }()

    /// What a link leads to, in a word.
    private func resolve(_ destination: String) throws -> String {
        let site = try #require(Self.site)
        let file = try #require(site.report.chapters.first?.file)
        return switch ReferenceResolver(site: site.facts).resolve(destination, in: file) {
        case .place(let target): target.href(from: .overview)
        case .file(let path, let fragment): "fil \(path)" + (fragment.map { "#" + $0 } ?? "")
        case .external(let address): "ut \(address)"
        case .language(let code): "språk \(code)"
        case .problem(let id, _, _): "fel \(id)"
        case .unreadable: "oläst"
        }
    }

    @Test(arguments: [
        ("mal:1.1", "mal/1.1/index.html"), ("mål:1.1", "mal/1.1/index.html"), ("MAL:1.1", "mal/1.1/index.html"),
        ("globalt:9", "agenda-2030/index.html#mal-9"),
        ("språk:en", "språk en"), ("sprak:sma-SE", "språk sma-SE"), ("https://exempel.se", "ut https://exempel.se"),
        ("mailto:a@exempel.se", "ut mailto:a@exempel.se"),
        ("tel:+46", "ut tel:+46"), ("../bilder/buss.svg", "fil bilder/buss.svg"),
        ("../data/restid.csv", "fil data/restid.csv"), ("../bilder/../data/restid.csv", "fil data/restid.csv"),
        ("%2e%2e/data/restid.csv", "fil data/restid.csv"), ("../bilder/buss.svg#topp", "fil bilder/buss.svg#topp"),
        ("../bilder/buss.svg#", "fil bilder/buss.svg"), ("Globalt:9", "agenda-2030/index.html#mal-9"),
    ])
    func leads(destination: String, target: String) throws {
        #expect(try resolve(destination) == target)
    }

    @Test(arguments: [
        ("mal:9.9", "okänt-mål"), ("mal:", "okänt-mål"), ("mal:1.1 ", "okänt-mål"), ("globalt:0", "okänt-globalt-mål"),
        ("globalt:18", "okänt-globalt-mål"), ("globalt:nio", "okänt-globalt-mål"),
        ("indikator:x", "okänd-indikator"), ("kapitel:x", "okänt-kapitel"), ("kapitel:", "okänt-kapitel"),
        ("#x", "okänd-rubrik"), ("inriktning:x", "okänd-inriktning"),
        ("delprioritering:9.9", "okänd-delprioritering"), ("språk:e", "okänt-språk"), ("språk:\"><b>", "okänt-språk"),
        ("", "okänd-länk"), ("/x", "okänd-länk"), ("//x.se", "okänd-länk"),
        ("javascript:alert(1)", "okänd-länk"), ("JAVASCRIPT:x", "okänd-länk"), ("java\tscript:x", "okänd-länk"),
        ("data:text/html,x", "okänd-länk"), ("vbscript:x", "okänd-länk"),
        ("file:///etc/passwd", "okänd-länk"), ("x.pdf", "okänd-fil"), ("../../../etc/passwd", "okänd-fil"),
        ("../rapport.yaml", "okänd-fil"), ("x.md", "okänt-kapitel"),
    ])
    func refuses(destination: String, id: String) throws {
        #expect(try resolve(destination) == "fel \(id)")
    }

    @Test(arguments: [
        ("www.exempel.se", "skriv https://www.exempel.se"),
        (
            "kapitel:larande-region#ekonomi",
            "rubriken står nu i ett annat kapitel: skriv kapitel:gemensamt-arbete#ekonomi"
        ),
    ])
    func saysHowToMend(destination: String, help: String) throws {
        let site = try #require(Self.site)
        guard
            case .problem(_, _, let found) = ReferenceResolver(site: site.facts).resolve(
                destination, in: try #require(site.report.chapters.first?.file))
        else {
            Issue.record("the link leads somewhere")
            return
        }
        #expect(found == help)
    }

    @Test(arguments: [
        ("indikator.andel-bussturer-i-tid.utfall i ord", "nittio procent"),
        ("indikator.restid-provstad-exempelkoping.utfall i ord", "trettiotvå minuter"),
        ("indikator.nya-vaderskydd.utfall i ord", "arton"), ("delmål.antal i ord", "fjorton"),
    ])
    func keepsTheUnitOfANumberInWords(formula: String, words: String) throws {
        guard case .text(let text) = ValueEvaluator(site: try #require(Self.site).facts).evaluate(formula) else {
            Issue.record("no value")
            return
        }
        #expect(text == words)
    }
}
