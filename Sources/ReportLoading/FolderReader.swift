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
            guard let opened = OpenFolder(path), let entries = opened.entries() else {
                return report(
                    "kan-inte-läsa", "mappen går inte att läsa", at: folder.isEmpty ? "." : folder,
                    help: "kontrollera att du har rätt att läsa mappen")
            }
            for entry in entries where !FolderReader.isIgnored(entry.name) {
                guard files.count < FolderReader.mostFiles else { return }
                let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
                switch entry.kind {
                case .folder: visit(folder: path, depth: depth + 1)
                case .file: read(path, entry.name, in: opened, followingLinks: false)
                case .link: follow(path, entry.name, in: opened)
                case .other: break
                }
            }
        }

        private mutating func follow(_ entry: String, _ name: String, in folder: borrowing OpenFolder) {
            guard isInside(link: reader.root + "/" + entry, entry: entry) else { return }
            switch folder.kind(behindLink: name) {
            case .folder:
                report(
                    "länk-till-mapp", "”\(entry)” är en symbolisk länk till en mapp", at: entry,
                    help: "lägg själva mappen här i stället för en länk")
            case .file: read(entry, name, in: folder, followingLinks: true)
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

        private mutating func read(
            _ entry: String, _ name: String, in folder: borrowing OpenFolder, followingLinks: Bool
        ) {
            if let known = remembered(entry), folder.stamp(of: name, followingLinks: followingLinks) == known.stamp {
                return add(known.bytes, entry, known.stamp)
            }
            guard let file = folder.open(name, followingLinks: followingLinks) else { return unreadable(entry) }
            guard file.stamp.size <= FolderReader.largestFile else {
                return report(
                    "för-stor-fil",
                    "filen är \(file.stamp.size >> 20) MB; gränsen är \(FolderReader.largestFile >> 20) MB",
                    at: entry, help: "gör filen mindre eller ta bort den ur mappen")
            }
            guard let bytes = file.bytes() else { return unreadable(entry) }
            add(bytes, entry, file.stamp)
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

        private mutating func unreadable(_ entry: String) {
            guard errno == EACCES else { return vanished(entry) }
            report(
                "kan-inte-läsa", "filen går inte att läsa: behörighet saknas", at: entry,
                help: "be den som äger filen att ge dig rätt att läsa den")
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
