import Diagnostics
import Foundation
import ReportLoading
import ReportPipeline

/// Where an edition and its templates lie.
public struct EditionPlace: Sendable {
    /// The project's folder.
    public var root: String
    /// The edition's name: `2023`.
    public var edition: String

    public init(root: String, edition: String) {
        self.root = root
        self.edition = edition
    }

    /// Below the project's folder: the edition's, the templates', and those of the editions that it shares with.
    public var folders: [String] { ["Content/\(edition)", "Templates"] + shared.map { "Content/\($0)" } }

    /// The editions that this one takes files from, as its files say now.
    public var shared: [String] {
        let read = { (name: String) -> SourceTree? in
            let file = "\(root)/Content/\(name)/rapport.yaml"
            guard let bytes = FileManager.default.contents(atPath: file) else { return nil }
            return SourceTree(name: name, prefix: "", files: ["rapport.yaml": Array(bytes)])
        }
        return read(edition).map { SharedContent.join($0, read: read).editions } ?? []
    }
}

/// Reads an edition again and again, each time only what has changed.
struct Workshop: Sendable {
    let place: EditionPlace
    private var content = FolderMemory()
    private var shared: [String: FolderMemory] = [:]
    private var templates = FolderMemory()
    private var memory = Pipeline.Memory()
    private var last: Reading?

    init(_ place: EditionPlace) { self.place = place }

    /// What reading gave.
    struct Work: Sendable {
        var preparation: Pipeline.Preparation
        /// The content files that are not what they were, as messages show them: `Content/2023/kapitel/1-larande.md`.
        var changed: [String]
        /// Whether anything but content files is not what it was.
        var hasNewTemplates: Bool
    }

    private struct Reading: Sendable, Equatable {
        var content: [String: [UInt8]]
        var origins: [String: String]
        var templates: [String: [UInt8]]
        var diagnostics: [Diagnostic]
    }

    /// Looks at all files.
    ///
    /// - Parameter changed: Paths that are known to have changed, from the file system's root.
    /// - Returns: `nil` where all is as it was.
    mutating func refresh(changed: Set<String>) -> Work? {
        let reading = readPatiently(changed)
        guard reading != last else { return nil }
        defer { last = reading }
        let tree = SourceTree(
            name: place.edition, prefix: prefix(place.folders[0]), files: reading.content, origins: reading.origins)
        var preparation = Pipeline.Preparation(source: nil, diagnostics: [])
        if !reading.diagnostics.containsError {
            let templatePrefix = prefix(place.folders[1])
            preparation = Pipeline.prepare(
                tree, templates: reading.templates, templatePrefix: templatePrefix, memory: &memory)
        }
        preparation.diagnostics += reading.diagnostics
        let before = last?.content ?? [:]
        let paths = Set(before.keys).union(reading.content.keys).filter { before[$0] != reading.content[$0] }
        let hasNewTemplates = last?.templates != reading.templates
        return Work(preparation: preparation, changed: paths.sorted().map(tree.shown), hasNewTemplates: hasNewTemplates)
    }

    private func prefix(_ folder: String) -> String { folder + "/" }

    /// A file that is replaced in the moment when it is read is read once more.
    private mutating func readPatiently(_ changed: Set<String>) -> Reading {
        var reading = read(changed)
        for _ in 0..<3 where reading.diagnostics.contains(where: { $0.id == "kan-inte-läsa" }) {
            Thread.sleep(forTimeInterval: 0.03)
            reading = read(changed)
        }
        return reading
    }

    private mutating func read(_ changed: Set<String>) -> Reading {
        let folders = place.folders
        var (files, diagnostics) = read(folders[0], changed, &content)
        let (templateFiles, templateDiagnostics) = read(folders[1], changed, &templates)
        diagnostics += templateDiagnostics
        var memories = shared
        let own = SourceTree(name: place.edition, prefix: prefix(folders[0]), files: files)
        let joined = SharedContent.join(own) { name in
            let folder = "Content/\(name)"
            guard FileManager.default.fileExists(atPath: place.root + "/" + folder) else { return nil }
            var memory = memories[name] ?? FolderMemory()
            let (files, found) = read(folder, changed, &memory)
            memories[name] = memory
            diagnostics += found
            return SourceTree(name: name, prefix: prefix(folder), files: files)
        }
        shared = memories
        files = joined.tree.files
        return Reading(
            content: files, origins: joined.tree.origins, templates: templateFiles,
            diagnostics: diagnostics + joined.diagnostics)
    }

    private func read(
        _ folder: String, _ changed: Set<String>, _ memory: inout FolderMemory
    ) -> (files: [String: [UInt8]], diagnostics: [Diagnostic]) {
        let path = place.root + "/" + folder
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            let help = "lägg tillbaka den, så fortsätter förhandsvisningen"
            return ([:], [Diagnostic(.error, .`saknad-mapp`, "mappen \(folder)/ finns inte längre", help: help)])
        }
        let inside = changed.compactMap { $0.hasPrefix(path + "/") ? String($0.dropFirst(path.count + 1)) : nil }
        let rereading = Rereading(changed: Set(inside), now: Self.now)
        let reader = FolderReader(root: path, prefix: prefix(folder))
        let (tree, diagnostics) = reader.read(name: place.edition, again: rereading, memory: &memory)
        return (tree.files, diagnostics)
    }

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) * 1_000_000 }
}
