import Diagnostics
import Parallelism
import SiteFiles

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
        /// The file that holds its bytes; `nil` where there is none.
        var identity: FileSystem.Identity?
        /// Whether that file stands in the folder already, byte for byte the same, and was not written.
        var isStanding = false
        var failure: FileFailure?
    }

    /// How it ended.
    public enum Ending: Sendable {
        case written(WrittenReport)
        /// What was there stays.
        case refused(Diagnostic)
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
        do throws(FileFailure) {
            guard OutputPath.isInside(file.path) else { throw FileFailure.outside(file.path) }
            if hasEarlier { taken.identity = FileSystem.identity(ofFileHolding: file.bytes, at: old(file.path)) }
            taken.isStanding = taken.identity != nil
            if !taken.isStanding { taken.identity = try FileSystem.write(file.bytes, to: place(file.path)) }
        } catch {
            taken.failure = error
        }
        return taken
    }

    private func old(_ path: String) -> String { "\(folder.path)/\(path)" }

    /// Where a file goes, in a folder that there is.
    private func place(_ path: String) throws(FileFailure) -> String {
        let place = "\(staging)/\(path)"
        if let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) {
            try FileSystem.makeFolder(String(place[..<slash]))
        }
        return place
    }

    /// Gives a file that stands a name in the new folder too, until the old one is removed: nothing is ever written in a
    /// file that has a name. Where the file system knows no second name the file is copied.
    ///
    /// - Returns: The file in the new folder.
    private func adopt(_ file: File) throws(FileFailure) -> FileSystem.Identity? {
        guard file.isStanding else { return file.identity }
        let (old, place) = (old(file.entry.path), try place(file.entry.path))
        if FileSystem.link(old, as: place) {
            // Somebody may have written there since it was compared.
            guard FileSystem.identity(of: place) == file.identity else { throw FileFailure.changed(old) }
            return file.identity
        }
        guard let bytes = FileSystem.read(old, atMost: file.entry.size + 1), Digest.sha256(bytes) == file.entry.sha256
        else { throw FileFailure.changed(old) }
        return try FileSystem.write(bytes, to: place)
    }

    /// Puts the report in its place; on failure what was there stays.
    ///
    /// - Parameters:
    ///   - files: All that were taken.
    ///   - manifest: What they are; it is written last.
    public func finish(_ files: [File], manifest: Manifest) -> Ending {
        defer { discard() }
        do {
            _ = try lock.get()
            let taken = files + [take(RenderedFile(path: Manifest.fileName, bytes: manifest.bytes))]
            try Self.refuseFailures(in: taken)
            let folders = Self.folders(of: taken.map(\.entry.path))
            let report = { WrittenReport(manifest: manifest, files: $0, folders: folders.count) }
            if isAsItStands(taken, folders) { return .written(report(taken)) }
            let placed = taken.concurrentMap { file in
                var file = file
                do throws(FileFailure) { file.identity = try adopt(file) } catch { file.failure = error }
                return file
            }
            try Self.refuseFailures(in: placed)
            // Only a whole report takes another's place, whatever somebody has done in the new one meanwhile.
            guard let whole = report(placed).checked(in: staging, isNew: !taken.contains(where: \.isStanding)) else {
                throw FileFailure.changed(staging)
            }
            // Once more: someone may have put a folder there in the meantime.
            try folder.refuseForeignFolder()
            let own = try folder.setApartOwnFiles(besides: taken.map(\.entry.path))
            try FileSystem.replace(
                folder.path, by: staging, keepingOldAs: folder.sibling("\(FileSystem.processID).old"))
            return .written(whole.with(own, in: folder.shownPath))
        } catch let failure as FileFailure {
            return .refused(failure.diagnostic(folder: folder.shownPath))
        } catch {
            return .refused(
                Diagnostic(.error, .`kan-inte-skriva`, "mappen \(folder.shownPath) går inte att skriva"))
        }
    }

    private static func refuseFailures(in files: [File]) throws(FileFailure) {
        if let failure = files.lazy.compactMap(\.failure).first { throw failure }
    }

    /// Gives up: nothing has changed in the folder.
    public func discard() {
        guard case .success(let lock) = lock else { return }
        FileSystem.removeTree(staging)
        lock.release()
    }

    /// Whether the folder holds the files already, and nothing else.
    private func isAsItStands(_ files: [File], _ folders: Set<Substring>) -> Bool {
        guard files.allSatisfy(\.isStanding) else { return false }
        return folders.allSatisfy { FileSystem.isOpen(folder: "\(folder.path)/\($0)") }
            && FileSystem.count(in: folder.path) == files.count + folders.count
    }

    /// The folders that hold files, and those that hold them.
    static func folders(of paths: [String]) -> Set<Substring> {
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
