import Diagnostics
import ReportOutput
import SiteFiles
import Testing

/// What people put in a report's folder.
@Suite struct OwnFilesTests {
    let folder: TemporaryFolder
    let output: OutputFolder

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFolder(in: folder)
    }

    private func write(_ files: [RenderedFile]) -> [Diagnostic]? {
        let report = output.begin()
        return report.finish(files.map(report.take)).report?.diagnostics
    }

    /// Seen: with `setApartOwnFiles` left out: all of them were gone.
    @Test func areSetApartAndNamed() throws {
        #expect(write(site("ett")) == [])
        try folder.write("mina", to: "output/2023/anteckningar.txt")
        try folder.write("mina", to: "output/2023/sidor/0/mer.txt")
        try folder.write("mina", to: "output/2023/eget/djupt/x.txt")
        try folder.makeLink("output/2023/krok", to: "/finns/inte")
        try folder.makeFolder("output/2023/tom")
        try folder.write("skräp", to: "output/2023/.DS_Store")
        let said = try #require(write(site("två")))
        #expect(said.map(\.id) == ["egna-filer"])
        #expect(said.first?.message.contains("anteckningar.txt, eget, krok, sidor/0/mer.txt") == true)
        #expect(said.first?.message.contains("output/2023-egna-filer") == true)
        #expect(
            try folder.snapshot("output/2023-egna-filer").filter { $0.value != "folder" } == [
                "anteckningar.txt": "mina", "eget/djupt/x.txt": "mina", "krok": "→ /finns/inte",
                "sidor/0/mer.txt": "mina",
            ])
        let fresh = try TemporaryFolder()
        #expect(OutputFolder(in: fresh).write(site("två")) == nil)
        #expect(try folder.snapshot("output/2023") == fresh.snapshot("output/2023"))
        #expect(write(site("tre")) == [])
        // Once more under the same name: the first stays.
        try folder.write("nya", to: "output/2023/anteckningar.txt")
        #expect(write(site("tre"))?.count == 1)
        #expect(try folder.snapshot("output/2023-egna-filer")["anteckningar.txt"] == "mina")
        #expect(try folder.snapshot("output/2023-egna-filer")["anteckningar.txt-2"] == "nya")
    }

    /// What the earlier report had is not theirs, nor is what a run that was refused leaves.
    @Test func anEarlierReportIsNobodysOwn() throws {
        #expect(write(site("ett", pages: 5)) == [])
        #expect(write(site("två", pages: 2)) == [])
        #expect(!folder.exists("output/2023-egna-filer"))
        try folder.write("mina", to: "output/2023/anteckningar.txt")
        let report = output.begin()
        let file = report.take(RenderedFile(path: "../ut.html", bytes: []))
        #expect(report.finish([file]).refusal != nil)
        #expect(folder.exists("output/2023/anteckningar.txt"))
    }

    /// Where an edition has that name its folder is not used.
    @Test func aReportsFolderIsNotFilled() throws {
        #expect(OutputFolder(in: folder, name: "2023-egna-filer").write(site("annan")) == nil)
        #expect(write(site("ett")) == [])
        try folder.write("mina", to: "output/2023/x.txt")
        #expect(write(site("två"))?.first?.message.contains("output/2023-egna-filer-2") == true)
        #expect(folder.exists("output/2023-egna-filer-2/x.txt") && !folder.exists("output/2023-egna-filer/x.txt"))
    }
}
