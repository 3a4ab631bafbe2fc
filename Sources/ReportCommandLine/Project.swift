import Diagnostics
import Foundation
import ReportLoading
import ReportModel

/// The folders of the project: where content and templates lie, and where the report goes.
package struct Project: Sendable {
    package let root: String

    /// From the launcher, else the working directory or the nearest folder above it that has a `Content`.
    package static func find() -> Project {
        if let root = getenv("BUILD_REPORT_ROOT").map({ String(cString: $0) }), !root.isEmpty {
            return Project(root: root)
        }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Content").path) {
                return Project(root: folder.path)
            }
            folder.deleteLastPathComponent()
        }
        return Project(root: FileManager.default.currentDirectoryPath)
    }

    /// The editions that exist: every folder in `Content/` with a `rapport.yaml`, or with a paper's `text.md`.
    var editions: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Content")) ?? []
        return names.filter { name in
            !name.hasPrefix(".")
                && ["rapport.yaml", "text.md"].contains {
                    FileManager.default.fileExists(atPath: "\(root)/Content/\(name)/\($0)")
                }
        }.sorted()
    }

    /// Why there is no such edition; `nil` where there is.
    package func problem(withEdition edition: String) -> Diagnostic? {
        var isFolder: ObjCBool = false
        let isName =
            !edition.isEmpty && !edition.contains("/") && !edition.hasPrefix(".")
            && !Self.reservedNames.contains(edition)
        let exists =
            isName && FileManager.default.fileExists(atPath: "\(root)/Content/\(edition)", isDirectory: &isFolder)
        return exists && isFolder.boolValue ? nil : unknown(edition)
    }

    /// An edition's files, or an error that names the editions that do exist.
    func read(edition: String) -> (tree: SourceTree?, diagnostics: [Diagnostic]) {
        if let problem = problem(withEdition: edition) { return (nil, [problem]) }
        var (own, diagnostics) = folder(edition)
        let joined = SharedContent.join(own) { other in
            guard problem(withEdition: other) == nil else { return nil }
            let (tree, found) = folder(other)
            diagnostics += found
            return tree
        }
        own = joined.tree
        diagnostics += joined.diagnostics
        return (diagnostics.containsError ? nil : own, diagnostics)
    }

    private func folder(_ edition: String) -> (tree: SourceTree, diagnostics: [Diagnostic]) {
        FolderReader(root: "\(root)/Content/\(edition)", prefix: "Content/\(edition)/").read(name: edition)
    }

    func readTemplates() -> (files: [String: [UInt8]], diagnostics: [Diagnostic]) {
        guard FileManager.default.fileExists(atPath: root + "/Templates") else {
            return (
                [:],
                [
                    Diagnostic(
                        .error, "saknad-mapp", "mappen Templates/ finns inte i \(root)",
                        help: "kör build-report i projektets mapp")
                ]
            )
        }
        let (tree, diagnostics) = FolderReader(root: root + "/Templates", prefix: "Templates/").read(name: "Templates")
        return (tree.files, diagnostics)
    }

    private func unknown(_ edition: String) -> Diagnostic {
        let existing = editions
        let help =
            existing.isEmpty
            ? "det finns inga årgångar i \(root)/Content; skapa en med ./build-report new \(edition)"
            : (Suggestion.nearest(to: edition, among: existing).map { "menade du ”\($0)”? De" } ?? "de")
                + " som finns är: \(existing.joined(separator: ", "))"
        return Diagnostic(.error, "okänd-årgång", "årgången ”\(edition)” finns inte i Content/", help: help)
    }
}

extension Project {
    /// Folders of `Content/` that are no editions.
    static let reservedNames: Set<String> = ["handbok", "schema"]

    /// Why a name cannot be a new edition's; `nil` where it can.
    func problem(withNewName name: String) -> Diagnostic? {
        let isName =
            !name.isEmpty && !name.hasPrefix(".")
            && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) } && name.utf8.count <= 100
        guard isName else {
            return Diagnostic(
                .error, "fel-namn", "”\(name)” kan inte vara en årgångs namn",
                help: "skriv bara bokstäver, siffror och bindestreck, till exempel 2024 eller 2024-delar-aug")
        }
        guard !Self.reservedNames.contains(name.lowercased()) else {
            return Diagnostic(
                .error, "fel-namn", "mappen Content/\(name) är upptagen för annat",
                help: "välj ett annat namn, till exempel 2024")
        }
        return nil
    }
}
