import Diagnostics
import Foundation

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

    /// - Parameters:
    ///   - root: The folder, as an absolute path.
    ///   - prefix: What messages show for it: `Content/2023/`.
    public init(root: String, prefix: String) {
        self.root = root
        self.prefix = prefix
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

        mutating func visit(folder: String, depth: Int) {
            let path = folder.isEmpty ? reader.root : reader.root + "/" + folder
            guard depth <= FolderReader.deepestFolder else {
                return report(
                    "för-djup-mapp", "mappen ”\(folder)” ligger djupare än \(FolderReader.deepestFolder) nivåer",
                    at: folder, help: "lägg filerna närmare årgångens mapp")
            }
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            } catch {
                return report(
                    "kan-inte-läsa", "mappen går inte att läsa", at: folder.isEmpty ? "." : folder,
                    help: "kontrollera att du har rätt att läsa mappen")
            }
            for name in names where !FolderReader.isIgnored(name) {
                guard files.count < FolderReader.mostFiles else { return }
                visit(entry: folder.isEmpty ? name : folder + "/" + name, depth: depth)
            }
        }

        private mutating func visit(entry: String, depth: Int) {
            let path = reader.root + "/" + entry
            var information = stat()
            guard lstat(path, &information) == 0 else { return vanished(entry) }
            if information.st_mode & S_IFMT == S_IFLNK {
                guard isInside(link: path, entry: entry), stat(path, &information) == 0 else { return }
                if information.st_mode & S_IFMT == S_IFDIR {
                    return report(
                        "länk-till-mapp", "”\(entry)” är en symbolisk länk till en mapp", at: entry,
                        help: "lägg själva mappen här i stället för en länk")
                }
            }
            switch information.st_mode & S_IFMT {
            case S_IFDIR: visit(folder: entry, depth: depth + 1)
            case S_IFREG: read(entry, path: path, stamp: FileStamp(information))
            default: break
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

        private mutating func read(_ entry: String, path: String, stamp: FileStamp) {
            let size = Int(stamp.size)
            guard size <= FolderReader.largestFile else {
                return report(
                    "för-stor-fil", "filen är \(size >> 20) MB; gränsen är \(FolderReader.largestFile >> 20) MB",
                    at: entry, help: "gör filen mindre eller ta bort den ur mappen")
            }
            guard let bytes = remembered(entry, stamp) ?? FileBytes.read(path, atMost: FolderReader.largestFile) else {
                return errno == EACCES
                    ? report(
                        "kan-inte-läsa", "filen går inte att läsa: behörighet saknas", at: entry,
                        help: "be den som äger filen att ge dig rätt att läsa den")
                    : vanished(entry)
            }
            if let rereading {
                let isTrusted = stamp.changed + Rereading.coarsestStep < rereading.now
                memory.files[entry] = FolderMemory.Entry(stamp: stamp, isTrusted: isTrusted, bytes: bytes)
            }
            let composed = entry.precomposedStringWithCanonicalMapping
            if files.updateValue(bytes, forKey: composed) != nil {
                report(
                    "dubbelt-filnamn", "två filer heter ”\(composed)”, med å, ä eller ö lagrade på olika sätt",
                    at: composed,
                    help: "ta bort den ena filen")
            }
        }

        /// The bytes as last time, where nothing says that they have changed.
        private func remembered(_ entry: String, _ stamp: FileStamp) -> [UInt8]? {
            guard let known = earlier.files[entry], known.isTrusted, known.stamp == stamp else { return nil }
            return rereading?.changed.contains(entry) == false ? known.bytes : nil
        }

        private mutating func vanished(_ entry: String) {
            report(
                "kan-inte-läsa", "filen försvann eller ändrades medan den lästes", at: entry,
                help: "kör kommandot igen")
        }

        private mutating func report(_ id: String, _ message: String, at entry: String, help: String) {
            let file = SourceFile(path: reader.prefix + entry, text: "")
            diagnostics.append(Diagnostic(.error, id, message, at: SourceRange(file: file, line: 1), help: help))
        }
    }
}

/// A whole file's bytes in as few calls as possible.
public enum FileBytes {
    /// The bytes, or `nil` with `errno` set.
    public static func read(_ path: String, atMost limit: Int = .max) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { return nil }
        let size = min(Int(information.st_size), limit)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size, let base = buffer.baseAddress {
                let got = Glibc.read(descriptor, base + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        if failure != 0 {
            errno = failure
            return nil
        }
        return bytes
    }
}
