import Diagnostics
import Foundation
import Glibc
import ReportOutput
import SiteFiles
import Testing

/// What a run leaves that was stopped in the middle, and what two runs do to each other.
@Suite struct InterruptionTests {
    let folder: TemporaryFolder
    let output: OutputFolder

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFolder(in: folder)
    }

    @Test func removesTheRemainsOfAnEarlierRun() throws {
        #expect(output.write(site("ett")) == nil)
        try folder.write("halv", to: "output/.2023.4711.new/sidor/0/index.html")
        try folder.write("gammal", to: "output/.2023.12.old/index.html")
        #expect(output.write(site("två")) == nil)
        #expect(!folder.exists("output/.2023.4711.new"))
        #expect(!folder.exists("output/.2023.12.old"))
    }

    @Test func doesNotFollowALinkInTheRemains() throws {
        try folder.write("viktigt", to: "annat/fil.txt")
        try folder.makeFolder("output/.2023.4711.new")
        try folder.makeLink("output/.2023.4711.new/assets", to: folder.path + "/annat")
        #expect(output.write(site("ett")) == nil)
        #expect(!folder.exists("output/.2023.4711.new"))
        #expect(try folder.snapshot("annat") == ["fil.txt": "viktigt"])
    }

    /// Where the file system cannot exchange two folders, a run may stop between its two renames.
    @Test func putsTheOldReportBackBeforeAnythingElse() throws {
        #expect(output.write(site("ett")) == nil)
        let before = try folder.snapshot("output/2023")
        try FileManager.default.moveItem(
            atPath: folder.path + "/output/2023", toPath: folder.path + "/output/.2023.4711.old")
        let failure = output.write([RenderedFile(path: String(repeating: "x", count: 300), bytes: [])])
        #expect(failure != nil)
        #expect(try folder.snapshot("output/2023") == before)
    }

    @Test func waitsForNoOneButSaysThatAnotherRunIsAtWork() throws {
        #expect(output.write(site("ett")) == nil)
        let before = try folder.snapshot("output")
        let descriptor = open(folder.path + "/output/.2023.lock", O_RDWR | O_CLOEXEC)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let failure = output.write(site("två"))
        #expect(failure?.message == "en annan körning skriver just nu output/2023")
        #expect(failure?.help == "vänta tills den är klar och kör igen")
        #expect(try folder.snapshot("output") == before)
        // Another edition has a lock of its own.
        #expect(OutputFolder(in: folder, name: "2024").write(site("ett")) == nil)
        close(descriptor)
        #expect(output.write(site("två")) == nil)
    }

    @Test func doesNotFollowALinkInThePlaceOfTheLock() throws {
        try folder.makeFolder("output")
        try folder.makeLink("output/.2023.lock", to: folder.path + "/annans")
        #expect(output.write(site("ett"))?.id == "kan-inte-skriva")
        #expect(!folder.exists("annans"))
    }

    /// Two renames would leave a moment without a folder; one exchange does not.
    @Test func theAddressLeadsToAReportAtEveryMoment() async throws {
        #expect(output.write(site("ett")) == nil)
        let page = folder.path + "/output/2023/index.html"
        let (beginnings, begun) = AsyncStream.makeStream(of: Void.self)
        let reader = Task {
            var (met, missed) = (0, 0)
            begun.yield()
            while !Task.isCancelled {
                if access(page, R_OK) == 0 { met += 1 } else { missed += 1 }
            }
            return (met: met, missed: missed)
        }
        for await _ in beginnings { break }
        for round in 0..<50 { #expect(output.write(site("\(round)")) == nil) }
        reader.cancel()
        let count = await reader.value
        #expect(count.met > 0)
        #expect(count.missed == 0)
    }

    @Test func runsAtTheSameTimeLeaveOneWholeReport() async throws {
        let output = output
        let failures = await withTaskGroup(of: Diagnostic?.self, returning: [Diagnostic?].self) { group in
            for number in 0..<8 { group.addTask { output.write(site("körning \(number)", pages: 30)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.contains(nil))
        #expect(failures.compactMap { $0?.id }.allSatisfy { $0 == "upptaget" })
        let texts = try folder.snapshot("output/2023").filter { $0.key.hasPrefix("sidor/") && $0.value != "folder" }
        #expect(texts.count == 30)
        #expect(Set(texts.values.map { $0.split(separator: " ")[1] }).count == 1)
    }
}
