import Foundation
import ReportLoading
import Testing

/// Reading a folder again gives what reading it anew gives, however little time there is between two writes.
@Suite struct FolderMemoryTests {
    @Test func twoWritesInOneStepOfTheClockAreBothSeen() throws {
        let project = try Project()
        let reader = FolderReader(root: project.root + "/Content/prov", prefix: "")
        var memory = FolderMemory()
        let path = "Content/prov/data/kommuner.csv"
        for number in 0..<200 {
            // The same size each time, in place, with the same number of bytes: only the bytes tell.
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: project.root + "/" + path))
            try file.write(contentsOf: Data("Kommun;Antal\nUmeå;\(number % 10)\n".utf8))
            try file.close()
            let again = Rereading(changed: [], now: Int64(Date().timeIntervalSince1970 * 1_000_000_000))
            let files = reader.read(name: "prov", again: again, memory: &memory).tree.files
            #expect(files == reader.read(name: "prov").tree.files)
        }
    }

    /// A file system that counts in whole seconds gives both writes the same stamp.
    @Test func whatWasWrittenJustNowIsReadAgain() throws {
        let project = try Project()
        let reader = FolderReader(root: project.root + "/Content/prov", prefix: "")
        var memory = FolderMemory()
        let again = Rereading(changed: [], now: Int64(Date().timeIntervalSince1970 * 1_000_000_000))
        let first = reader.read(name: "prov", again: again, memory: &memory).tree.files
        let second = reader.read(name: "prov", again: again, memory: &memory).tree.files
        #expect(buffer(first, "data/kommuner.csv") != buffer(second, "data/kommuner.csv"))
    }

    private func buffer(_ files: [String: [UInt8]], _ path: String) -> UnsafeRawPointer? {
        files[path]?.withUnsafeBytes(\.baseAddress)
    }

    /// Without it everything would be read at every save.
    @Test func whatHasLongBeenTheSameIsTakenFromMemory() throws {
        let project = try Project()
        let reader = FolderReader(root: project.root + "/Content/prov", prefix: "")
        let later = Int64(Date().timeIntervalSince1970 * 1_000_000_000) + 10_000_000_000
        var memory = FolderMemory()
        let first = reader.read(name: "prov", again: Rereading(changed: [], now: later), memory: &memory).tree.files
        let second = reader.read(name: "prov", again: Rereading(changed: ["rapport.yaml"], now: later), memory: &memory)
            .tree.files
        #expect(first == second)
        #expect(buffer(first, "skalor.yaml") == buffer(second, "skalor.yaml"))
        #expect(buffer(first, "rapport.yaml") != buffer(second, "rapport.yaml"))
    }
}
