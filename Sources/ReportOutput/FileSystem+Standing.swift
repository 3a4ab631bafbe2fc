import Parallelism

#if canImport(Glibc)
    import Glibc
#endif

extension FileSystem {
    /// What tells a file from another, and from itself when it has been written in.
    package struct Identity: Sendable, Equatable {
        var device: dev_t
        var node: ino_t
        var size: off_t
        var seconds: time_t
        var nanoseconds: Int

        init(_ information: stat) {
            (device, node, size) = (information.st_dev, information.st_ino, information.st_size)
            (seconds, nanoseconds) = (information.st_mtim.tv_sec, information.st_mtim.tv_nsec)
        }
    }

    static func identity(of path: String) -> Identity? {
        var information = stat()
        return lstat(path, &information) == 0 ? Identity(information) : nil
    }

    /// A file that holds these bytes and is as we would make it: a regular file of our own, with the rights that we give,
    /// and under no other name. One that has another name may be someone's copy, and is never shared with them.
    static func identity(ofFileHolding bytes: [UInt8], at path: String) -> Identity? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode == S_IFREG | fileRights,
            information.st_nlink == 1,
            information.st_uid == geteuid(), information.st_size == bytes.count,
            bytes.withUnsafeBytes({ isSame($0, as: descriptor) })
        else { return nil }
        return Identity(information)
    }

    private static func isSame(_ bytes: UnsafeRawBufferPointer, as descriptor: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
            var compared = 0
            while compared < bytes.count {
                let count = Glibc.read(descriptor, buffer.baseAddress, min(buffer.count, bytes.count - compared))
                if count < 0, errno == EINTR { continue }
                guard count > 0, let wanted = bytes.baseAddress, let found = buffer.baseAddress else { return false }
                guard memcmp(wanted + compared, found, count) == 0 else { return false }
                compared += count
            }
            return true
        }
    }

    /// Whether a path is a folder with the rights that we give.
    static func isOpen(folder path: String) -> Bool {
        var information = stat()
        return lstat(path, &information) == 0 && information.st_mode & (S_IFMT | 0o777) == S_IFDIR | folderRights
    }

    /// How many files and folders lie in a folder and in those within it. Several folders are looked at at a time.
    static func count(in path: String) -> Int {
        let entries = entries(in: path) ?? []
        let folders = entries.filter(\.isFolder).map { "\(path)/\($0.name)" }
        return folders.concurrentMap(count).reduce(entries.count, +)
    }

    /// Everything in a folder and in those within it, each with what tells one state of it from another. The folder itself
    /// may be moved.
    struct Stamps: Sendable, Equatable {
        fileprivate(set) var bytes: [UInt8] = []
        /// How many files and folders.
        fileprivate(set) var count = 0

        /// In the order of names. Several folders are looked at at a time.
        init(of folder: String) {
            let start = folder.utf8.count + 1
            let top = inner(of: folder)
            let parts = top.flatMap { entry in entry.isFolder ? inner(of: entry.path) : [] }
            for entry in top { add(entry, from: start) }
            for part in parts.concurrentMap({ Stamps(all: $0, from: start) }) {
                bytes += part.bytes
                count += part.count
            }
        }

        private init(all entry: Entry, from start: Int) { addAll(entry, from: start) }

        private mutating func add(_ entry: Entry, from start: Int) {
            bytes += entry.stamp(from: start)
            count += 1
        }

        private mutating func addAll(_ entry: Entry, from start: Int) {
            add(entry, from: start)
            guard entry.isFolder else { return }
            for inner in inner(of: entry.path) { addAll(inner, from: start) }
        }
    }

    private struct Entry: Sendable {
        var path: String
        var isFolder: Bool
        /// With the path from one of its bytes on, and a length, so that no two states can be read as each other.
        func stamp(from start: Int) -> [UInt8] {
            let stamp = stampBytes(of: path)
            return Array(path.utf8.dropFirst(start)) + [0, UInt8(stamp.count)] + stamp
        }
    }

    private static func inner(of path: String) -> [Entry] {
        (entries(in: path) ?? []).sorted { $0.name < $1.name }.map {
            Entry(path: "\(path)/\($0.name)", isFolder: $0.isFolder)
        }
    }

    /// Number, size, rights and both times of whatever stands at a path.
    package static func stamp(of path: String) -> String { Digest.sha256(stampBytes(of: path)) }

    private static func stampBytes(of path: String) -> [UInt8] {
        var information = stat()
        guard lstat(path, &information) == 0 else { return [] }
        let (written, changed) = (information.st_mtim, information.st_ctim)
        let numbers = [
            Int(bitPattern: information.st_dev), Int(bitPattern: information.st_ino), information.st_size,
            Int(information.st_mode), written.tv_sec, written.tv_nsec, changed.tv_sec, changed.tv_nsec,
        ]
        return numbers.withUnsafeBytes(Array.init)
    }

    /// Gives a file one more name; `false` where the file system cannot.
    static func link(_ path: String, as other: String) -> Bool { Glibc.link(path, other) == 0 }

    /// What is left of the rights that we ask for when the user's own mask has been applied.
    private static let fileRights = 0o644 & ~mask
    private static let folderRights = 0o755 & ~mask

    /// The rights that new files get here: a run with others makes everything anew.
    package static var rights: String { String(fileRights, radix: 8) + String(folderRights, radix: 8) }

    private static let mask: mode_t = {
        // The only way to learn it is to set it.
        let mask = umask(0)
        umask(mask)
        return mask
    }()
}
