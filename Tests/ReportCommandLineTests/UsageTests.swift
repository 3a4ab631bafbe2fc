import ArgumentParser
import Foundation
import Testing

@testable import ReportCommandLine
@testable import build_report_preview

/// How arguments are understood; what a whole run says is tested on the program itself, in `Tests/system`.
@Suite struct UsageTests {
    @Test(arguments: [
        [], ["2023", "2024"], ["2023", "--format"], ["2023", "--format", "xml"], ["2023", "--finns-inte"], ["build"],
        ["publish", "2023"], ["publish", "2023", "webben", "--keep", "0"], ["rollback"], ["verify"],
    ])
    func wrongUsageIs64(arguments: [String]) {
        let failure = #expect(throws: (any Error).self) { _ = try BuildReport.parseAsRoot(arguments) }
        #expect(failure.map { BuildReport.exitCode(for: $0).rawValue } == 64)
    }

    @Test(arguments: [
        ["2023"], ["2023-delar-aug"], ["build", "2023"], ["2023", "--format", "short"], ["--format", "human", "2023"],
        ["status", "2023"], ["status", "2023", "--format", "json"], ["draft", "2023"],
        ["preview", "2023", "3", "--port", "8300", "--no-open"], ["preview", "--help"],
        ["changes", "2023", "--since", "granskad"], ["changes", "2023", "--since", "2024-03-01"],
        ["changes", "2023", "--from", "kopia"],
        ["new", "2024", "--from", "2023"], ["new", "nasta", "--from", "2023", "--year", "2024"],
        ["publish", "2023", "webben", "--pdf", "--dry-run"], ["rollback", "webben"],
        ["rollback", "webben", "2024-03-14"], ["releases", "webben"],
        ["verify", "2023"], ["verify", "2023", "https://www.example.se/2023/"],
    ])
    func rightUsage(arguments: [String]) throws {
        _ = try BuildReport.parseAsRoot(arguments)
    }

    @Test(arguments: [["--help"], ["-h"], ["build", "--help"], ["--version"]])
    func helpIsNoFailure(arguments: [String]) {
        let failure = #expect(throws: (any Error).self) {
            var command = try BuildReport.parseAsRoot(arguments)
            try command.run()
        }
        #expect(failure.map { BuildReport.exitCode(for: $0).rawValue } == 0)
    }

    @Test func helpIsInSwedish() {
        let help = BuildReport.helpMessage(columns: 100)
        #expect(help.contains("Bygger en resultatrapport av Markdown-kapitel och uppgifter om mål och indikatorer."))
        #expect(help.contains("Exempel: build-report 2023"))
        #expect(help.contains("Bygger en årgång till output/ÅRGÅNG."))
    }

    /// Seen: with the names of commands left out of `BuildRequest`, and with every flag taken for `--no-search`.
    @Test(arguments: [
        ["2023"], ["2023", "--no-search"], ["2023-delar-aug"], ["exempel"], [""], ["--no-search", "2023"],
        ["2023", "--pdf"], ["2023", "--search"], ["2023", "--format", "short"], ["2023", "--no-search", "--no-search"],
        ["build", "2023"], ["build"], ["check"], ["check", "2023"], ["help"], ["help", "preview"], ["preview"],
        ["server"],
        ["--help"], ["--version"], ["2023", "2024"], ["2023", "--help"], [],
    ])
    func theEverydayLineMeansWhatTheCommandsSay(arguments: [String]) {
        let long = try? BuildReport.parseAsRoot(arguments) as? BuildCommand
        let short = BuildRequest(everyday: arguments)
        #expect(short == nil || short == long?.request)
        if arguments == ["2023"] || arguments == ["2023", "--no-search"] { #expect(short != nil) }
    }

    @Test(arguments: [[], ["2023", "3", "4"], ["2023", "--port", "80"], ["2023", "--port", "70000"]])
    func wrongUsageOfThePreviewIs64(arguments: [String]) {
        let failure = #expect(throws: (any Error).self) { _ = try PreviewProgram.parse(arguments) }
        #expect(failure.map { PreviewProgram.exitCode(for: $0).rawValue } == 64)
    }

    @Test func theProgramThatPreviewsUnderstandsWhatItIsSent() throws {
        let program = try PreviewProgram.parse(["2023", "3", "--port", "8300", "--no-open"])
        #expect(program.edition == "2023" && program.chapter == "3" && program.port == 8300 && program.noOpen)
    }
}

/// What the handbook and the README tell people to type.
@Suite struct HandbookCommandTests {
    @Test func everyCommandIsUnderstood() throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = project.appendingPathComponent("Content/handbok")
        let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.pathExtension == "md"
        }
        var count = 0
        for page in pages + [project.appendingPathComponent("Content/HANDBOK.md")] {
            for match in try String(contentsOf: page, encoding: .utf8).matches(of: #/\./build-report(?<rest>[^`\n]*)/#)
            {
                let words = match.output.rest.split(separator: " ").map(String.init)
                #expect(throws: Never.self, "\(page.lastPathComponent): ./build-report \(words.joined(separator: " "))")
                { try BuildReport.parseAsRoot(words) }
                count += 1
            }
        }
        #expect(count > 8)
    }
}
