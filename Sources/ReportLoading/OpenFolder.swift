#if canImport(Glibc)
    import Glibc
#endif

/// A folder while it is read: the way to it is walked once, and not once a file, and the system says of what kind each
/// entry is along with its name.
///
/// Several threads may open files in it at a time, since that goes by the folder's number; ``entries()`` is for one.
struct OpenFolder: ~Copyable, @unchecked Sendable {
    enum Kind { case file, folder, link, other }

    struct Entry {
        var name: String
        var kind: Kind
    }

    private let stream: OpaquePointer

    /// - Returns: `nil` with `errno` set.
    init?(_ path: String) {
        guard let stream = opendir(path) else { return nil }
        self.stream = stream
    }

    deinit { closedir(stream) }

    /// By name; `nil` with `errno` set.
    func entries() -> [Entry]? {
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            entries.append(Entry(name: name, kind: kind(Int(entry.pointee.d_type), of: name)))
        }
        return errno == 0 ? entries.sorted { $0.name < $1.name } : nil
    }

    private func kind(_ type: Int, of name: String) -> Kind {
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        // Some file systems do not tell.
        case Int(DT_UNKNOWN): information(of: name).map(Self.kind) ?? .file
        default: .other
        }
    }

    private static func kind(_ information: stat) -> Kind {
        switch information.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    private func information(of name: String, followingLinks: Bool = false) -> stat? {
        var information = stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        return fstatat(dirfd(stream), name, &information, flags) == 0 ? information : nil
    }

    /// What tells a file's state, without opening it.
    func stamp(of name: String, followingLinks: Bool) -> FileStamp? {
        information(of: name, followingLinks: followingLinks).map(FileStamp.init)
    }

    /// Of what kind the file is that a link leads to.
    func kind(behindLink name: String) -> Kind? { information(of: name, followingLinks: true).map(Self.kind) }

    /// - Returns: `nil` with `errno` set.
    func open(_ name: String, followingLinks: Bool) -> OpenFile? {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = openat(dirfd(stream), name, flags)
        return descriptor < 0 ? nil : OpenFile(descriptor)
    }
}

/// A file while it is read: a whole file's bytes in as few calls as possible.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    /// What tells its state.
    let stamp: FileStamp

    /// - Returns: `nil` with `errno` set.
    fileprivate init?(_ descriptor: Int32) {
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            // It was a file when its name was read.
            errno = ENOENT
            return nil
        }
        self.descriptor = descriptor
        stamp = FileStamp(information)
    }

    deinit { close(descriptor) }

    /// The bytes that it had when it was opened, or `nil` with `errno` set.
    func bytes() -> [UInt8]? {
        let size = Int(stamp.size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size, let base = buffer.baseAddress {
                let got = read(descriptor, base + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        errno = failure
        return failure == 0 ? bytes : nil
    }
}
