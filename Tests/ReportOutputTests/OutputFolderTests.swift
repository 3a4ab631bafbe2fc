import Diagnostics
import ReportOutput
import SiteFiles
import Testing

@Suite struct OutputFolderTests {
    let folder: TemporaryFolder
    let output: OutputFolder

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFolder(in: folder)
    }

    /// What stands in `output/` beside the report and the lock.
    private func others() throws -> [String: String] {
        try folder.snapshot("output").filter { !$0.key.hasPrefix("2023") && $0.key != ".2023.lock" }
    }

    @Test func writesIntoAFolderThatDoesNotExist() throws {
        #expect(!output.exists)
        #expect(output.write(site("ett")) == nil)
        #expect(output.exists)
        #expect(try folder.snapshot("output/2023")["sidor/2/index.html"] == "<p>ett 2 åäö</p>")
        #expect(try others().isEmpty)
    }

    @Test func replacesTheWholeOfAnEarlierReport() throws {
        #expect(output.write(site("ett", pages: 5)) == nil)
        #expect(output.write(site("två", pages: 2)) == nil)
        let fresh = try TemporaryFolder()
        #expect(OutputFolder(in: fresh).write(site("två", pages: 2)) == nil)
        #expect(try folder.snapshot("output/2023") == fresh.snapshot("output/2023"))
        #expect(try others().isEmpty)
    }

    @Test func acceptsAnEmptyFolder() throws {
        try folder.makeFolder("output/2023")
        #expect(output.write(site("ett")) == nil)
        #expect(output.exists)
        #expect(try others().isEmpty)
    }

    @Test func writesThroughALinkInThePlaceOfTheFolderOfAllEditions() throws {
        try folder.makeFolder("annan disk")
        try folder.makeLink("output", to: "annan disk")
        #expect(output.write(site("ett")) == nil)
        #expect(folder.exists("annan disk/2023/index.html"))
    }

    @Test func keepsOtherEditionsAndOtherPeoplesFiles() throws {
        #expect(OutputFolder(in: folder, name: "2023-delar-aug").write(site("delår")) == nil)
        try folder.write("min", to: "output/anteckningar.txt")
        try folder.write("dold", to: "output/.htaccess")
        // Names close to those that an interrupted run leaves.
        for name in [
            ".2023.min.new", ".2023..old", ".2023.7.nytt", ".2022.7.new", "2023.7.new", ".2023-delar-aug.8.new",
            ".2023.٣.new",
        ] {
            try folder.write("min", to: "output/\(name)/fil.txt")
        }
        try folder.write("min", to: "output/.2023.9.new")
        let before = try folder.snapshot("output")
        #expect(output.write(site("ett")) == nil)
        #expect(output.write(site("två")) == nil)
        let after = try folder.snapshot("output")
        #expect(after.filter { before.keys.contains($0.key) } == before)
    }

    // MARK: - What is not ours

    private func expectForeign(_ failure: Diagnostic?, _ location: SourceLocation = #_sourceLocation) {
        #expect(failure?.id == "inte-vår-mapp", sourceLocation: location)
        #expect(
            failure?.message == "output/2023 finns redan och är inte gjord av build-report", sourceLocation: location)
        #expect(failure?.help == "flytta eller byt namn på den; ingenting i den har ändrats", sourceLocation: location)
    }

    @Test(arguments: ["brev.txt", "sub/djupt/brev.txt", ".dold", "manifest.json"])
    func refusesAForeignFolder(file: String) throws {
        try folder.write("viktigt", to: "output/2023/\(file)")
        let before = try folder.snapshot("output")
        expectForeign(output.write(site("ett")))
        #expect(!output.exists)
        #expect(try folder.snapshot("output").filter { $0.key != ".2023.lock" } == before)
    }

    @Test func refusesAFolderWithAnothersManifest() throws {
        try folder.write(
            #"{"name": "En webbapp", "description": "format build-report/1"}"#, to: "output/2023/manifest.json")
        expectForeign(output.write(site("ett")))
    }

    @Test func refusesAFolderWhoseManifestIsALink() throws {
        #expect(OutputFolder(in: folder, name: "annan").write(site("ett")) == nil)
        try folder.makeFolder("output/2023")
        try folder.makeLink("output/2023/manifest.json", to: "../annan/manifest.json")
        expectForeign(output.write(site("två")))
        #expect(try folder.snapshot("output/2023") == ["manifest.json": "→ ../annan/manifest.json"])
    }

    @Test func refusesAFile() throws {
        try folder.write("en fil", to: "output/2023")
        expectForeign(output.write(site("ett")))
        #expect(try folder.snapshot("output")["2023"] == "en fil")
    }

    @Test(arguments: ["annan", "finns-inte"])
    func refusesALink(target: String) throws {
        #expect(OutputFolder(in: folder, name: "annan").write(site("ett")) == nil)
        try folder.makeLink("output/2023", to: target)
        let before = try folder.snapshot("output")
        expectForeign(output.write(site("två")))
        #expect(try folder.snapshot("output").filter { $0.key != ".2023.lock" } == before)
    }

    // MARK: - Failure in the middle

    @Test func keepsTheOldWhenAFileCannotBeWritten() throws {
        #expect(output.write(site("ett")) == nil)
        let before = try folder.snapshot("output")
        let tooLong = RenderedFile(path: "mal/\(String(repeating: "x", count: 300))/index.html", bytes: [])
        let failure = output.write(site("två") + [tooLong])
        #expect(failure?.message == "en adress i rapporten blir för lång som filnamn")
        #expect(try folder.snapshot("output") == before)
    }

    @Test func tellsOfTwoFilesWithOneAddress() throws {
        #expect(output.write(site("ett") + site("två"))?.message == "två filer i rapporten får samma adress")
        #expect(!folder.exists("output/2023"))
        #expect(try others().isEmpty)
    }

    @Test(arguments: ["../ut.html", "mal/../../ut.html", "/ut.html", "mal//ut.html", "./ut.html", "mal/."])
    func refusesAnAddressThatLeadsOut(path: String) throws {
        let failure = output.write([RenderedFile(path: path, bytes: [])])
        #expect(failure?.message == "adressen ”\(path)” leder ut ur output/2023")
        #expect(!folder.exists("output/2023"))
        #expect(try others().isEmpty)
    }

    @Test func tellsOfAFileInThePlaceOfTheFolderOfAllEditions() throws {
        try folder.write("en fil", to: "output")
        #expect(
            output.write(site("ett"))?.message == "output/2023 går inte att skriva: en fil ligger där en mapp behövs")
        #expect(try folder.snapshot() == ["output": "en fil"])
    }
}
