import Foundation
import SiteFiles
import Testing

@testable import ReportPreview

/// A preview of an edition that takes its goals from another follows both.
@Suite struct SharedEditionTests {
    @Test func aSaveInTheOtherEditionIsShown() async throws {
        let project = try Project()
        try project.write(
            "titel: Delår\når: 2023\norganisation: Prov\nslag: delår\nläge: beslutad\ndelar: {från: prov, filer: [skalor.yaml, strategi.yaml, mal/]}\n",
            to: "Content/delar/rapport.yaml")
        try project.write("---\ntitel: Text\nläge: klar\n---\nSe [](mal:1.1).\n", to: "Content/delar/kapitel/1-text.md")
        let place = EditionPlace(root: project.root, edition: "delar")
        #expect(place.folders == ["Content/delar", "Templates", "Content/prov"])
        let preview = Preview(place)
        await preview.refresh()
        let goal = project.root + "/Content/prov/mal/mal-01.yaml"
        let before = try await Self.page("mal/1.1/index.html", of: preview)
        let text = try String(contentsOfFile: goal, encoding: .utf8)
        let title = try #require(text.firstMatch(of: /titel: (.*)\n/)?.1)
        #expect(!before.contains("Ett nytt namn"))
        try text.replacing("titel: \(title)", with: "titel: Ett nytt namn", maxReplacements: 1)
            .write(toFile: goal, atomically: true, encoding: .utf8)
        await preview.refresh(changed: [goal])
        #expect(try await Self.page("mal/1.1/index.html", of: preview).contains("Ett nytt namn"))
    }

    private static func page(_ path: String, of preview: Preview) async throws -> String {
        guard case .page(let bytes, _) = await preview.answer("/" + path) else {
            Issue.record("\(path) is not served")
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
