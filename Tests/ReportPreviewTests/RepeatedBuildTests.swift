import Diagnostics
import Foundation
import SeededNumbers
import SiteFiles
import Testing

@testable import ReportPreview

/// Whatever has been saved before, the preview shows what a build from nothing writes, and says what it says.
@Suite struct RepeatedBuildTests {
    @Test(arguments: [1, 2]) func manySavesAndOneBuildAgree(seed: UInt64) async throws {
        let project = try Project()
        let preview = Preview(project.place)
        await preview.refresh()
        var edits = Edits(project: project, generator: SeededGenerator(seed: seed))
        var shown = 0
        for step in 0..<24 {
            let changed = try edits.next()
            await preview.refresh(changed: Set(changed.map { project.root + "/" + $0 }))
            // Sometimes the next save comes before all pages have been looked at.
            if step % 3 == 1 { continue }
            await preview.waitForInspection()
            let outcome = project.build()
            let expected = Standing(outcome.diagnostics, isStale: false)
            let standing = await preview.standing
            #expect(standing.problems == expected.problems, "after \(changed)")
            #expect(standing.errors == expected.errors && standing.warnings == expected.warnings)
            guard let site = outcome.site else { continue }
            shown += 1
            for file in site.files { try await expectSame(file, in: preview) }
            #expect(await preview.pagePaths == site.files.map(\.path).filter { $0.hasSuffix(".html") })
        }
        #expect(shown >= 5, "too few of the saves could be shown")
    }

    private func expectSame(_ file: RenderedFile, in preview: Preview) async throws {
        // Shown at any address, it links from the server's root, which a build does not know.
        guard file.path != "404.html" else { return }
        switch await preview.answer(
            "/" + (file.path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""))
        {
        case .page(let bytes, _), .file(let bytes, _): #expect(bytes == file.bytes, "\(file.path)")
        default: Issue.record("\(file.path) is not served")
        }
    }
}

/// Saves of every kind, some that break the report and some that mend it.
private struct Edits {
    let project: Project
    var generator: SeededGenerator
    private var broken: [(path: String, text: String)] = []

    init(project: Project, generator: SeededGenerator) {
        self.project = project
        self.generator = generator
    }

    /// - Returns: The paths that an editor would have been seen to change.
    mutating func next() throws -> [String] {
        let number = Int.random(in: 2...5, using: &generator)
        let chapter = "Content/prov/kapitel/\(number)-kapitel-\(number).md"
        let words = "Ord \(Int.random(in: 0..<1_000_000, using: &generator))."
        if !broken.isEmpty, Int.random(in: 0..<3, using: &generator) > 0 {
            let (path, text) = broken.removeLast()
            return try save(text, to: path)
        }
        switch Int.random(in: 0..<13, using: &generator) {
        case 0, 1: return try save(Project.chapter(number, text: words), to: chapter)
        case 2:
            return try save(
                Project.chapter(number, text: words).replacing("titel: Kapitel", with: "titel: \(words)"), to: chapter)
        case 3: return try save(Project.chapter(number, text: "Se [](mal:9.\(number))."), to: chapter, mending: true)
        case 4 where project.text(chapter) != nil:
            try project.remove(chapter)
            return [chapter]
        case 5: return try change("Content/prov/mal/mal-01.yaml", from: "värde: 45", to: "värde: 4\(number)")
        case 6:
            return try change(
                "Content/prov/mal/mal-01.yaml", from: "nummer: \"1.1\"", to: "nummer: \"1.2\"", mending: true)
        case 7: return try save("Kommun;Antal\nUmeå;\(number)\nVindeln;2\n", to: "Content/prov/data/kommuner.csv")
        case 8:
            return try change(
                "Templates/delar/sidfot.mustache", from: "{{site.publisher}}", to: "{{site.utgivaren}}", mending: true)
        case 9: return try change("Templates/ord/sv.json", from: "Hoppa till innehållet", to: "Hoppa till \(words)")
        case 10:
            return try change(
                "Content/prov/strategi.yaml", from: "titel: Sammanhållen region", to: "titel: Hela regionen",
                mending: true)
        case 11:
            return try change(
                "Content/prov/skalor.yaml", from: "{id: delvis, etikett: Uppfylls",
                to: "{id: nastan, etikett: Uppfylls", mending: true)
        default: return try change("Content/prov/skalor.yaml", from: "mål", to: "må:l: [", mending: true)
        }
    }

    private mutating func save(_ text: String, to path: String, mending: Bool = false) throws -> [String] {
        if mending { broken.append((path, project.text(path) ?? Project.chapter(2))) }
        try project.write(text, to: path)
        return [path]
    }

    private mutating func change(_ path: String, from old: String, to new: String, mending: Bool = false) throws
        -> [String]
    {
        let text = try #require(project.text(path))
        return try save(text.replacing(old, with: new, maxReplacements: 1), to: path, mending: mending)
    }
}
