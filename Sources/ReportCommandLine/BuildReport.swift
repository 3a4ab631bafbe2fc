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
        guard let request = BuildRequest(everyday: words) else { return main(words) }
        do {
            // Ends while the report is held: to give back a large one piece by piece takes a fifteenth of the whole run.
            withExtendedLifetime(try request.run()) { exit() }
        } catch {
            exit(withError: error)
        }
    }
}

/// The tool's own version, as the manifest names it.
enum Version {
    static let current = "0.1.0"
}
