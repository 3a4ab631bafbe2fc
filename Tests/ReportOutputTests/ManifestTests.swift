import Foundation
import ReportOutput
import SiteFiles
import Testing

@Suite struct ManifestTests {
    @Test func wholeText() throws {
        let files = [
            RenderedFile(path: "index.html", bytes: Array("abc".utf8)), RenderedFile(path: "a/å.txt", bytes: []),
        ]
        let manifest = Manifest(
            about: Manifest.About(
                edition: "2023", title: "Årets ”resultat”", year: 2023, version: "1.1", isDraft: true),
            contentDigest: "c0ffee", toolVersion: "1.2.3", entries: files.map(Manifest.Entry.init))
        #expect(
            String(decoding: manifest.bytes, as: UTF8.self) == """
                {
                  "format": "build-report/1",
                  "edition": "2023",
                  "title": "Årets ”resultat”",
                  "year": 2023,
                  "version": "1.1",
                  "draft": true,
                  "contentDigest": "c0ffee",
                  "toolVersion": "1.2.3",
                  "files": [
                    {
                      "path": "a/å.txt",
                      "size": 0,
                      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                    },
                    {
                      "path": "index.html",
                      "size": 3,
                      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                    }
                  ]
                }

                """)
    }

    @Test func namesEveryFileThatIsWrittenAndNoOther() throws {
        struct Entry: Decodable {
            var path: String
            var size: Int
            var sha256: String
        }
        struct Written: Decodable { var files: [Entry] }

        let folder = try TemporaryFolder()
        #expect(OutputFolder(in: folder).write(site("ett")) == nil)
        let target = folder.path + "/output/2023/"
        let manifest = try JSONDecoder().decode(
            Written.self, from: Data(contentsOf: URL(fileURLWithPath: target + "manifest.json")))
        let written = try folder.snapshot("output/2023").filter { $0.value != "folder" }.keys
        #expect(Set(manifest.files.map(\.path) + ["manifest.json"]) == Set(written))
        for entry in manifest.files {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: target + entry.path)))
            #expect(entry.size == bytes.count)
            #expect(entry.sha256 == Digest.sha256(bytes))
        }
    }
}
