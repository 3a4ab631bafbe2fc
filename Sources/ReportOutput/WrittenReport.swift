import Parallelism

/// A report as it was written in its folder, with what tells each of its files from any other.
///
/// Whoever remembers the folder asks it, and not the folder, what was written: somebody may have changed or removed a
/// file there since.
public struct WrittenReport: Sendable {
    public let manifest: Manifest
    /// Each file's address and identity; the manifest's too.
    let files: [(path: String, identity: FileSystem.Identity?)]

    /// How many files and folders lie in its folder.
    let count: Int

    init(manifest: Manifest, files: [StagedReport.File], folders: Int) {
        self.manifest = manifest
        count = files.count + folders
        self.files = files.map { ($0.entry.path, $0.identity) }
    }

    /// Whether every file stands in a folder as it was written.
    func isStanding(in folder: String) -> Bool {
        files.concurrentMap { file in
            file.identity != nil && FileSystem.identity(of: "\(folder)/\(file.path)") == file.identity
        }.allSatisfy { $0 }
    }
}
