import ArgumentParser
import Diagnostics

/// Ends a command line that asks for help or cannot be understood, and says why in Swedish.
package struct Usage {
    let program: ParsableCommand.Type
    /// The first word or words of the line, as a person types them: `build-report preview`.
    let name: String

    package init(program: ParsableCommand.Type, name: String) {
        self.program = program
        self.name = name
    }

    /// - Parameter words: What was typed after the name.
    package func exit(_ error: any Error, words: [String]) -> Never {
        let (text, isHelp) = answer(to: error, words: words)
        Output.write(text, to: isHelp ? STDOUT_FILENO : STDERR_FILENO)
        program.exit(withError: ExitCode(program.exitCode(for: error).rawValue))
    }

    /// What is said; nothing where the command itself has said it.
    func answer(to error: any Error, words: [String]) -> (text: String, isHelp: Bool) {
        let code = program.exitCode(for: error)
        if code == .success {
            return (asksForHelp(words) ? help(words) : program.message(for: error) + "\n", true)
        }
        guard code == .validationFailure else {
            let text = program.message(for: error)
            return (text.isEmpty ? "" : "fel: \(text)\n", false)
        }
        return (text(UsageProblem.read(program.message(for: error)), words: words), false)
    }

    func exit(_ problem: UsageProblem) -> Never {
        Output.write(text(problem, words: []), to: STDERR_FILENO)
        program.exit(withError: ExitCode.validationFailure)
    }

    private func asksForHelp(_ words: [String]) -> Bool {
        words.first == "help" || words.contains { ["-h", "--help", "-help", "--help-hidden"].contains($0) }
    }

    /// The help of the command that the words name, else of the program.
    func help(_ words: [String]) -> String {
        guard let description = CommandDescription.of(program) else { return program.helpMessage() }
        let text = HelpText(width: Terminal.width)
        if let (command, name) = command(in: words, of: description) { return text.text(command, name: name) }
        let commands = Self.commands(of: description)
        guard !commands.isEmpty else { return text.text(description, name: name) }
        return text.overview(description, build: commands.first { $0.commandName == "build" })
    }

    private func text(_ problem: UsageProblem, words: [String]) -> String {
        var lines = ["fel: \(problem.message)"]
        if let help = problem.help { lines.append("  hjälp: \(help)") }
        guard let description = CommandDescription.of(program) else { return lines.joined(separator: "\n") + "\n" }
        let text = HelpText(width: Terminal.width)
        if let (command, name) = command(in: words, of: description) {
            lines += ["", "Så skriver du: \(text.usage(command, name: name))", "Läs mer: \(name) --help"]
        } else if Self.commands(of: description).isEmpty {
            lines += ["", "Så skriver du: \(text.usage(description, name: name))", "Läs mer: \(name) --help"]
        } else {
            lines += [
                "", "Så skriver du: \(name) <årgång> [tillägg], eller \(name) <kommando> …", "Läs mer: \(name) --help",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The commands that the program has; the library adds `help` to one that has none.
    private static func commands(of description: CommandDescription) -> [CommandDescription] {
        (description.subcommands ?? []).filter { $0.commandName != "help" }
    }

    private func command(in words: [String], of description: CommandDescription) -> (CommandDescription, name: String)?
    {
        let words = words.first == "help" ? Array(words.dropFirst()) : words
        guard let word = words.first, let command = description.subcommands?.first(where: { $0.commandName == word })
        else { return nil }
        return (command, "\(name) \(word)")
    }
}

#if canImport(Glibc)
    import Glibc
#endif
