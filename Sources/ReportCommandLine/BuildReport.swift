import ArgumentParser

/// The root command; without a subcommand it builds.
public struct BuildReport: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "build-report",
        abstract: "Bygger en resultatrapport av Markdown-kapitel och uppgifter om mål och indikatorer.",
        discussion: "Exempel: build-report 2023",
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
        guard let build = everyday(words) else { return main(words) }
        do { try build.run() } catch { exit(withError: error) }
    }

    /// The everyday line, which names an edition and no command; `nil` for any other, and for one with a mistake.
    ///
    /// It is read by that one command: to set up the fourteen others takes as long as to read the content.
    static func everyday(_ words: [String]) -> BuildCommand? {
        let names = configuration.subcommands.map { $0.configuration.commandName } + ["help"]
        guard let first = words.first, !names.contains(first) else { return nil }
        return try? BuildCommand.parse(words)
    }
}

/// The tool's own version, as the manifest names it.
enum Version {
    static let current = "0.1.0"
}
