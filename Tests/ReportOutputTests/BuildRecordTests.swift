import Foundation
import Glibc
import ReportOutput
import SiteFiles
import Testing

/// A run is remembered while its folder is as it left it, and no longer.
@Suite struct BuildRecordTests {
    let folder: TemporaryFolder
    let output: OutputFolder

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFolder(in: folder)
        Self.record.write(of: output, report: try Self.write(site("ett"), in: output))
    }

    private static let record = BuildRecord(source: "källa", problems: "en varning", summary: "0 fel, 1 varning")

    private static func write(_ files: [RenderedFile], in output: OutputFolder) throws -> WrittenReport {
        let report = output.begin()
        return try #require(report.finish(files.map(report.take)).report)
    }

    private var remembered: BuildRecord? { BuildRecord.read(of: output, source: "källa") }

    @Test func tellsWhatTheLastRunSaid() throws {
        #expect(remembered?.problems == "en varning")
        #expect(remembered?.summary == "0 fel, 1 varning")
        #expect(BuildRecord.read(of: output, source: "en annan") == nil)
        #expect(BuildRecord.read(of: OutputFolder(in: folder, name: "2024"), source: "källa") == nil)
    }

    /// What lies beside the folder is for a run that writes to clear.
    @Test func anInterruptedRunForgetsIt() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/output/.2023.4711.new", withIntermediateDirectories: false)
        #expect(remembered == nil)
    }

    @Test func anotherRunThatWritesForgetsIt() {
        #expect(output.write(site("två")) == nil)
        #expect(remembered == nil)
    }

    @Test func isNotKeptOfWhatAnotherRunHasReplaced() throws {
        let written = try Self.write(site("ett"), in: output)
        #expect(output.write(site("två")) == nil)
        Self.record.write(of: output, report: written)
        #expect(remembered == nil)
    }

    /// What a person does to the folder between the moment when the report is put there and the one when it is
    /// remembered.
    @Test(arguments: [true, false])
    func isNotKeptOfWhatSomebodyHasChanged(hadEarlier: Bool) throws {
        let index = folder.path + "/output/2023/index.html"
        let changes: [() throws -> Void] = [
            { try FileManager.default.removeItem(atPath: index) },
            { try folder.write("<h1>ttt</h1>", to: "output/2023/index.html") },
            { try folder.write("", to: "output/2023/sidor/ny.html") },
            { try folder.makeFolder("output/2023/tom") },
        ]
        for change in changes {
            if !hadEarlier { try FileManager.default.removeItem(atPath: folder.path + "/output/2023") }
            let written = try Self.write(site("tre"), in: output)
            try change()
            Self.record.write(of: output, report: written)
            #expect(remembered == nil)
            Self.record.write(of: output, report: try Self.write(site("tre"), in: output))
            #expect(remembered != nil)
        }
    }

    @Test func isNotAskedWhileAnotherRunIsAtWork() {
        let descriptor = open(folder.path + "/output/.2023.lock", O_RDWR | O_CLOEXEC)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(remembered == nil)
        flock(descriptor, LOCK_UN)
        close(descriptor)
        #expect(remembered != nil)
    }

    @Test func aRunThatWritesNothingKeepsIt() {
        #expect(output.write(site("ett")) == nil)
        #expect(remembered != nil)
    }

    @Test func aFileWrittenAnewForgetsIt() throws {
        // As many bytes as before.
        try folder.write("<h1>ttt</h1>", to: "output/2023/index.html")
        #expect(remembered == nil)
    }

    @Test func aFileMoreForgetsIt() throws {
        try folder.write("", to: "output/2023/sidor/ny.html")
        #expect(remembered == nil)
    }

    @Test func aFileLessForgetsIt() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/output/2023/sidor/1/index.html")
        #expect(remembered == nil)
    }

    @Test func otherRightsForgetIt() throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.path + "/output/2023/index.html")
        #expect(remembered == nil)
    }

    @Test func noFolderForgetsIt() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/output/2023")
        #expect(remembered == nil)
    }

    @Test(arguments: ["", "{", "{\"source\": \"källa\"}"])
    func aBrokenRecordIsNone(text: String) throws {
        try folder.write(text, to: "output/.2023.senast")
        #expect(remembered == nil)
    }
}
