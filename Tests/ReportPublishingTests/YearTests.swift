import Foundation
import ReportModel
import ReportOutput
import ReportSearch
import SiteFiles
import Testing

@testable import ReportPublishing

/// A place as it lives for a year: words are corrected, editions come, what was wrong is taken back. The search is on, so
/// that at every publishing files of the index come and go under names that nobody has seen before.
@Suite(.serialized) struct YearTests {
    /// What one publishing is of.
    struct Edit: Sendable {
        var edition: String
        var word: String
        var kind = FollowUpKind.result
        var year = 2023
    }

    private let folder: TemporaryFolder
    private let shell: Shell

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/webb", withIntermediateDirectories: true)
        shell = Shell(.folder(folder.path + "/webb"))
    }

    private func build(_ edit: Edit) throws -> BuiltReport {
        let pages = [
            "index.html", "kapitel/larande/index.html", "mal/1.1/index.html", "sok/index.html", "rapport.html",
        ]
        let index = ["fragment/sv_\(edit.word).pf_fragment", "index/sv_\(edit.word).pf_index", "pagefind-entry.json"]
        let files =
            pages.map { ($0, "<title>\($0) – Rapport</title>" + ($0.hasPrefix("mal") ? "lika" : edit.word)) }
            + index.map { (SearchIndex.folder + $0, edit.word) } + [("assets/report.css", "p {}")]
        let output = OutputFolder(parent: folder.path + "/output", name: edit.edition, shownPath: "")
        let staged = output.begin()
        let taken = files.map { staged.take(RenderedFile(path: $0, bytes: Array($1.utf8))) }
        let manifest = Manifest(
            about: .init(edition: edit.edition, title: "Rapport", year: edit.year), contentDigest: edit.word,
            toolVersion: "", entries: taken.map(\.entry))
        guard case .written = staged.finish(taken, manifest: manifest) else { throw CancellationError() }
        return try #require(BuiltReport(folder: "\(folder.path)/output/\(edit.edition)"))
    }

    private func plan(_ edit: Edit) throws -> PublishingPlan {
        var about = Edition(name: edit.edition, title: "Rapport", year: edit.year, organisation: "Regionen")
        about.followUpKind = edit.kind
        return PublishingPlan(try build(edit), about: about, look: try shell.look(for: edit.edition))
    }

    private var publisher: Publisher {
        Publisher(
            shell: shell, kept: 3, frontPage: { releases, _ in releases.map(\.name.edition).joined(separator: " ") }
        ) { _ in }
    }

    private func text(_ path: String) -> String? {
        try? String(contentsOfFile: "\(folder.path)/webb/\(path)", encoding: .utf8)
    }

    private func check(_ edition: String, shows word: String, current: String) throws {
        #expect(text("\(edition)/index.html")?.hasSuffix(word) == true)
        #expect(text("aktuell/manifest.json")?.contains("\"edition\": \"\(current)\"") == true)
        let state = try shell.look(for: edition).state
        #expect(state.live[edition] != nil && state.current == current && state.lock == nil)
    }

    /// Seen: with another folder's name in `ReaderAddress`; with the kinds left out of `CurrentEdition`.
    @Test func correctionsEditionsAndRollbacks() throws {
        defer { folder.remove() }
        let edits = [
            Edit(edition: "2023", word: "ett"), Edit(edition: "2023", word: "tva"),
            Edit(edition: "2024-plan", word: "plan", kind: .plan, year: 2024), Edit(edition: "2023", word: "tre"),
            Edit(edition: "2024-aug", word: "delar", kind: .forecast, year: 2024),
            Edit(edition: "2024-plan", word: "nyplan", kind: .plan, year: 2024), Edit(edition: "2023", word: "fyra"),
        ]
        for edit in edits {
            let plan = try plan(edit)
            #expect(plan.vanished == [] && !plan.isBlind && plan.obstacle == nil, "\(edit.word)")
            #expect(!plan.changes.contains { $0.contains("  " + SearchIndex.folder) })
            let outcome = try publisher.publish(plan, breaking: nil)
            #expect(outcome.afterwards == nil && outcome.leftAlone == [] && !outcome.wasTooLateToStop)
            try check(edit.edition, shows: edit.word, current: "2023")
        }
        for word in ["tre", "tva"] {
            let look = try shell.look()
            let choice = try RollbackChoice("2023", in: look.state)
            _ = try publisher.rollBack(to: choice.target, edition: choice.edition, at: look, breaking: nil)
            try check("2023", shows: word, current: "2023")
        }
        _ = try publisher.publish(plan(Edit(edition: "2023", word: "fem")), breaking: nil)
        try check("2023", shows: "fem", current: "2023")
        let next = try plan(Edit(edition: "2024", word: "sex", year: 2024))
        #expect(next.becomesCurrent && next.vanished == [])
        _ = try publisher.publish(next, breaking: nil)
        try check("2024", shows: "sex", current: "2024")
        #expect(text("index.html")?.hasPrefix("2024 ") == true)
        // A page that readers have is still missed.
        let built = try build(Edit(edition: "2024", word: "sju", year: 2024))
        var fewer = built.manifest
        fewer.entries.removeAll { $0.path.hasPrefix("mal/") || $0.path.hasPrefix(SearchIndex.folder) }
        #expect(ReaderAddress.vanished(from: built.manifest, in: fewer) == ["mal/1.1/"])
    }
}
