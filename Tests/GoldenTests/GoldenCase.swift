import Diagnostics
import Foundation
import ReportLoading
import ReportPipeline
import SiteFiles
import Testing

/// A directory under `Cases/`: content, and what the pipeline must make of it.
///
/// ```
/// Cases/<case>/Content/…        the edition; files and folders that it lacks come from Base/
/// Cases/<case>/Templates/…      optional: laid over the templates, to break one
/// Cases/<case>/options.txt      optional: words of ``Option``
/// Cases/<case>/expected/…       <main> of every page, and data/rapport.json; absent where no site must come
/// Cases/<case>/expected.txt     every diagnostic as people see it; absent where none must come
/// ```
///
/// Most cases are rendered by the plain listings in `Templates/`: they show every name that a page is given and
/// nothing of its look, so that a golden file changes when meaning changes and not when a class is renamed. Those
/// that say `real-templates` pin what a reader gets.
struct GoldenCase: CustomTestStringConvertible, Sendable {
    /// What a case may ask for in `options.txt`, one word a line.
    enum Option: String {
        /// The project's own templates instead of the plain listings.
        case realTemplates = "real-templates"
        /// Nothing is taken from `Base/`.
        case withoutBase = "no-base"
    }

    let name: String
    private var folder: URL { Self.root.appendingPathComponent("Cases/\(name)") }

    var testDescription: String { name }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let project = root.deletingLastPathComponent().deletingLastPathComponent()
    static let all: [GoldenCase] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Cases").path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map(GoldenCase.init)
    }()

    // MARK: What goes in

    func options() throws -> Set<Option> {
        guard let text = try? String(contentsOf: folder.appendingPathComponent("options.txt"), encoding: .utf8) else {
            return []
        }
        return Set(
            try text.split(separator: "\n").map { word in
                guard let option = Option(rawValue: String(word)) else { throw UnknownOption(word: String(word)) }
                return option
            })
    }

    struct UnknownOption: Error { var word: String }

    /// What the pipeline makes of the case, and what reading it said.
    func run() throws -> Pipeline.Outcome {
        let options = try options()
        let (read, diagnostics) = FolderReader(root: folder.path + "/Content", prefix: "Content/prov/").read(
            name: "prov")
        var tree = read
        if !options.contains(.withoutBase) { addBase(to: &tree) }
        var outcome = Pipeline.run(tree, templates: templates(options), templatePrefix: "Templates/")
        outcome.diagnostics = (diagnostics + outcome.diagnostics).inOrder()
        return outcome
    }

    /// Whatever the case has nothing of: a file, or a whole folder.
    private func addBase(to tree: inout SourceTree) {
        let own = Set(tree.files.keys.map(Self.top))
        let base = FolderReader(root: Self.root.path + "/Base", prefix: "").read(name: "").tree
        for (path, bytes) in base.files where !own.contains(Self.top(path)) { tree.files[path] = bytes }
    }

    private static func top(_ path: String) -> String { String(path.prefix { $0 != "/" }) }

    /// The words and the theme are the project's own in any case: they are content, not look.
    private func templates(_ options: Set<Option>) -> [String: [UInt8]] {
        let read = { (folder: URL) in FolderReader(root: folder.path, prefix: "").read(name: "").tree.files }
        var files = read(Self.project.appendingPathComponent("Templates"))
        if !options.contains(.realTemplates) {
            files = files.filter { $0.key == "ord/sv.json" || $0.key == "tema.json" }
            files.merge(read(Self.root.appendingPathComponent("Templates"))) { $1 }
        }
        files.merge(read(folder.appendingPathComponent("Templates"))) { $1 }
        return files
    }

    // MARK: What comes out

    /// The expected files by path relative to the case: `expected/index.html`, `expected.txt`.
    func expected() -> [String: String] {
        var files = FolderReader(root: folder.appendingPathComponent("expected").path, prefix: "").read(name: "").tree
            .files
            .reduce(into: [String: String]()) { $0["expected/" + $1.key] = String(decoding: $1.value, as: UTF8.self) }
        if let text = try? String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8) {
            files["expected.txt"] = text
        }
        return files
    }

    /// The same from a run. A page whose expected file ends in `.whole.html` is given in full as well.
    func actual(_ outcome: Pipeline.Outcome, whole: Set<String>) -> [String: String] {
        var files: [String: String] = [:]
        if !outcome.diagnostics.isEmpty {
            files["expected.txt"] = DiagnosticFormatter.human.format(outcome.diagnostics)
        }
        for file in outcome.site?.files ?? [] {
            let text = String(decoding: file.bytes, as: UTF8.self)
            if file.path == "data/rapport.json" { files["expected/" + file.path] = text }
            guard file.path.hasSuffix(".html") else { continue }
            files["expected/" + file.path] = Self.main(of: text)
            let name = "expected/" + file.path.dropLast(".html".count) + ".whole.html"
            if whole.contains(name) { files[name] = text }
        }
        return files
    }

    private static func main(of page: String) -> String {
        guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else {
            return "sidan saknar <main>\n"
        }
        return page[start.lowerBound..<end.upperBound] + "\n"
    }

    /// Writes what came out over what was expected.
    func rewrite(_ actual: [String: String]) throws {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent("expected"))
        try? FileManager.default.removeItem(at: folder.appendingPathComponent("expected.txt"))
        for (path, text) in actual {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }
}
