import Diagnostics
import ReportRendering

/// Writes a finished site: nothing else writes in `output/`.
///
/// The site is written beside its place and swapped in by one rename, so that a reader or a crash never sees
/// half a report. Only a folder that carries our manifest, or an empty one, is ever replaced. A file that has not
/// changed is not written again, and a folder in which nothing has changed is left as it is.
///
/// Nothing is forced out to the disk: what a power cut takes, the next build finds missing and writes.
public struct OutputFolder: Sendable {
    /// The folder that holds the editions: `output`.
    private let parent: String
    /// The edition's folder in it: `2023`.
    private let name: String
    /// What messages show: `output/2023`.
    public let shownPath: String

    public init(parent: String, name: String, shownPath: String) {
        self.parent = parent
        self.name = name
        self.shownPath = shownPath
    }

    private var target: String { path }

    /// Where it lies.
    var path: String { parent + "/" + name }

    /// A hidden file of ours beside it: `output/.2023.lock`.
    func sibling(_ purpose: String) -> String { "\(parent)/.\(name).\(purpose)" }

    /// Whether an earlier report lies there.
    public var exists: Bool { Self.isOurs(target) }

    /// Replaces the folder by the files and their manifest; on failure what was there stays.
    ///
    /// - Returns: An error, or nothing.
    public func write(_ files: [RenderedFile], manifest: Manifest) -> Diagnostic? {
        do {
            try FileSystem.makeFolder(parent)
            let lock = try FileLock(path: sibling("lock"))
            defer { lock.release() }
            try refuseForeignFolder()
            try removeRemains()
            let files = files + [RenderedFile(path: Manifest.fileName, bytes: manifest.bytes)]
            let folders = try RenderedFile.folders(of: files)
            let standing = StandingFiles(of: files, folders: folders, in: target)
            if standing.isWhole { return nil }
            let staging = "\(parent)/.\(name).\(FileSystem.processID).new"
            do {
                try fill(staging, with: files, folders: folders, standing)
                // Once more: someone may have put a folder there in the meantime.
                try refuseForeignFolder()
                try FileSystem.replace(
                    target, by: staging, keepingOldAs: "\(parent)/.\(name).\(FileSystem.processID).old")
            } catch {
                FileSystem.removeTree(staging)
                throw error
            }
            return nil
        } catch let failure as FileFailure {
            return failure.diagnostic(folder: shownPath)
        } catch {
            return Diagnostic(.error, "kan-inte-skriva", "mappen \(shownPath) går inte att skriva")
        }
    }

    /// A folder that we did not make is never emptied.
    private func refuseForeignFolder() throws {
        switch FileSystem.kind(of: target) {
        case .nothing: return
        case .folder where Self.isOurs(target): return
        case .folder where try FileSystem.names(in: target).isEmpty: return
        case .folder, .other: throw FileFailure.foreign(target)
        }
    }

    private static func isOurs(_ folder: String) -> Bool {
        FileSystem.kind(of: folder) == .folder
            && FileSystem.read("\(folder)/\(Manifest.fileName)", atMost: Manifest.markLength).map(Manifest.isManifest)
                ?? false
    }

    /// Makes the whole folder anew. A file that stands in the old one is given a name in the new one too, until the old
    /// is removed: nothing is ever written in a file that has a name.
    private func fill(_ staging: String, with files: [RenderedFile], folders: [String], _ standing: StandingFiles)
        throws
    {
        try FileSystem.makeFolder(staging)
        for folder in folders { try FileSystem.makeFolder("\(staging)/\(folder)") }
        let failures = Array(zip(files, standing.areSame)).concurrentMap { file, isSame -> FileFailure? in
            let path = "\(staging)/\(file.path)"
            if isSame, FileSystem.link("\(target)/\(file.path)", as: path) { return nil }
            do throws(FileFailure) { try FileSystem.write(file.bytes, to: path) } catch { return error }
            return nil
        }
        if let first = failures.compactMap({ $0 }).first { throw first }
    }

    /// What an interrupted run left: only folders by the names that this type gives. The lock says that no other run
    /// is at work.
    ///
    /// A run that stopped between two renames left the report itself under the name of an old one: it goes back first.
    private func removeRemains() throws {
        let remains = try FileSystem.names(in: parent).filter(isRemains).map { "\(parent)/\($0)" }
        if FileSystem.kind(of: target) == .nothing,
            let old = remains.first(where: { $0.hasSuffix(".old") && Self.isOurs($0) })
        {
            try FileSystem.move(old, to: target)
        }
        remains.forEach(FileSystem.removeTree)
    }

    var hasRemains: Bool { (try? FileSystem.names(in: parent))?.contains(where: isRemains) ?? false }

    private func isRemains(_ entry: String) -> Bool {
        guard entry.hasPrefix(".\(name)."), entry.hasSuffix(".new") || entry.hasSuffix(".old") else { return false }
        let middle = entry.utf8.dropFirst(name.utf8.count + 2).dropLast(4)
        let isNumber = !middle.isEmpty && middle.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber && FileSystem.kind(of: "\(parent)/\(entry)") == .folder
    }
}
