import Diagnostics
import SiteFiles
import Testing

@testable import SiteChecks

/// What is said of a small site whose pages link to each other.
@Suite struct SiteCheckTests {
    /// What is said of a page with a link, beside other pages and a file.
    private static func problems(_ body: String, on path: String = "mal/1.1/index.html") -> [Diagnostic] {
        let pages = [
            path: body, "index.html": "<p id=\"kapitel\">", "mal/index.html": "<p id=\"å\"><p id=\"a&amp;b\">",
            "mal/1.2/index.html": "<p id=\"rubrik\">",
        ]
        let outlines = pages.sorted { $0.key < $1.key }.compactMap {
            PageOutline(RenderedFile(path: $0.key, bytes: Array($0.value.utf8)))
        }
        return SiteCheck.diagnostics(in: outlines, paths: Set(pages.keys).union(["data/mal.csv", "mal.html.txt"]))
    }

    @Test(arguments: [
        "", "#", "#här", "index.html", "index.html#här", "./index.html", ".//index.html", "../index.html",
        "../index.html#å",
        "../1.2/index.html#rubrik", "../../index.html#kapitel", "../../data/mal.csv", "../../data/mal.csv#x",
        "../../mal/../index.html#kapitel", ".././1.2/../../index.html", "https://annat.se/#x", "../../mal.html.txt",
    ])
    func findsNothingWrong(link: String) {
        #expect(Self.problems("<p id=\"här\"><a href=\"\(link)\">").isEmpty)
    }

    @Test(arguments: [
        ("#där", "stället ”där” finns inte på sidan"), ("index.html#där", "stället ”där” finns inte på sidan"),
        ("../index.html#b", "stället ”b” finns inte på sidan"), ("../index.html#", nil),
        ("../../index.html#å", "stället ”å” finns inte på sidan"), ("../index.htm", "filen finns inte"),
        ("../../../index.html", "filen finns inte"), ("../../../mal/index.html", "filen finns inte"),
        ("../..", "filen finns inte"), ("../1.2", "filen finns inte"), ("../1.2/", "filen finns inte"),
        ("../../index.html?x", "filen finns inte"), ("...", "filen finns inte"), (".index.html", "filen finns inte"),
        ("/index.html/", nil), ("/1.2/index.html", "filen finns inte"),
    ])
    func findsDeadLinks(link: String, why: String?) {
        let found = Self.problems("<p id=\"här\"><a href=\"\(link)\"><a href=\"\(link)\">")
        #expect(found.map(\.id) == (why == nil ? [] : ["död-länk"]))
        #expect(found.map(\.message) == (why.map { ["sidan mal/1.1/index.html länkar till ”\(link)”: \($0)"] } ?? []))
    }

    @Test func saysWhatIsWrongInThePagesOrder() {
        let found = Self.problems("<a href=\"x\"><a href=\"#b\"><a href=\"a\"><p id=\"c\"><p id=\"c\">", on: "a/b.html")
        #expect(found.map(\.id) == ["död-länk", "död-länk", "död-länk", "dubbelt-sid-id"])
        #expect(found.map(\.message).map { $0.split(separator: "”").dropFirst().first } == ["x", "#b", "a", "c"])
    }
}
