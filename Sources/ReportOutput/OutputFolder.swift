import Diagnostics
import ReportRendering

/// Writes a finished site: nothing else writes in `output/`.
///
/// The site is written beside its place and swapped in by one rename, so that a reader or a crash never sees
/// half a report. Only a folder that carries our manifest, or an empty one, is ever replaced.
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

    private var target: String { parent + "/" + name }

    /// Whether an earlier report lies there.
    public var exists: Bool { FileSystem.read("\(target)/\(Manifest.fileName)").map(Manifest.isManifest) ?? false }

    /// Replaces the folder by the files and their manifest; on failure what was there stays.
    ///
    /// - Returns: An error, or nothing.
    public func write(_ files: [RenderedFile], manifest: Manifest) -> Diagnostic? {
        do {
            try FileSystem.makeFolder(parent)
            let lock = try FileLock(path: "\(parent)/.\(name).lock")
            defer { lock.release() }
            try refuseForeignFolder()
            removeRemains()
            let staging = "\(parent)/.\(name).\(FileSystem.processID).new"
            do {
                try fill(staging, with: files + [RenderedFile(path: Manifest.fileName, bytes: manifest.bytes)])
                try FileSystem.replace(target, by: staging, keepingOldAs: "\(parent)/.\(name).\(FileSystem.processID).old")
            } catch {
                FileSystem.removeTree(staging)
                throw error
            }
            removeRemains()
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
        case .folder:
            if FileSystem.names(in: target).isEmpty { return }
            if let bytes = FileSystem.read("\(target)/\(Manifest.fileName)"), Manifest.isManifest(bytes) { return }
            throw FileFailure.foreign(target)
        case .other: throw FileFailure.foreign(target)
        }
    }

    private func fill(_ staging: String, with files: [RenderedFile]) throws {
        try FileSystem.makeFolder(staging)
        var made: Set<String> = [""]
        for file in files {
            let folders = file.path.split(separator: "/").dropLast()
            var folder = ""
            for component in folders {
                folder += (folder.isEmpty ? "" : "/") + component
                if made.insert(folder).inserted { try FileSystem.makeFolder("\(staging)/\(folder)") }
            }
            try FileSystem.write(file.bytes, to: "\(staging)/\(file.path)")
        }
    }

    /// What an interrupted run left: only names that this type gives. The lock says that no other run is at work.
    private func removeRemains() {
        for entry in FileSystem.names(in: parent) where entry.hasPrefix(".\(name).") && (entry.hasSuffix(".new") || entry.hasSuffix(".old")) {
            let middle = entry.dropFirst(name.count + 2).dropLast(4)
            if !middle.isEmpty, middle.allSatisfy(\.isNumber) { FileSystem.removeTree("\(parent)/\(entry)") }
        }
    }
}
