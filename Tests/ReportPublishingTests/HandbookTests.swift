import Foundation
import Testing

/// `Content/handbok/publicera.md` explains every message that publishing gives, and no other.
@Suite struct HandbookTests {
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func explainsEveryMessage() throws {
        let page = try String(
            contentsOf: Self.project.appendingPathComponent("Content/handbok/publicera.md"), encoding: .utf8)
        let explained = page.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
        let patterns = [
            #/(?:Refusal|publishing)\(\s*"([^"\\]+)"/#, #/^\s*\(\s*"([a-zåäö-]+)",\s*"/#.anchorsMatchLineEndings(),
            #/outdated\(\s*"id: ([^"]+)"/#,
        ]
        var ids: Set<String> = []
        for folder in ["Sources/ReportPublishing/Places", "Sources/ReportCommandLine/Publish"] {
            let root = Self.project.appendingPathComponent(folder)
            for file in try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for pattern in patterns { ids.formUnion(text.matches(of: pattern).map { String($0.1) }) }
            }
        }
        #expect(ids.count > 30)
        #expect(ids.subtracting(explained).sorted() == [], "meddelanden som handboken inte förklarar")
        #expect(Set(explained).subtracting(ids).sorted() == [], "avsnitt om meddelanden som inte finns")
        #expect(explained.count == Set(explained).count)
    }
}
