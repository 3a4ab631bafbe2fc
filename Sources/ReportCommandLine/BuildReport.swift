import ArgumentParser

/// The root command; without a subcommand it builds.
public struct BuildReport: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "build-report",
        abstract: "Bygger en resultatrapport av Markdown-kapitel och uppgifter om mål och indikatorer.",
        version: Version.current,
        subcommands: [
            BuildCommand.self, PreviewCommand.self, CheckCommand.self, StatusCommand.self, DraftCommand.self,
            ChangesCommand.self, NewCommand.self, SchemaCommand.self, HandbookCommand.self, PublishCommand.self,
            RollbackCommand.self, ReleasesCommand.self, VerifyCommand.self, ServerCommand.self,
        ],
        defaultSubcommand: BuildCommand.self
    )

    public init() {}

    /// Does what was asked for, and ends the process.
    public static func start(_ words: [String] = Array(CommandLine.arguments.dropFirst())) {
        let usage = Usage(program: self, name: "build-report")
        do {
            if let request = BuildRequest(everyday: words) {
                if let problem = misspelt(words) { usage.exit(problem) }
                // Ends while the report is held: to give back a large one piece by piece takes a fifteenth of the whole run.
                withExtendedLifetime(try request.run()) { exit() }
            }
            if let problem = misspelt(words) { usage.exit(problem) }
            // What it takes is known by the program that it hands over to.
            let words = words.first == "help" && words.dropFirst().first == "preview" ? ["preview", "--help"] : words
            var command = try parseAsRoot(words)
            try command.run()
            exit()
        } catch {
            usage.exit(error, words: words)
        }
    }

    private static func misspelt(_ words: [String]) -> UsageProblem? {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        return CommandGuess(commands: names) { Project.find().problem(withEdition: $0) == nil }.problem(words)
    }
}

/// The tool's own version, as the manifest names it.
enum Version {
    static let current = "0.1.0"
}
