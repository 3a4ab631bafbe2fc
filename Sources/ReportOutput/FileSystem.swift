#if canImport(Glibc)
    import Glibc
#endif

/// The few calls by which the output is written, each with an error that says what went wrong.
enum FileSystem {
    enum Kind { case nothing, folder, other }

    static var processID: Int32 { getpid() }

    /// What stands at a path; a link is never followed.
    static func kind(of path: String) -> Kind {
        var information = stat()
        guard lstat(path, &information) == 0 else { return .nothing }
        return information.st_mode & S_IFMT == S_IFDIR ? .folder : .other
    }

    /// Makes a folder, and those above it; one that exists is left as it is.
    static func makeFolder(_ path: String) throws {
        if mkdir(path, 0o755) == 0 || (errno == EEXIST && kind(ofTarget: path) == .folder) { return }
        let code = errno
        guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw FileFailure.system(code, path) }
        try makeFolder(String(path[..<slash]))
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure.system(errno, path) }
    }

    private static func kind(ofTarget path: String) -> Kind {
        var information = stat()
        guard stat(path, &information) == 0 else { return .nothing }
        return information.st_mode & S_IFMT == S_IFDIR ? .folder : .other
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure.system(errno, path) }
        var written = 0
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count, let base = buffer.baseAddress {
                let count = Glibc.write(descriptor, base + written, buffer.count - written)
                if count < 0, errno == EINTR { continue }
                if count < 0 {
                    failure = errno
                    return
                }
                written += count
            }
        }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure != 0 { throw FileFailure.system(failure, path) }
    }

    /// A small file's bytes, or `nil`.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
            count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    /// The names in a folder, sorted; none where it cannot be read.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a tree that this tool made; a link in it is removed, never followed.
    static func removeTree(_ path: String) {
        if kind(of: path) == .folder {
            for name in names(in: path) { removeTree(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    /// Puts `staging` in the place of `target`.
    ///
    /// One exchange where the file system can (`renameat2`), so that the address always leads to a whole report;
    /// else two renames with a moment in between in which the address leads nowhere, and back again on failure.
    static func replace(_ target: String, by staging: String, keepingOldAs old: String) throws {
        guard kind(of: target) != .nothing else {
            if rename(staging, target) != 0 { throw FileFailure.system(errno, target) }
            return
        }
        if exchange(staging, target) {
            removeTree(staging)
            return
        }
        if rename(target, old) != 0 { throw FileFailure.system(errno, target) }
        if rename(staging, target) != 0 {
            let code = errno
            rename(old, target)
            throw FileFailure.system(code, target)
        }
        removeTree(old)
    }

    /// `renameat2(…, RENAME_EXCHANGE)`, which `Glibc` does not show; `false` where the file system lacks it.
    private static func exchange(_ first: String, _ second: String) -> Bool {
        typealias Exchange = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
        guard let symbol = dlsym(nil, "renameat2") else { return false }
        let renameat2 = unsafeBitCast(symbol, to: Exchange.self)
        let exchangeFlag: UInt32 = 2
        return renameat2(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0
    }
}

/// Keeps two runs from writing the same edition at once; a crash lets go of it.
struct FileLock {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw FileFailure.system(errno, path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK ? FileFailure.busy(path) : FileFailure.system(code, path)
        }
    }

    func release() { close(descriptor) }
}
