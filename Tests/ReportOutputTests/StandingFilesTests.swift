import Foundation
import Glibc
import ReportOutput
import SiteFiles
import Testing

/// What is written, and what is left as it stands: counted by what the file system knows each file by.
@Suite struct StandingFilesTests {
    let folder: TemporaryFolder
    let output: OutputFolder

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFolder(in: folder)
        #expect(output.write(site("ett")) == nil)
    }

    /// A file's number, and when it was last written in.
    private struct Stamp: Equatable {
        var node: UInt64
        var seconds: Int
        var nanoseconds: Int
        var names: UInt64
    }

    private func stamp(_ name: String) throws -> Stamp {
        var information = stat()
        try #require(lstat("\(folder.path)/output/\(name)", &information) == 0)
        let time = information.st_mtim
        return Stamp(
            node: UInt64(information.st_ino), seconds: time.tv_sec, nanoseconds: time.tv_nsec,
            names: UInt64(information.st_nlink))
    }

    private func stamps() throws -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for name in try folder.snapshot("output").keys { stamps[name] = try stamp(name) }
        return stamps
    }

    @Test func writesNothingAndExchangesNothingWhenNothingHasChanged() throws {
        let before = try stamps()
        #expect(output.write(site("ett")) == nil)
        #expect(try stamps() == before)
    }

    @Test func writesOnlyTheFileThatHasChanged() throws {
        let before = try stamps()
        var changed = site("ett")
        changed[1].bytes = Array("<p>nytt</p>".utf8)
        #expect(output.write(changed) == nil)
        let after = try stamps()
        let written = after.filter { $0.key.hasPrefix("2023/") && before[$0.key] != $0.value && $0.value.names == 1 }
        #expect(
            Set(written.keys.filter { $0.hasSuffix(".html") || $0.hasSuffix(".json") }) == [
                "2023/sidor/1/index.html", "2023/manifest.json",
            ])
        #expect(try folder.snapshot("output/2023")["sidor/1/index.html"] == "<p>nytt</p>")
        #expect(try folder.snapshot("output/2023")["sidor/0/index.html"] == "<p>ett 0 åäö</p>")
    }

    @Test func noFileOfTheNewReportIsSharedWithTheOld() throws {
        var changed = site("ett")
        changed[0].bytes = Array("x".utf8)
        #expect(output.write(changed) == nil)
        #expect(try stamps().filter { $0.key.hasSuffix(".html") }.allSatisfy { $0.value.names == 1 })
    }

    /// Someone's copy by hard links must not change when the report does, nor follow it.
    @Test func doesNotShareAFileThatHasAnotherName() throws {
        let copy = folder.path + "/kopia.html"
        #expect(link(folder.path + "/output/2023/index.html", copy) == 0)
        #expect(output.write(site("ett")) == nil)
        #expect(try stamp("2023/index.html").names == 1)
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "<h1>ett</h1>")
    }

    @Test(arguments: ["annan text", "<h1>etu</h1>", ""])
    func writesAFileAnewThatSomeoneHasChanged(text: String) throws {
        try folder.write(text, to: "output/2023/index.html")
        #expect(output.write(site("ett")) == nil)
        #expect(try folder.snapshot("output/2023")["index.html"] == "<h1>ett</h1>")
    }

    @Test(arguments: ["tillagd.txt", "sidor/ny/fil.txt", ".dold"])
    func removesWhatDoesNotBelong(name: String) throws {
        try folder.write("mitt", to: "output/2023/\(name)")
        #expect(output.write(site("ett")) == nil)
        #expect(!folder.exists("output/2023/\(name)"))
    }

    @Test func replacesALinkByTheFileThatBelongsThere() throws {
        try FileManager.default.moveItem(
            atPath: folder.path + "/output/2023/index.html", toPath: folder.path + "/annan.html")
        try folder.makeLink("output/2023/index.html", to: "../../annan.html")
        #expect(output.write(site("ett")) == nil)
        #expect(try folder.snapshot("output/2023")["index.html"] == "<h1>ett</h1>")
    }

    @Test func givesBackTheRightsThatAFileShouldHave() throws {
        chmod(folder.path + "/output/2023/index.html", 0o600)
        chmod(folder.path + "/output/2023/sidor", 0o700)
        #expect(output.write(site("ett")) == nil)
        let rights = { (name: String) in
            try FileManager.default.attributesOfItem(atPath: folder.path + "/output/2023/" + name)[.posixPermissions]
                as? Int
        }
        #expect(try rights("index.html") == rights("sidor/0/index.html"))
        #expect(try rights("sidor") == rights("sidor/0"))
    }

    @Test func writesWhatIsMissing() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/output/2023/sidor/2")
        #expect(output.write(site("ett")) == nil)
        #expect(folder.exists("output/2023/sidor/2/index.html"))
    }

    /// Somebody writes in a file between the moment when it is compared and the moment when it is given its new name.
    @Test func aFileThatIsWrittenInMeanwhileIsNotTakenForTheSame() throws {
        var changed = site("ett")
        changed[1].bytes = Array("<p>nytt</p>".utf8)
        let report = output.begin()
        let taken = changed.map(report.take)
        try folder.write("<h1>tre</h1>", to: "output/2023/index.html")
        #expect(report.finish(taken).refusal?.id == "ändrad-fil")
        #expect(try folder.snapshot("output/2023")["index.html"] == "<h1>tre</h1>")
        #expect(try folder.snapshot("output/2023")["sidor/1/index.html"] == "<p>ett 1 åäö</p>")
    }

    /// Somebody clears `output/`, or writes there, while a report is being written.
    @Test func onlyAWholeReportTakesAnothersPlace() throws {
        let changes: [(String) throws -> Void] = [
            { try FileManager.default.removeItem(atPath: "\(folder.path)/\($0)/index.html") },
            { try folder.write("<h1>tre</h1>", to: "\($0)/index.html") },
            { try folder.write("", to: "\($0)/sidor/ny.html") },
        ]
        let before = try stamps()
        for change in changes {
            let report = output.begin()
            let taken = site("två").map(report.take)
            let entries = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/output")
            try change("output/" + #require(entries.first { $0.hasSuffix(".new") }))
            #expect(report.finish(taken).refusal?.id == "ändrad-fil")
            #expect(try stamps() == before)
        }
    }

    @Test func givingUpLeavesNothing() throws {
        let before = try stamps()
        let report = output.begin()
        _ = site("två").map(report.take)
        report.discard()
        #expect(try stamps() == before)
        #expect(output.write(site("två")) == nil)
    }
}
