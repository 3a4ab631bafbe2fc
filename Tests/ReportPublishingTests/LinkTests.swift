import Foundation
import Testing

@testable import ReportPublishing

/// Where several may write, someone may have put a link in the place of what is ours.
@Suite struct LinkTests {
    /// Seen: with `refuse_links` left out of `enter`: each of these then emptied, changed or read what it leads to.
    @Test(arguments: [
        "incoming", "trash", "releases", "private", "private/info", "private/history", "private/index",
        "incoming/2024-01-01T000000Z-2023", "trash/gammalt", "releases/2024-01-01T000000Z-2023",
        "private/info/2024-01-01T000000Z-2023",
    ])
    func nothingIsDoneBehindALink(path: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (place, victim) = (folder.path + "/webb", folder.path + "/andras")
        for name in ["webb/.build-report/private/info", "andras/mapp"] {
            try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        for name in ["incoming", "trash", "releases"] {
            try FileManager.default.createDirectory(
                atPath: "\(place)/.build-report/\(name)", withIntermediateDirectories: false)
        }
        for name in ["brev.txt", "mapp/brev.txt"] {
            try Data("viktigt\n".utf8).write(to: URL(fileURLWithPath: "\(victim)/\(name)"))
        }
        let link = "\(place)/.build-report/\(path)"
        try? FileManager.default.removeItem(atPath: link)
        let isFile = ["private/history", "private/index", "private/info/2024-01-01T000000Z-2023"].contains(path)
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: isFile ? victim + "/brev.txt" : victim)
        let shell = Shell(.folder(place))
        let steps: [(inout ShellStep) -> Void] = [
            { step in
                step.add("claim", "1:2:3:4:2023:webb@dator", "-")
                step.add("sweep")
            },
            { $0.add("inspect", "2023") },
            { $0.add("seal", "2024-01-01T000000Z-2023", "title=x") },
            { $0.add("switch_to", "2023", "2024-01-01T000000Z-2023", "", "not") },
            { $0.add("front_page", "202401010000.00", "sida") },
            { $0.add("abandon", "1:2:3:4:2023:webb@dator", "2024-01-01T000000Z-2023") },
            { $0.add("drop", "2024-01-01T000000Z-2023") },
        ]
        for step in steps {
            #expect(throws: PublishingFailure.linked(".build-report/\(path)")) { try shell.run(step) }
        }
        #expect(PublishingFailure.linked("x").diagnostic(place: "webb").id == "länk-i-mappen")
        #expect((try? FileManager.default.contentsOfDirectory(atPath: victim))?.sorted() == ["brev.txt", "mapp"])
        for name in ["brev.txt", "mapp/brev.txt"] {
            #expect((try? String(contentsOfFile: "\(victim)/\(name)", encoding: .utf8)) == "viktigt\n")
        }
    }

    /// The lock is a link, and one that leads to a folder must not have another made in that.
    @Test func aLockThatLeadsToAFolderIsHeld() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for name in ["webb/.build-report/private", "andras"] {
            try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/webb/.build-report/private/lock", withDestinationPath: folder.path + "/andras")
        #expect(throws: PublishingFailure.busy(nil, text: folder.path + "/andras")) {
            try Shell(.folder(folder.path + "/webb")).run { $0.add("claim", "1:2:3:4:2023:webb@dator", "-") }
        }
        #expect((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/andras")) == [])
    }
}
