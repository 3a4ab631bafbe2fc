import ArgumentParser
import Foundation

/// A command as the library that reads arguments describes it: the one source of what is said about it.
struct CommandDescription: Decodable, Sendable {
    struct Argument: Decodable, Sendable {
        struct Name: Decodable, Sendable {
            var kind: String
            var name: String

            var written: String { (kind == "short" ? "-" : "--") + name }
        }

        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?

        var isPositional: Bool { kind == "positional" }
        /// `--format <form>`, `--search/--no-search` or `<årgång>`.
        var written: String {
            if isPositional { return "<\(valueName ?? "")>" }
            let names = (names ?? []).map(\.written).joined(separator: kind == "flag" ? "/" : ", ")
            return kind == "option" ? "\(names) <\(valueName ?? "")>" : names
        }
        /// Those that every command has, and that the library writes of itself in English.
        var isBuiltIn: Bool { (names ?? []).contains { ["help", "version"].contains($0.name) } }
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [CommandDescription]?
    var arguments: [Argument]?

    /// - Returns: `nil` where the library describes its commands otherwise than the version that is pinned.
    static func of(_ command: ParsableCommand.Type) -> CommandDescription? {
        struct Dump: Decodable { var command: CommandDescription }
        return try? JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8)).command
    }

    /// What it takes, but for what every command has.
    var ownArguments: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isBuiltIn } }
    /// Those that a person may meet, without the one that only explains.
    var shownCommands: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
}
