import Dispatch
import Foundation
import ReportLoading
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Watches folders for as long as it lives, and says when there is something new to read.
///
/// A thread of its own waits for the kernel's news. Where those cannot be had (the system allows no more, or the folder
/// lies on a network disk that sends none), a slow look at all files finds what changed.
public final class FolderWatcher: Sendable {
    /// How often all files are looked at, in milliseconds: beside the news, and instead of them.
    static let (slowLook, onlyLook) = (2_000, 500)

    /// One element whenever something may have changed; what, is had from ``take()``. Those that nobody has waited for
    /// fall together.
    public let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let pending = Mutex<Set<String>>([])
    private let isStopped = Atomic<Bool>(false)
    private let wake: (reading: Int32, writing: Int32)

    /// - Parameters:
    ///   - root: The folder that all others lie in; it stays.
    ///   - folders: Paths below it: `Content/2023`. Each may go and come back.
    public init(root: String, folders: [String]) {
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        wake = (ends[0], ends[1])
        let thread = Thread { [self] in
            var round = WatchingRound(root: root, folders: folders)
            while !isStopped.load(ordering: .relaxed) {
                guard let changed = round.wait(wake: wake.reading) else { continue }
                pending.withLock { $0.formUnion(changed) }
                signal.yield()
            }
            close(wake.reading)
            signal.finish()
        }
        thread.name = "watching"
        thread.start()
    }

    /// The paths, from the file system's root, that have been seen to change since the last time.
    public func take() -> Set<String> {
        pending.withLock { paths in
            defer { paths = [] }
            return paths
        }
    }

    public func stop() {
        guard !isStopped.exchange(true, ordering: .relaxed) else { return }
        close(wake.writing)
    }
}

/// What the watching thread keeps from one wait to the next.
private struct WatchingRound {
    let root: String
    let folders: [String]
    private var debounce = Debounce()
    private var inotify: Inotify?
    private var nextLook = 0

    init(root: String, folders: [String]) {
        self.root = root
        self.folders = folders
        watchAll()
        nextLook = Self.now + interval
    }

    private static var now: Int { Int(DispatchTime.now().uptimeNanoseconds / 1_000_000) }
    private var interval: Int { inotify == nil ? FolderWatcher.onlyLook : FolderWatcher.slowLook }

    /// Waits for a while.
    ///
    /// - Returns: The paths that have changed, none where it is only time to look; `nil` where nothing is to be done.
    mutating func wait(wake: Int32) -> Set<String>? {
        let until = min(debounce.deadline ?? nextLook, nextLook)
        var sources = [wake, inotify?.descriptor ?? -1].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        poll(&sources, nfds_t(sources.count), Int32(clamping: max(0, until - Self.now)))
        note(inotify?.events() ?? [])
        let now = Self.now
        if let changed = debounce.take(at: now) { return changed }
        guard now >= nextLook else { return nil }
        nextLook = now + interval
        if inotify == nil { watchAll() }
        return []
    }

    private mutating func note(_ events: [Inotify.Event]) {
        guard !events.isEmpty else { return }
        let now = Self.now
        var hasNewFolders = false
        for event in events {
            if event.isOverflow || isWay(to: event) || (event.changesFolders && !FolderReader.isIgnored(event.name)) {
                hasNewFolders = true
            } else if !event.name.isEmpty, !isAbove(event.folder), !FolderReader.isIgnored(event.name) {
                debounce.note(event.folder + "/" + event.name, sign(of: event), at: now)
            }
        }
        guard hasNewFolders else { return }
        watchAll()
        debounce.noteEverything(at: now)
    }

    private func sign(of event: Inotify.Event) -> Debounce.Sign {
        if event.has(IN_CLOSE_WRITE, IN_MOVED_TO, IN_ATTRIB) { return .settled }
        return event.has(IN_DELETE, IN_MOVED_FROM) ? .gone : .unfinished
    }

    /// The folders that lie above those that are watched: only what leads down matters in them.
    private func isAbove(_ folder: String) -> Bool {
        folders.contains { (root + "/" + $0).hasPrefix(folder + "/") }
    }

    /// Whether it happened to a folder on the way down to one that is watched, or to that itself.
    private func isWay(to event: Inotify.Event) -> Bool {
        let path = event.folder + "/" + event.name
        return isAbove(event.folder) && folders.contains { (root + "/" + $0 + "/").hasPrefix(path + "/") }
    }

    /// Watches every folder that there is now, and only those.
    private mutating func watchAll() {
        inotify = nil
        guard let fresh = Inotify() else { return }
        for folder in folders {
            var way = root
            for part in folder.split(separator: "/") {
                guard fresh.watch(way) else { return }
                way += "/" + part
            }
            guard watch(way, depth: 0, with: fresh) else { return }
        }
        inotify = fresh
    }

    private func watch(_ folder: String, depth: Int, with inotify: Inotify) -> Bool {
        guard depth <= 12 else { return true }
        guard inotify.watch(folder) else { return false }
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in entries where !FolderReader.isIgnored(name) && Self.isFolder(folder + "/" + name) {
            guard watch(folder + "/" + name, depth: depth + 1, with: inotify) else { return false }
        }
        return true
    }

    private static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }
}
