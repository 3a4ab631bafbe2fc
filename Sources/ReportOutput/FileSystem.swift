import CLinux

#if canImport(Glibc)
    import Glibc
#endif

/// The few calls by which the output is written, each with an error that says what went wrong.
package enum FileSystem {
    package enum Kind { case nothing, folder, other }

    package static var processID: Int32 { getpid() }

    /// What stands at a path; a link is never followed.
    package static func kind(of path: String) -> Kind {
        var information = stat()
        guard lstat(path, &information) == 0 else { return .nothing }
        return information.st_mode & S_IFMT == S_IFDIR ? .folder : .other
    }

    /// Makes a folder, and those above it; one that exists is left as it is.
    package static func makeFolder(_ path: String) throws(FileFailure) {
        if mkdir(path, 0o755) == 0 { return }
        let code = errno
        if code == EEXIST {
            if kind(ofTarget: path) == .folder { return }
            throw FileFailure.system(ENOTDIR, path)
        }
        guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw FileFailure.system(code, path)
        }
        try makeFolder(String(path[..<slash]))
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure.system(errno, path) }
    }

    /// The same for a folder that others look into, too: what lies in it has the rights that the user's own mask gives, but
    /// a folder above that one run closed no later run could open.
    static func makeOpenFolder(_ path: String) throws(FileFailure) {
        guard kind(of: path) == .nothing else { return try makeFolder(path) }
        try makeFolder(path)
        chmod(path, 0o755)
    }

    private static func kind(ofTarget path: String) -> Kind {
        var information = stat()
        guard stat(path, &information) == 0 else { return .nothing }
        return information.st_mode & S_IFMT == S_IFDIR ? .folder : .other
    }

    /// Writes a new file.
    @discardableResult
    package static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) -> Identity {
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
        // Only now: some file systems say when a file was written when it is closed.
        guard let identity = identity(of: path) else { throw FileFailure.changed(path) }
        return identity
    }

    /// The first bytes of a regular file, or `nil`; a link is not followed and a pipe never waited for.
    static func read(_ path: String, atMost limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
        return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    /// The names in a folder, sorted.
    package static func names(in path: String) throws -> [String] {
        guard let entries = entries(in: path) else { throw FileFailure.system(errno, path) }
        return entries.map(\.name).sorted()
    }

    /// What lies in a folder, in no order; `nil` with `errno` set where it cannot be read.
    static func entries(in path: String) -> [(name: String, isFolder: Bool)]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var entries: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            // Some file systems do not tell what an entry is.
            let isKnown = entry.pointee.d_type != UInt8(DT_UNKNOWN)
            entries.append(
                (name, isKnown ? entry.pointee.d_type == UInt8(DT_DIR) : kind(of: path + "/" + name) == .folder))
        }
        return entries
    }

    /// Removes a tree that this tool made; a link in it is removed, never followed.
    package static func removeTree(_ path: String) {
        guard kind(of: path) == .folder else {
            unlink(path)
            return
        }
        for entry in entries(in: path) ?? [] {
            if entry.isFolder { removeTree(path + "/" + entry.name) } else { unlink(path + "/" + entry.name) }
        }
        rmdir(path)
    }

    package static func move(_ path: String, to target: String) throws {
        if rename(path, target) != 0 { throw FileFailure.system(errno, target) }
    }

    /// Puts `staging` in the place of `target`.
    ///
    /// One exchange where the file system can (`renameat2`), so that the address always leads to a whole report;
    /// else two renames with a moment in between in which the address leads nowhere, and back again on failure.
    static func replace(_ target: String, by staging: String, keepingOldAs old: String) throws {
        guard kind(of: target) != .nothing else {
            return try move(staging, to: target)
        }
        if exchange(staging, target) {
            return removeTree(staging)
        }
        try move(target, to: old)
        do { try move(staging, to: target) } catch {
            try? move(old, to: target)
            throw error
        }
        removeTree(old)
    }

    /// `false` where the file system cannot.
    private static func exchange(_ first: String, _ second: String) -> Bool { exchange_paths(first, second) == 0 }
}

/// Keeps two runs from writing the same edition at once; a crash lets go of it.
package struct FileLock {
    private let descriptor: Int32

    /// A lock on a folder itself, which leaves nothing in it.
    package init(folder: String) throws {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.system(errno, folder) }
        try Self.lock(descriptor, path: folder)
    }

    init(path: String) throws {
        let flags = O_CREAT | O_CLOEXEC | O_NOFOLLOW
        var opened = open(path, flags | O_RDWR, 0o644)
        // Made by another user who shares the folder: reading is enough to lock.
        if opened < 0, errno == EACCES { opened = open(path, flags | O_RDONLY, 0o644) }
        guard opened >= 0 else { throw FileFailure.system(errno, path) }
        descriptor = opened
        try Self.lock(descriptor, path: path)
    }

    private static func lock(_ descriptor: Int32, path: String) throws {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK ? FileFailure.busy(path) : FileFailure.system(code, path)
        }
    }

    /// Let go of by name and not by closing alone: a program that is just being started has a copy of every descriptor
    /// until it runs, and would hold the lock for that moment.
    package func release() {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
