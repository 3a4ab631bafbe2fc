#if canImport(Glibc)
    import Glibc
#endif

/// The kernel's news of what happens in folders: the only file that speaks to inotify.
///
/// Used by one thread. Closing it takes all watches away.
final class Inotify {
    /// One thing that happened.
    struct Event {
        /// The watched folder's path.
        var folder: String
        /// The name in it; empty for what happened to the folder itself.
        var name: String
        var mask: UInt32

        func has(_ bits: Int32...) -> Bool { bits.contains { mask & UInt32(bitPattern: $0) != 0 } }
        /// Whether a folder came, went or moved, so that other folders are to be watched.
        var changesFolders: Bool {
            has(IN_ISDIR) && has(IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO)
                || has(IN_DELETE_SELF, IN_MOVE_SELF, IN_UNMOUNT, IN_IGNORED)
        }
        var isOverflow: Bool { mask & UInt32(bitPattern: IN_Q_OVERFLOW) != 0 }
    }

    static let wanted = UInt32(
        bitPattern: IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
            | IN_DELETE_SELF
            | IN_MOVE_SELF | IN_ONLYDIR)

    let descriptor: Int32
    private var folders: [Int32: String] = [:]

    /// `nil` where the system has no more to give.
    init?() {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// - Returns: Whether the folder is watched. One that does not exist is not, and that is no failure.
    func watch(_ folder: String) -> Bool {
        let watch = inotify_add_watch(descriptor, folder, Self.wanted)
        if watch >= 0 { folders[watch] = folder }
        return watch >= 0 || errno == ENOENT || errno == ENOTDIR
    }

    /// Everything that has happened since the last time.
    func events() -> [Event] {
        var events: [Event] = []
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                parse(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &events)
            }
        }
        return events
    }

    private func parse(_ bytes: UnsafeRawBufferPointer, into events: inout [Event]) {
        var offset = 0
        let head = MemoryLayout<inotify_event>.size
        while offset + head <= bytes.count {
            let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let end = min(offset + head + Int(event.len), bytes.count)
            let name = String(decoding: bytes[(offset + head)..<end].prefix { $0 != 0 }, as: UTF8.self)
            // An overflow belongs to no folder; what is left of a watch that is gone is of no interest.
            if let folder = folders[event.wd] ?? (event.wd == -1 ? "" : nil) {
                events.append(Event(folder: folder, name: name, mask: event.mask))
            }
            offset = end
        }
    }
}
