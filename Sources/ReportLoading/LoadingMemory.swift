import Diagnostics
import Parallelism
import ReportModel

/// What the files of an edition gave when they were last read, for a preview that reads them again at every save.
///
/// A file whose bytes are the same, beside scales and a strategy whose bytes are the same, gives the same again: it is
/// not decoded anew. What depends on several files is always looked at anew.
public struct LoadingMemory: Sendable {
    /// What one file gave.
    struct Entry<Value: Sendable>: Sendable {
        var bytes: [UInt8]
        var value: Value
        var diagnostics: [Diagnostic]
    }

    /// The files that decide how the others are read.
    static let frame = ["skalor.yaml", "strategi.yaml"]

    var frame: [[UInt8]?] = []
    var chapters: [String: Entry<Chapter?>] = [:]
    var goals: [String: Entry<Goal?>] = [:]
    var tables: [String: Entry<DataTable?>] = [:]

    public init() {}
}

/// The memory while an edition is read: what was known before, and what is known after.
///
/// A class, because reading a file is also remembering it. Files that are gone are forgotten.
final class LoadingNotes {
    private let earlier: LoadingMemory
    private(set) var current = LoadingMemory()
    private let tree: SourceTree
    private let findings: Findings

    init(_ memory: LoadingMemory, tree: SourceTree, findings: Findings) {
        self.tree = tree
        self.findings = findings
        current.frame = LoadingMemory.frame.flatMap { [tree.files[$0], tree.files[SourceTree.differences + $0]] }
        earlier = memory.frame == current.frame ? memory : LoadingMemory()
    }

    /// What files give, in their order: as remembered, or as `read` makes of them, several at a time.
    func values<Value: Sendable>(
        of paths: [String], in shelf: WritableKeyPath<LoadingMemory, [String: LoadingMemory.Entry<Value>]>,
        read: @Sendable (String, Findings) -> Value
    ) -> [Value] {
        let known = earlier[keyPath: shelf]
        let files = tree.files
        let entries = paths.concurrentMap { path in
            let bytes = (files[path] ?? []) + (files[SourceTree.differences + path] ?? [])
            if let entry = known[path], entry.bytes == bytes { return entry }
            let own = Findings()
            let value = read(path, own)
            return LoadingMemory.Entry(bytes: bytes, value: value, diagnostics: own.all)
        }
        for (path, entry) in zip(paths, entries) {
            current[keyPath: shelf][path] = entry
            findings.add(entry.diagnostics)
        }
        return entries.map(\.value)
    }
}
