#if canImport(Glibc)
    import Glibc
#endif

/// A folder's files as they were last read, for a preview that reads it again and again.
public struct FolderMemory: Sendable {
    struct Entry: Sendable {
        var stamp: FileStamp
        /// Whether the stamp was old enough when the file was read to say of a later stamp that nothing has happened.
        var isTrusted: Bool
        var bytes: [UInt8]
    }

    /// By path as the file system has it.
    var files: [String: Entry] = [:]

    public init() {}
}

/// How a folder is read again: what may be taken from memory.
public struct Rereading: Sendable {
    /// Paths below the folder that are read in any case, because someone saw them change.
    public var changed: Set<String>
    /// The time of day, in nanoseconds. File systems keep time in steps, so that two writes within one step look the
    /// same: a stamp is trusted only when it was some time past when the file was read.
    public var now: Int64

    public init(changed: Set<String>, now: Int64) {
        self.changed = changed
        self.now = now
    }

    /// The coarsest step of a common file system (FAT).
    static let coarsestStep: Int64 = 2_000_000_000
}

/// What tells one state of a file from another without reading it.
struct FileStamp: Sendable, Equatable {
    var device: UInt64
    var node: UInt64
    var size: Int64
    var modified: Int64
    var changed: Int64

    init(_ information: stat) {
        device = UInt64(information.st_dev)
        node = UInt64(information.st_ino)
        size = Int64(information.st_size)
        modified = Self.nanoseconds(information.st_mtim)
        changed = Self.nanoseconds(information.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
