import ReportOutput
import ReportSearch
import SiteFiles
import Testing

@testable import ReportPublishing

@Suite struct ComparingTests {
    static func manifest(_ files: KeyValuePairs<String, String>) -> Manifest {
        Manifest(
            about: .init(edition: "2023", title: "Resultat", year: 2023), contentDigest: "", toolVersion: "",
            entries: files.map { Manifest.Entry(RenderedFile(path: $0.key, bytes: Array($0.value.utf8))) })
    }

    @Test func saysWhatIsNewChangedAndRemoved() {
        let old = Self.manifest(["a.html": "1", "b.html": "2", "index.html": "3"])
        let new = Self.manifest(["b.html": "x", "index.html": "3", "kapitel/1/index.html": "ny"])
        let comparison = ManifestComparison(from: old, to: new)
        #expect(comparison.new.map(\.path) == ["kapitel/1/index.html"] && comparison.changed.map(\.path) == ["b.html"])
        #expect(
            comparison.removed.map(\.path) == ["a.html"] && comparison.unchangedCount == 1 && comparison.uploadSize == 3
        )
        #expect(
            ChangeText(comparison: comparison).lines == [
                "Nya sidor: 1", "  kapitel/1/", "Ändrade sidor: 1", "  b.html", "Borttagna sidor: 1", "  a.html",
                "Oförändrade filer: 1. Att överföra: högst 3 byte.",
            ])
        #expect(
            ChangeText(comparison: ManifestComparison(from: new, to: new)).lines == [
                "Ingenting skiljer sig från det som är publicerat."
            ])
        #expect(ManifestComparison(from: nil, to: new).new.count == 3)
    }

    @Test func countsWhatIsTooMuchToRead() {
        let files = (1...30).map { RenderedFile(path: "mal/1.\($0)/index.html", bytes: [1]) }
        let chapters = ["kapitel/b/index.html", "kapitel/a/index.html"].map { RenderedFile(path: $0, bytes: [1]) }
        let many = Manifest(
            about: .init(edition: "2023", title: "", year: nil), contentDigest: "", toolVersion: "",
            entries: (files + chapters).map(Manifest.Entry.init))
        let lines = ChangeText(
            comparison: ManifestComparison(from: nil, to: many),
            title: { $0 == "kapitel/a/index.html" ? "En region som lär" : nil },
            places: ["kapitel/b/index.html": 3, "kapitel/a/index.html": 7], mostPages: 5
        ).lines
        #expect(
            lines == [
                "Nya sidor: 32", "  kapitel/b/", "  En region som lär  kapitel/a/", "  mal/1.1/", "  mal/1.2/",
                "  … och 28 till", "Oförändrade filer: 0. Att överföra: högst 32 byte.",
            ])
    }

    /// Nobody reads the names of the search index's files.
    @Test func filesThatAreNoPagesTakeALineAKind() {
        let index = { (word: String) in (1...9).map { "\(SearchIndex.folder)fragment/sv_\(word)\($0).pf_fragment" } }
        let site = { (word: String) in
            Manifest(
                about: .init(edition: "2023", title: "", year: nil), contentDigest: "", toolVersion: "",
                entries: (index(word) + ["data/a.csv", "data/b.json", "rapport.pdf", "assets/report.css"]).map {
                    Manifest.Entry(RenderedFile(path: $0, bytes: Array(word.utf8)))
                })
        }
        #expect(
            ChangeText(comparison: ManifestComparison(from: site("a"), to: site("b"))).lines == [
                "PDF: 1 ändrad (rapport.pdf)", "Öppna data: 2 ändrade (data/a.csv, data/b.json)",
                "Utseende, bilder och sökning: 9 nya, 1 ändrad, 9 borttagna",
                "Oförändrade filer: 0. Att överföra: högst 13 byte.",
            ])
    }

    @Test func addressesThatReadersHaveAreMissed() {
        let old = Self.manifest([
            "index.html": "1", "kapitel/a/index.html": "2", "data/x.csv": "3", "pagefind/fragment/sv_1.pf": "4",
            "\(SearchIndex.folder)fragment/sv_1.pf_fragment": "5", "\(SearchIndex.folder)pagefind-entry.json": "6",
            "assets/rullning.js": "7", "assets/dokument/beslut.pdf": "8",
        ])
        #expect(
            ReaderAddress.vanished(from: old, in: Self.manifest(["404.html": "1"])) == [
                "assets/dokument/beslut.pdf", "data/x.csv", "./", "kapitel/a/",
            ])
        #expect(ReaderAddress.vanished(from: old, in: old) == [])
    }

    @Test(arguments: [
        (0, "0 byte"), (999, "999 byte"), (1000, "1,0\u{A0}kB"), (9949, "9,9\u{A0}kB"), (9950, "10\u{A0}kB"),
        (52_900, "53\u{A0}kB"),
        (3_593_709, "3,6\u{A0}MB"), (2_000_000_000, "2,0\u{A0}GB"),
    ])
    func sizesAsPeopleSayThem(bytes: Int, text: String) { #expect(ByteCount.text(bytes) == text) }
}

@Suite struct VerificationTests {
    static let manifest = ComparingTests.manifest(["a.html": "1", "b.html": "2", "c.html": "3"])

    @Test func findsEveryDifference() {
        var found = Dictionary(uniqueKeysWithValues: Self.manifest.entries.map { ($0.path, $0.sha256) })
        found["manifest.json"] = "m"
        let check = { (found: [String: String], odd: [String]) in
            Verification(of: Self.manifest, manifestDigest: "m", found: found, odd: odd)
        }
        #expect(check(found, []).isWhole && check(found, []).checked == 4)
        found["a.html"] = nil
        found["b.html"] = "annat"
        found["x.html"] = "y"
        found["manifest.json"] = "n"
        let result = check(found, ["krok"])
        #expect(
            result.missing == ["a.html"] && result.changed == ["b.html", "manifest.json"]
                && result.extra == ["krok", "x.html"])
        #expect(result.counts == "1 saknas, 2 är ändrade, 2 hör inte dit" && !result.isWhole)
        let unread = result.with(["a.html": "servern svarar med felkoden 500"])
        #expect(unread.missing == [] && unread.unread == ["a.html: servern svarar med felkoden 500"])
    }

    /// Changed together with its file, a manifest still is not the one that was noted.
    @Test func aReleaseWithAnotherManifestIsNotWhole() {
        let bytes = Self.manifest.bytes
        var found = Dictionary(uniqueKeysWithValues: Self.manifest.entries.map { ($0.path, $0.sha256) })
        found["manifest.json"] = Digest.sha256(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(Verification.ofItself(found: found, odd: [], manifest: text, digest: Digest.sha256(bytes)).isWhole)
        #expect(Verification.ofItself(found: found, odd: [], manifest: text, digest: nil).isWhole)
        #expect(
            Verification.ofItself(found: found, odd: [], manifest: text, digest: "annan").changed == ["manifest.json"])
        #expect(Verification.ofItself(found: found, odd: [], manifest: "{}", digest: nil).changed == ["manifest.json"])
        #expect(Verification.ofItself(found: [:], odd: [], manifest: nil, digest: nil).missing == ["manifest.json"])
    }

    @Test func readsDigestsAsTheyAreWritten() throws {
        let digest = String(repeating: "a", count: 64)
        let lines = [
            "br\tsum\t\(digest)  ./data/tal och mått.csv", "br\tsum\t\(digest) *./b", "br\tsum\t\\\(digest)  ./odd\\n",
            "br\todd\t./krok", "br\tsums-end",
        ]
        let sums = try #require(StepAnswer(lines.joined(separator: "\n").utf8).sums)
        #expect(
            sums.found["data/tal och mått.csv"] == digest && sums.found["b"] == digest && sums.found.count == 3
                && sums.odd == ["krok"])
        #expect(StepAnswer(lines.dropLast().joined(separator: "\n").utf8).sums == nil, "it did not come to its end")
    }

    @Test(arguments: [
        ("https://www.example.se/resultat/2023", "https://www.example.se/resultat/2023/a%20b/%C3%A5%23%3F.html"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/a%20b/%C3%A5%23%3F.html"),
    ])
    func addressesOfFiles(site: String, address: String) throws {
        #expect(try #require(WebAddress(site)).address(of: "a b/å#?.html") == address)
    }

    @Test(arguments: [
        "", "www.example.se", "ftp://example.se/", "https://", "https://a:b@example.se/", "https://example.se/?x",
        "https://example.se/#x",
        "https://exa mple.se/", "https://example.se/\"\nurl = x", "file:///etc/passwd",
    ])
    func otherAddressesAreRefused(text: String) { #expect(WebAddress(text) == nil) }

    @Test func redirectsStayOnTheSite() throws {
        let plain = try #require(WebAddress("http://example.se/2023/"))
        #expect(plain.mayLead(to: "http://EXAMPLE.se/annat") && plain.mayLead(to: "https://example.se/2023/"))
        for other in [
            "http://example.se:81/", "http://annan.se/", "http://example.se.annan.se/", "file:///etc/passwd",
            "//annan.se/", "", "https://annan.se/",
        ] {
            #expect(!plain.mayLead(to: other), "\(other)")
        }
        #expect(
            try !#require(WebAddress("https://example.se/")).mayLead(to: "http://example.se/"),
            "never from safe to unsafe")
    }
}
