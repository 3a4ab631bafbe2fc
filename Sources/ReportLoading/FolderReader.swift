import Diagnostics
import Foundation
import Parallelism

#if canImport(Glibc)
    import Glibc
#endif

/// Reads an edition's folder into a ``SourceTree``: the only place that opens content.
///
/// Nothing outside the folder is read: a symbolic link that leads out of it, or in a circle, is an error.
/// Files that no stage knows (backups, Word's lock files) are left alone.
public struct FolderReader: Sendable {
    /// No text or picture of a report needs more, and memory is not for the taking.
    static let largestFile = 64 << 20
    static let deepestFolder = 12
    static let mostFiles = 200_000

    private let root: String
    private let prefix: String
    let mostFiles: Int

    /// - Parameters:
    ///   - root: The folder, as an absolute path.
    ///   - prefix: What messages show for it: `Content/2023/`.
    public init(root: String, prefix: String) { self.init(root: root, prefix: prefix, mostFiles: Self.mostFiles) }

    /// - Parameter mostFiles: So many are read.
    init(root: String, prefix: String, mostFiles: Int) {
        self.root = root
        self.prefix = prefix
        self.mostFiles = mostFiles
    }

    public func read(name: String) -> (tree: SourceTree, diagnostics: [Diagnostic]) {
        var memory = FolderMemory()
        return read(name: name, again: nil, memory: &memory)
    }

    /// The same, where files that have not changed since the last time are taken from memory.
    public func read(name: String, again rereading: Rereading?, memory: inout FolderMemory) -> (
        tree: SourceTree, diagnostics: [Diagnostic]
    ) {
        var walk = Walk(reader: self, resolvedRoot: Self.resolve(root) ?? root, rereading: rereading, earlier: memory)
        walk.visit(folder: "", depth: 0)
        memory = walk.memory
        return (SourceTree(name: name, prefix: prefix, files: walk.files), walk.diagnostics)
    }

    /// Hidden files, backups and the lock files that Word and Excel leave: no stage sees them.
    public static func isIgnored(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") || name.hasPrefix("#")
            || name == "Thumbs.db" || name.hasSuffix(".tmp") || name.hasSuffix(".bak")
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private struct Walk {
        let reader: FolderReader
        let resolvedRoot: String
        let rereading: Rereading?
        let earlier: FolderMemory
        var memory = FolderMemory()
        var files: [String: [UInt8]] = [:]
        var diagnostics: [Diagnostic] = []
        private var isFull = false

        init(reader: FolderReader, resolvedRoot: String, rereading: Rereading?, earlier: FolderMemory) {
            (self.reader, self.resolvedRoot) = (reader, resolvedRoot)
            (self.rereading, self.earlier) = (rereading, earlier)
        }

        mutating func visit(folder: String, depth: Int) {
            let path = folder.isEmpty ? reader.root : reader.root + "/" + folder
            guard depth <= FolderReader.deepestFolder else {
                return report(
                    "för-djup-mapp", "mappen ”\(folder)” ligger djupare än \(FolderReader.deepestFolder) nivåer",
                    at: folder, help: "lägg filerna närmare årgångens mapp")
            }
            guard let opened = OpenFolder(path), let entries = opened.entries() else {
                return report(
                    "kan-inte-läsa", "mappen går inte att läsa", at: folder.isEmpty ? "." : folder,
                    help: "kontrollera att du har rätt att läsa mappen")
            }
            let prefix = folder.isEmpty ? "" : folder + "/"
            let wanted = entries.filter { !FolderReader.isIgnored($0.name) }
            let readings = readings(of: wanted, in: opened, prefix)
            for (entry, reading) in zip(wanted, readings) {
                guard files.count < reader.mostFiles else { return stop() }
                let path = prefix + entry.name
                switch entry.kind {
                case .folder: visit(folder: path, depth: depth + 1)
                case .file: if let reading { take(reading, path) }
                case .link: follow(path, entry.name, in: opened)
                case .other: break
                }
            }
        }

        /// Half an edition is none: what was not read would be missing without a word.
        private mutating func stop() {
            guard !isFull else { return }
            isFull = true
            report(
                "för-många-filer", "i mappen finns fler än \(reader.mostFiles) filer, så alla kan inte läsas", at: ".",
                help: "flytta det som inte hör till rapporten ur mappen")
        }

        private mutating func follow(_ entry: String, _ name: String, in folder: borrowing OpenFolder) {
            guard isInside(link: reader.root + "/" + entry, entry: entry) else { return }
            switch folder.kind(behindLink: name) {
            case .folder:
                report(
                    "länk-till-mapp", "”\(entry)” är en symbolisk länk till en mapp", at: entry,
                    help: "lägg själva mappen här i stället för en länk")
            case .file: take(reading(entry, name, in: folder, followingLinks: true), entry)
            case .link, .other, nil: break
            }
        }

        private mutating func isInside(link path: String, entry: String) -> Bool {
            guard let target = FolderReader.resolve(path) else {
                let message = errno == ELOOP ? "leder runt i en cirkel" : "pekar på något som inte finns"
                report(
                    "trasig-länk", "den symboliska länken ”\(entry)” \(message)", at: entry,
                    help: "ta bort länken och lägg själva filen här")
                return false
            }
            guard target.hasPrefix(resolvedRoot + "/") else {
                report(
                    "länk-ut-ur-mappen", "den symboliska länken ”\(entry)” leder ut ur årgångens mapp", at: entry,
                    help: "lägg själva filen i mappen i stället för en länk")
                return false
            }
            return true
        }

        /// What came of reading a file.
        private enum Reading {
            case read([UInt8], FileStamp)
            case tooLarge(Int64)
            /// With what `errno` says.
            case unreadable(Int32)
        }

        /// Several at a time, in their order; nothing of what is no file.
        private func readings(of entries: [OpenFolder.Entry], in folder: borrowing OpenFolder, _ prefix: String)
            -> [Reading?]
        {
            entries.concurrentMap { entry in
                entry.kind == .file ? reading(prefix + entry.name, entry.name, in: folder) : nil
            }
        }

        private func reading(
            _ entry: String, _ name: String, in folder: borrowing OpenFolder, followingLinks: Bool = false
        ) -> Reading {
            if let known = remembered(entry), folder.stamp(of: name, followingLinks: followingLinks) == known.stamp {
                return .read(known.bytes, known.stamp)
            }
            guard let file = folder.open(name, followingLinks: followingLinks) else { return .unreadable(errno) }
            guard file.stamp.size <= FolderReader.largestFile else { return .tooLarge(file.stamp.size) }
            guard let bytes = file.bytes() else { return .unreadable(errno) }
            return .read(bytes, file.stamp)
        }

        private mutating func take(_ reading: Reading, _ entry: String) {
            switch reading {
            case .read(let bytes, let stamp): add(bytes, entry, stamp)
            case .tooLarge(let size):
                report(
                    "för-stor-fil", "filen är \(size >> 20) MB; gränsen är \(FolderReader.largestFile >> 20) MB",
                    at: entry, help: "gör filen mindre eller ta bort den ur mappen")
            case .unreadable(EACCES):
                report(
                    "kan-inte-läsa", "filen går inte att läsa: behörighet saknas", at: entry,
                    help: "be den som äger filen att ge dig rätt att läsa den")
            case .unreadable:
                report(
                    "kan-inte-läsa", "filen försvann eller ändrades medan den lästes", at: entry,
                    help: "kör kommandot igen")
            }
        }

        private mutating func add(_ bytes: [UInt8], _ entry: String, _ stamp: FileStamp) {
            if let rereading {
                let isTrusted = stamp.changed + Rereading.coarsestStep < rereading.now
                memory.files[entry] = FolderMemory.Entry(stamp: stamp, isTrusted: isTrusted, bytes: bytes)
            }
            let composed = Self.composed(entry)
            if files.updateValue(bytes, forKey: composed) != nil {
                report(
                    "dubbelt-filnamn", "två filer heter ”\(composed)”, med å, ä eller ö lagrade på olika sätt",
                    at: composed,
                    help: "ta bort den ena filen")
            }
        }

        /// A path in composed letters (NFC), as it is where no sign is of a row that holds accents.
        private static func composed(_ entry: String) -> String {
            entry.utf8.allSatisfy { $0 < 0xCC } ? entry : entry.precomposedStringWithCanonicalMapping
        }

        /// What the file was last time, where nobody saw it change and its stamp can be trusted to say the same.
        private func remembered(_ entry: String) -> FolderMemory.Entry? {
            guard let known = earlier.files[entry], known.isTrusted, rereading?.changed.contains(entry) == false else {
                return nil
            }
            return known
        }

        private mutating func report(_ id: String, _ message: String, at entry: String, help: String) {
            let file = SourceFile(path: reader.prefix + entry, text: "")
            diagnostics.append(Diagnostic(.error, id, message, at: SourceRange(file: file, line: 1), help: help))
        }
    }
}
