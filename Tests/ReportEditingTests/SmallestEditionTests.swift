import Diagnostics
import ReportEditing
import ReportLoading
import ReportModel
import ReportPipeline
import ReportProgress
import Testing

/// `new 2026` without `--from`.
@Suite struct SmallestEditionTests {
    private static let made = SmallestEdition(year: 2026)
    private static let tree = SourceTree(name: "2026", prefix: "Content/2026/", files: made.files)

    private static func run(_ tree: SourceTree) -> Pipeline.Outcome {
        Pipeline.run(tree, templates: RealContent.templates, templatePrefix: "Templates/")
    }

    @Test func buildsAndCannotBePublished() throws {
        let outcome = Self.run(Self.tree)
        #expect(outcome.site != nil)
        #expect(Set(outcome.diagnostics.map(\.id)) == ["fyll-i"])
        let status = EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics)
        #expect(!status.isReady)
        #expect(status.reasons.contains { $0.contains("rapport.yaml: åtgärda 1 varning") })
    }

    /// No region, organisation or figure is made up.
    @Test func saysNothingOfItsOwn() throws {
        let report = try #require(ReportLoader.load(Self.tree).report)
        #expect(report.edition.title.hasPrefix(Prompt.mark) && report.edition.organisation.hasPrefix(Prompt.mark))
        #expect(report.edition.state == .draft)
        #expect(report.goals.isEmpty && report.contacts.isEmpty && report.accessibilityStatement == nil)
        // The heading ”Året som gick” and nothing else: a question is no text.
        #expect(EditionProgress(report, diagnostics: []).words == 3)
    }

    @Test func whatIsFilledInIsReady() throws {
        var tree = Self.tree
        for (path, bytes) in tree.files {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            let filled = lines.map { line in
                line.hasPrefix(Prompt.mark) ? "Vi byggde en bro." : line.replacing("\(Prompt.mark) ", with: "Vår ")
            }
            tree.files[path] = Array(filled.joined(separator: "\n").utf8)
        }
        let outcome = Self.run(tree)
        #expect(outcome.diagnostics.map(\.message) == [])
    }
}
