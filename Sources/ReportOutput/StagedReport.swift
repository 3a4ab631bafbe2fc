import Diagnostics
import Parallelism
import ReportRendering

/// A report on its way into its folder.
///
/// Each file is taken when it has been made, several at a time, and written beside the report that lies there; when all
/// are taken the two change places by one rename, so that neither a reader nor a crash ever meets half a report. A file
/// that has not changed is not written again, and a folder in which nothing has changed is left as it is.
///
/// Nothing is forced out to the disk: what a power cut takes, the next build finds missing and writes.
public struct StagedReport: Sendable {
    /// What became of one file.
    public struct File: Sendable {
        public var entry: Manifest.Entry
        /// Whether it stood in the folder already, byte for byte, and got one more name.
        var isStanding = false
        var failure: FileFailure?
    }

    private let folder: OutputFolder
    private let lock: Result<FileLock, FileFailure>
    private let staging: String
    /// Without an earlier report no file of it need be looked for.
    private let hasEarlier: Bool

    init(of folder: OutputFolder, lock: Result<FileLock, FileFailure>) {
        self.folder = folder
        self.lock = lock
        staging = folder.sibling("\(FileSystem.processID).new")
        hasEarlier = FileSystem.kind(of: folder.path) == .folder
    }

    /// Takes a file; what went wrong is said at the end.
    ///
    /// Every byte of the one that stands there is read and compared: neither a time nor the old manifest is trusted, so
    /// that a file which a power cut or a person has damaged is written anew. Reading what was just made costs far less
    /// than writing it.
    public func take(_ file: RenderedFile) -> File {
        var taken = File(entry: Manifest.Entry(file))
        guard case .success = lock else { return taken }
        do throws(FileFailure) { taken.isStanding = try place(file) } catch { taken.failure = error }
        return taken
    }

    /// - Returns: Whether the file stood there already. It is given a name in the new folder too, until the old one is
    ///   removed: nothing is ever written in a file that has a name.
    private func place(_ file: RenderedFile) throws(FileFailure) -> Bool {
        guard SitePath.isInside(file.path) else { throw FileFailure.outside(file.path) }
        let path = "\(staging)/\(file.path)"
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try FileSystem.makeFolder(String(path[..<slash])) }
        let standing = "\(folder.path)/\(file.path)"
        if hasEarlier, FileSystem.holds(file.bytes, at: standing), FileSystem.link(standing, as: path) { return true }
        try FileSystem.write(file.bytes, to: path)
        return false
    }

    /// Puts the report in its place; on failure what was there stays.
    ///
    /// - Parameters:
    ///   - files: All that were taken.
    ///   - manifest: What they are; it is written last.
    /// - Returns: An error, or nothing.
    public func finish(_ files: [File], manifest: Manifest) -> Diagnostic? {
        defer { discard() }
        do {
            _ = try lock.get()
            let all = files + [take(RenderedFile(path: Manifest.fileName, bytes: manifest.bytes))]
            if let failure = all.lazy.compactMap(\.failure).first { throw failure }
            if isAsItStands(all) { return nil }
            // Once more: someone may have put a folder there in the meantime.
            try folder.refuseForeignFolder()
            try FileSystem.replace(
                folder.path, by: staging, keepingOldAs: folder.sibling("\(FileSystem.processID).old"))
            return nil
        } catch let failure as FileFailure {
            return failure.diagnostic(folder: folder.shownPath)
        } catch {
            return Diagnostic(.error, "kan-inte-skriva", "mappen \(folder.shownPath) går inte att skriva")
        }
    }

    /// Gives up: nothing has changed in the folder.
    public func discard() {
        guard case .success(let lock) = lock else { return }
        FileSystem.removeTree(staging)
        lock.release()
    }

    /// Whether the folder holds the files already, and nothing else.
    private func isAsItStands(_ files: [File]) -> Bool {
        guard files.allSatisfy(\.isStanding) else { return false }
        let folders = Self.folders(of: files.map(\.entry.path))
        return folders.allSatisfy { FileSystem.isOpen(folder: "\(folder.path)/\($0)") }
            && FileSystem.count(in: folder.path) == files.count + folders.count
    }

    /// The folders that hold files, and those that hold them.
    private static func folders(of paths: [String]) -> Set<Substring> {
        var folders: Set<Substring> = []
        for path in paths {
            var rest = path[...]
            while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
                rest = rest[..<slash]
                if !folders.insert(rest).inserted { break }
            }
        }
        return folders
    }
}
