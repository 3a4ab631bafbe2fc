import Diagnostics
import Parallelism

/// A report as it was written in its folder, with what tells each of its files from any other.
///
/// Whoever remembers the folder asks it, and not the folder, what was written: somebody may have changed or removed a
/// file there since.
public struct WrittenReport: Sendable {
    public let manifest: Manifest
    /// Each file's address and identity; the manifest's too.
    let files: [(path: String, identity: FileSystem.Identity?)]

    /// What is worth knowing of how it was written.
    public private(set) var diagnostics: [Diagnostic] = []

    /// How many files and folders lie in its folder.
    private let count: Int
    /// Its folder just before it took the place of the one before, if every file of it was new: those that stood there
    /// change once more when the old folder is removed.
    private(set) var stamps: FileSystem.Stamps?

    init(manifest: Manifest, files: [StagedReport.File], folders: Int) {
        self.manifest = manifest
        count = files.count + folders
        self.files = files.map { ($0.entry.path, $0.identity) }
    }

    /// What stands in a folder; `nil` where that is not what was written, and nothing else.
    func stamps(in folder: String) -> FileSystem.Stamps? {
        let stamps = FileSystem.Stamps(of: folder)
        // Asked after the stamps were taken: whoever changes a file from now on gives it another.
        let isStanding = files.concurrentMap { file in
            file.identity != nil && FileSystem.identity(of: "\(folder)/\(file.path)") == file.identity
        }
        return stamps.count == count && isStanding.allSatisfy { $0 } ? stamps : nil
    }

    /// The same report, where people's own files had to make way for it.
    func with(_ own: OwnFiles?, in folder: String) -> WrittenReport {
        var report = self
        if let own { report.diagnostics.append(own.diagnostic(folder: folder)) }
        return report
    }

    /// The same report, if it stands in the folder where it was written.
    func checked(in staging: String, isNew: Bool) -> WrittenReport? {
        guard let stamps = stamps(in: staging) else { return nil }
        var report = self
        if isNew { report.stamps = stamps }
        return report
    }
}
