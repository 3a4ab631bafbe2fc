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

    private static let usage = Usage(program: BuildReport.self, name: "build-report")
    private static let commands = BuildReport.configuration.subcommands.compactMap { $0.configuration.commandName }

    /// What the library says, and this program never.
    private static let english = [
        "USAGE", "OVERVIEW", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "Show ", "default:", "See '", "Error:", "Help:",
        "Unexpected", "Missing", "Unknown", "invalid", "required", "argument",
    ]

    @Test func theOverviewBeginsWithWhatPeopleDoFirst() throws {
        let help = Self.usage.help(["--help"])
        #expect(help.hasPrefix("Bygger en resultatrapport av Markdown-kapitel och uppgifter om mål och indikatorer."))
        let first = try #require(help.firstRange(of: "Alla kommandon")).lowerBound
        for command in ["build-report 2023 ", "preview 2023", "check 2023", "status 2023", "publish 2023"] {
            #expect(help[..<first].contains(command))
        }
        for word in [
            "--pdf", "--chapter-pdfs", "--format <form>", "--no-search", "Tvärtom mot --search", "help <kommando>",
        ] {
            #expect(help.contains(word))
        }
        #expect(Self.english.filter(help.contains) == [])
    }

    @Test(arguments: commands.filter { $0 != "preview" })
    func theHelpOfACommandIsInSwedish(command: String) throws {
        let help = Self.usage.help([command, "--help"])
        #expect(help == Self.usage.help(["help", command]))
        #expect(help.contains("Så skriver du:\n  build-report \(command)"))
        #expect(help.contains("-h, --help"))
        #expect(Self.english.filter(help.contains) == [])
        let type = try #require(BuildReport.configuration.subcommands.first { $0.configuration.commandName == command })
        #expect(help.contains(type.configuration.abstract.split(separator: " ").prefix(3).joined(separator: " ")))
    }

    @Test func theHelpOfThePreviewIsInSwedish() {
        let help = Usage(program: PreviewProgram.self, name: "build-report preview").help(["--help"])
        #expect(help.contains("build-report preview <årgång> [<kapitel>] [--port <port>] [--no-open]"))
        #expect(Self.english.filter(help.contains) == [])
    }

    @Test(arguments: [
        ([], "årgång saknas"), (["2023", "2024"], "”2024” är ett ord för mycket"),
        (["2023", "a", "b"], "”a”, ”b” är ord för mycket"), (["2023", "--format"], "ett värde saknas"),
        (
            ["2023", "--format", "xml"],
            "”xml” går inte att använda som --format <form>\n  hjälp: välj human eller short"
        ),
        (["2023", "--fromat", "short"], "tillägget ”--fromat” finns inte\n  hjälp: menade du ”--format”?"),
        (["2023", "-x"], "tillägget ”-x” finns inte"),
        (["2023", "--pdf=ja"], "tillägget --pdf tar inget värde, men ”ja” är angivet"),
        (["check"], "årgång saknas"), (["publish", "2023"], "plats saknas"),
        (["publish", "2023", "webben", "--keep", "många"], "”många” går inte att använda som --keep"),
        (["publish", "2023", "webben", "--keep", "0"], "--keep ska vara ett tal mellan 1 och 1000."),
        (["changes", "2023"], "Ange antingen --since"),
        (["status", "2023", "--format", "x"], "välj tabell eller json"),
        (["server", "iis", "2023"], "”iis” går inte att använda som"), (["server"], "server saknas"),
        (["new"], "årgång saknas"), (["new", "2024", "--year", "x"], "”x” går inte att använda som --year"),
    ])
    func wrongUsageIsSaidInSwedish(words: [String], message: String) {
        let failure = #expect(throws: (any Error).self) { _ = try BuildReport.parseAsRoot(words) }
        guard let failure else { return }
        let (text, isHelp) = Self.usage.answer(to: failure, words: words)
        #expect(!isHelp)
        #expect(text.hasPrefix("fel: ") && text.contains(message), "\(text)")
        #expect(text.contains("Så skriver du: build-report") && text.contains("Läs mer: build-report"))
        #expect(Self.english.filter(text.contains) == [], "\(text)")
    }

    @Test(arguments: [
        (["staus", "2023"], "menade du build-report status 2023?"), (["staus"], "menade du build-report status?"),
        (["chekc", "2023", "--strict"], "menade du build-report check 2023 --strict?"),
        (["bygg", "2023"], "menade du build-report build 2023?"),
        (["publicera", "2023", "webben"], "menade du build-report publish 2023 webben?"),
        (["2023", "check"], "skriv build-report check 2023"), (["2023", "stauts"], "skriv build-report status 2023"),
        (["xyzzy", "2023"], "se alla kommandon: build-report --help"),
    ])
    func aMisspeltCommandIsGuessed(words: [String], help: String) {
        let guess = CommandGuess(commands: Self.commands + ["help"]) { $0 == "2023" }
        #expect(guess.problem(words)?.help == help)
    }

    @Test(arguments: [
        ["2023"], ["2023", "--pdf"], ["status", "2023"], ["--help"], [], ["2099"], ["2023", "2024"], ["help"],
    ])
    func whatIsRightIsNotGuessed(words: [String]) {
        #expect(CommandGuess(commands: Self.commands + ["help"]) { $0 == "2023" }.problem(words) == nil)
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
