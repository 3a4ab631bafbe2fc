import ReportOutput
import SiteFiles
import Testing

@Suite struct ManifestReadingTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let about = Manifest.About(
            edition: "2023-delar", title: "Å \"citat\" \\ \u{1F600}", year: 2023, version: "1.1", isDraft: true)
        let written = Manifest(
            about: about, contentDigest: "c0ffee", toolVersion: "1.2.3", entries: site("ett").map(Manifest.Entry.init))
        let read = try Manifest(parsing: written.bytes)
        #expect(read.about == about)
        #expect(read.entries == written.entries)
        #expect(read.contentDigest == "c0ffee")
        #expect(read.toolVersion == "1.2.3")
        #expect(read.bytes == written.bytes)
    }

    @Test func oneFromBeforeItSaidWhichReportItIs() throws {
        let read = try Manifest(parsing: manifest(entries: entry("index.html")))
        #expect(read.about == Manifest.About(edition: "2022", title: "2022", year: nil))
    }

    @Test(arguments: ["../x", "/etc/passwd", "a//b", "a/./b", "a/..", "", "a\\nb", "manifest.json", "a\\u0000b"])
    func pathsThatLeadAstray(path: String) {
        #expect(throws: Manifest.Fault.self) { try Manifest(parsing: manifest(entries: entry(path))) }
    }

    @Test func faults() {
        let digest = String(repeating: "a", count: 64)
        let wrong: [(String, Manifest.Fault)] = [
            ("", .notOurs), ("{}", .notOurs), ("[1, 2]", .notOurs), (String(repeating: "[", count: 100_000), .notOurs),
            (#"{"format": "other/1", "edition": "", "contentDigest": "", "toolVersion": "", "files": []}"#, .notOurs),
            (#"{"format": "build-report/1", "edition": "2022", "files": ["#, .damaged),
        ]
        for (text, fault) in wrong {
            #expect(throws: fault) { try Manifest(parsing: Array(text.utf8)) }
        }
        #expect(throws: Manifest.Fault.twice("a")) {
            try Manifest(parsing: manifest(entries: entry("a") + "," + entry("a")))
        }
        #expect(throws: Manifest.Fault.damaged) { try Manifest(parsing: manifest(entries: entry("a", size: "-1"))) }
        #expect(throws: Manifest.Fault.damaged) {
            try Manifest(parsing: manifest(entries: entry("a", digest: digest.uppercased())))
        }
        #expect(throws: Manifest.Fault.damaged) {
            try Manifest(parsing: manifest(entries: entry("a", digest: "a; rm")))
        }
    }

    private func manifest(entries: String) -> [UInt8] {
        Array(
            #"{"format": "build-report/1", "edition": "2022", "contentDigest": "0", "toolVersion": "1", "files": [\#(entries)]}"#
                .utf8)
    }

    private func entry(_ path: String, size: String = "1", digest: String = String(repeating: "a", count: 64)) -> String
    {
        #"{"path": "\#(path)", "size": \#(size), "sha256": "\#(digest)"}"#
    }
}
