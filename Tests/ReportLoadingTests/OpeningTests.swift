import Foundation
import Testing

@testable import ReportLoading

#if canImport(Glibc)
    import Glibc
#endif

/// How often the disk is asked, counted by the system itself.
@Suite struct OpeningTests {
    /// Three files in each of four folders.
    @Test func opensEachFileOnce() throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("lasning-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let folders = ["", "kapitel", "mal", "mal/djup"].map { root.path + "/" + $0 }
        for folder in folders {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for number in 1...3 { try Data("text".utf8).write(to: URL(fileURLWithPath: folder + "/\(number).md")) }
        }
        let opened = try Openings(in: folders)
        let (tree, diagnostics) = FolderReader(root: root.path, prefix: "").read(name: "")
        #expect(diagnostics.isEmpty)
        #expect(tree.files.count == 12)
        #expect(try opened.counts().values.sorted() == Array(repeating: 1, count: 12))
    }

    @Test func opensNothingThatHasNotChanged() throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("lasning-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for name in ["a.md", "b.md"] { try Data("text".utf8).write(to: root.appendingPathComponent(name)) }
        let reader = FolderReader(root: root.path, prefix: "")
        var memory = FolderMemory()
        // As if it were long after: the stamps are old enough to be trusted.
        let later = Int64(Date().timeIntervalSince1970 * 1e9) + 1_000_000_000_000
        let again = { (changed: Set<String>) in Rereading(changed: changed, now: later) }
        _ = reader.read(name: "", again: again([]), memory: &memory)
        let opened = try Openings(in: [root.path])
        let (tree, _) = reader.read(name: "", again: again(["b.md"]), memory: &memory)
        #expect(tree.files.count == 2)
        #expect(try opened.counts() == ["1/b.md": 1])
    }
}

/// What is opened in some folders from now on.
private struct Openings: ~Copyable {
    struct Failure: Error {}

    private let descriptor: Int32

    init(in folders: [String]) throws {
        descriptor = inotify_init1(Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { throw Failure() }
        for folder in folders {
            guard inotify_add_watch(descriptor, folder, UInt32(IN_OPEN)) >= 0 else { throw Failure() }
        }
    }

    deinit { close(descriptor) }

    /// How often each file was opened, by its folder's number and its name.
    func counts() throws -> [String: Int] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let length = read(descriptor, &bytes, bytes.count)
        guard length >= 0 else { throw Failure() }
        var counts: [String: Int] = [:]
        var place = 0
        while place < length {
            let event = bytes[place...].withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
            let start = place + MemoryLayout<inotify_event>.size
            let name = bytes[start..<(start + Int(event.len))].prefix { $0 != 0 }
            if event.mask & UInt32(IN_ISDIR) == 0 {
                counts["\(event.wd)/\(String(decoding: name, as: UTF8.self))", default: 0] += 1
            }
            place = start + Int(event.len)
        }
        return counts
    }
}
