/// The folder of a report: nothing else writes in `output/`.
///
/// Only a folder that carries our manifest, or an empty one, is ever replaced.
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

    /// Where it lies.
    var path: String { parent + "/" + name }

    /// A hidden file of ours beside it: `output/.2023.lock`.
    func sibling(_ purpose: String) -> String { "\(parent)/.\(name).\(purpose)" }

    /// Whether an earlier report lies there.
    public var exists: Bool { Self.isOurs(path) }

    /// Begins a new report beside the one that lies there; see ``StagedReport``.
    public func begin() -> StagedReport {
        do {
            try FileSystem.makeOpenFolder(parent)
            let lock = try FileLock(path: sibling("lock"))
            do {
                try refuseForeignFolder()
                try removeRemains()
                try FileSystem.makeFolder(sibling("\(FileSystem.processID).new"))
            } catch {
                lock.release()
                throw error
            }
            return StagedReport(of: self, lock: .success(lock))
        } catch {
            return StagedReport(of: self, lock: .failure(error as? FileFailure ?? .foreign(path)))
        }
    }

    /// A folder that we did not make is never emptied.
    func refuseForeignFolder() throws {
        switch FileSystem.kind(of: path) {
        case .nothing: return
        case .folder where Self.isOurs(path): return
        case .folder where try FileSystem.names(in: path).isEmpty: return
        case .folder, .other: throw FileFailure.foreign(path)
        }
    }

    private static func isOurs(_ folder: String) -> Bool {
        FileSystem.kind(of: folder) == .folder
            && FileSystem.read("\(folder)/\(Manifest.fileName)", atMost: Manifest.markLength).map(Manifest.isManifest)
                ?? false
    }

    /// What an interrupted run left: only folders by the names that this type gives. The lock says that no other run
    /// is at work.
    ///
    /// A run that stopped between two renames left the report itself under the name of an old one: it goes back first.
    private func removeRemains() throws {
        let remains = try FileSystem.names(in: parent).filter(isRemains).map { "\(parent)/\($0)" }
        if FileSystem.kind(of: path) == .nothing,
            let old = remains.first(where: { $0.hasSuffix(".old") && Self.isOurs($0) })
        {
            try FileSystem.move(old, to: path)
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
