import Foundation
import Testing

@testable import ReportPreview

/// What the watcher says of what happens in the folders.
@Suite(.serialized) struct FolderWatcherTests {
    /// Waits for the watcher to name a path. The signals of its slow look name none.
    private func wait(for path: String, from watcher: FolderWatcher) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in watcher.signals where watcher.take().contains(path) { return true }
                return false
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(10))
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    @Test func namesWhatWasSaved() async throws {
        let project = try Project()
        let watcher = FolderWatcher(root: project.root, folders: project.place.folders)
        defer { watcher.stop() }
        try await Task.sleep(for: .milliseconds(50))
        try project.write("x", to: "Content/prov/kapitel/9-nytt.md")
        #expect(await wait(for: project.root + "/Content/prov/kapitel/9-nytt.md", from: watcher))
        try project.write("x", to: "Templates/delar/ny.mustache")
        #expect(await wait(for: project.root + "/Templates/delar/ny.mustache", from: watcher))
    }

    @Test func followsIntoNewFoldersAndBackIntoOldOnes() async throws {
        let project = try Project()
        let watcher = FolderWatcher(root: project.root, folders: project.place.folders)
        defer { watcher.stop() }
        try await Task.sleep(for: .milliseconds(50))
        try project.write("a", to: "Content/prov/bilder/djupt/ner/a.txt")
        try await Task.sleep(for: .milliseconds(50))
        try project.write("b", to: "Content/prov/bilder/djupt/ner/a.txt")
        #expect(await wait(for: project.root + "/Content/prov/bilder/djupt/ner/a.txt", from: watcher))
        // The whole content is moved away and comes back, as when a folder is synchronised.
        try project.move("Content", to: "Undan")
        try await Task.sleep(for: .milliseconds(50))
        try project.move("Undan", to: "Content")
        try await Task.sleep(for: .milliseconds(50))
        try project.write("c", to: "Content/prov/rapport.yaml")
        #expect(await wait(for: project.root + "/Content/prov/rapport.yaml", from: watcher))
    }

    @Test func saysNothingOfWhatNoStageReads() async throws {
        let project = try Project()
        let watcher = FolderWatcher(root: project.root, folders: project.place.folders)
        defer { watcher.stop() }
        try await Task.sleep(for: .milliseconds(50))
        for name in [".1-x.md.swp", "#1-x.md#", "1-x.md~", "~$1-x.docx", "1-x.md.bak", "1-x.tmp", "Thumbs.db"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: project.root + "/Content/prov/kapitel/" + name))
        }
        try Data("x".utf8).write(to: URL(fileURLWithPath: project.root + "/bredvid.md"))
        try await Task.sleep(for: .milliseconds(300))
        #expect(watcher.take() == [])
    }
}
