import Diagnostics
import Foundation
import ReportLoading
import ReportPipeline
import SiteFiles

@testable import ReportPreview

/// A project of a test's own, on disk, with a small edition and the project's templates; gone with the test.
final class Project: Sendable {
    let root: String
    var place: EditionPlace { EditionPlace(root: root, edition: "prov") }

    static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        root = NSTemporaryDirectory() + "forhandsvisning-" + UUID().uuidString
        let files = FileManager.default
        try files.createDirectory(atPath: root + "/Content", withIntermediateDirectories: true)
        try files.copyItem(atPath: Self.source + "/Templates", toPath: root + "/Templates")
        try files.copyItem(atPath: Self.source + "/Tests/GoldenTests/Base", toPath: root + "/Content/prov")
        for number in 2...5 {
            try write(Self.chapter(number), to: "Content/prov/kapitel/\(number)-kapitel-\(number).md")
        }
        try write("Kommun;Antal\nUmeå;3\nVindeln;2\n", to: "Content/prov/data/kommuner.csv")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    static func chapter(_ number: Int, text: String = "") -> String {
        """
        ---
        titel: Kapitel \(number)
        nummer: \(number)
        läge: klar
        ---

        ## Omvärldsbevakning

        Se [](mal:1.1) och [](kapitel:nytankande).

        ```diagram
        typ: staplar
        titel: Diagram \(number)
        fil: data/kommuner.csv
        etikett: Kommun
        värde: Antal
        enhet: stycken
        källa: Egen
        ```

        \(text)

        ## Sammanhållen region

        Kapitel \(number) om regionen.

        """
    }

    /// Beside it and renamed into place, as editors do.
    func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: root + "/" + path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
    }

    func text(_ path: String) -> String? { try? String(contentsOfFile: root + "/" + path, encoding: .utf8) }
    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }
    func move(_ path: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: root + "/" + path, toPath: root + "/" + other)
    }

    /// What a build that knows nothing from before makes of it.
    func build() -> Pipeline.Outcome {
        let (tree, problems) = FolderReader(root: root + "/Content/prov", prefix: "Content/prov/").read(name: "prov")
        let templates = FolderReader(root: root + "/Templates", prefix: "Templates/").read(name: "Templates").tree.files
        var outcome = Pipeline.run(tree, templates: templates, templatePrefix: "Templates/")
        outcome.diagnostics += problems
        return outcome
    }
}
