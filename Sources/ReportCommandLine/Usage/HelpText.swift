import ArgumentParser

/// What `--help` says, in Swedish from its first heading to its last.
struct HelpText {
    /// How many characters a line may have.
    let width: Int

    /// Of the program as a whole: what people do first, then everything else.
    func overview(_ program: CommandDescription, build: CommandDescription?) -> String {
        let first = [
            ("build-report 2023", "bygger rapporten till output/2023"),
            ("build-report preview 2023", "visar den i webbläsaren medan du skriver"),
            ("build-report check 2023", "visar allt som är fel eller tveksamt, och vad du gör åt det"),
            ("build-report status 2023", "visar vad som återstår före publiceringen"),
            ("build-report publish 2023 PLATS", "publicerar den på en webbplats"),
        ]
        var parts = [
            wrapped(program.abstract ?? "", indent: 0),
            "Så skriver du:\n  build-report <årgång> [tillägg]\n  build-report <kommando> …",
            "Börja här (2023 är årgångens mapp i Content/):\n" + table(first),
            "Alla kommandon:\n" + table(program.shownCommands.map { ($0.commandName, $0.abstract ?? "") }),
        ]
        if let build {
            parts.append("Tillägg när du bygger:\n" + table(options(of: build)))
        }
        parts.append(
            "Mer om ett kommando: build-report help <kommando>\nHandboken: Content/HANDBOK.md, eller med bilder: build-report handbook"
        )
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Of one command.
    /// - Parameter name: As it is typed: `build-report check`.
    func text(_ command: CommandDescription, name: String) -> String {
        let arguments = command.ownArguments.filter(\.isPositional)
        var parts = [
            wrapped(command.abstract ?? "", indent: 0),
            "Så skriver du:\n" + wrapped(usage(command, name: name), indent: 2),
        ]
        if let discussion = command.discussion, !discussion.isEmpty { parts.insert(discussion, at: 1) }
        if !arguments.isEmpty {
            parts.append("Uppgifter:\n" + table(arguments.map { ($0.written, explanation(of: $0, in: command)) }))
        }
        parts.append("Tillägg:\n" + table(options(of: command)))
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// `build-report check <årgång> [--strict]`.
    func usage(_ command: CommandDescription, name: String) -> String {
        let words = command.ownArguments.map { argument in
            let written = argument.isRepeating ? argument.written + " …" : argument.written
            return argument.isOptional || argument.defaultValue != nil || argument.kind == "flag"
                ? "[\(written)]" : written
        }
        return ([name] + words).joined(separator: " ")
    }

    // MARK: Rows

    private func options(of command: CommandDescription) -> [(String, String)] {
        command.ownArguments.filter { !$0.isPositional }.map { ($0.written, explanation(of: $0, in: command)) }
            + [("-h, --help", "Visar den här hjälpen.")]
    }

    private func explanation(of argument: CommandDescription.Argument, in command: CommandDescription) -> String {
        // Of a flag that can be said both ways, the one that turns it off has the words of the other.
        let names = command.ownArguments.flatMap { ($0.names ?? []).map(\.name) }
        if argument.kind == "flag", let name = argument.names?.first?.name, name.hasPrefix("no-"),
            names.contains(String(name.dropFirst(3)))
        {
            return "Tvärtom mot --\(name.dropFirst(3))."
        }
        let usual = argument.defaultValue.map { argument.kind == "flag" ? "Så är det om inget sägs." : "Annars \($0)." }
        return [argument.abstract, usual].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func table(_ rows: [(String, String)]) -> String {
        let column = min(36, (rows.map(\.0.count).max() ?? 0) + 4)
        return rows.map { left, right in
            let lines = wrapped(right, indent: column).split(separator: "\n", omittingEmptySubsequences: false)
            guard left.count + 4 <= column, let first = lines.first else {
                return ["  \(left)", lines.joined(separator: "\n")].joined(separator: "\n")
            }
            let head = "  \(left)" + String(repeating: " ", count: column - left.count - 2) + first.drop { $0 == " " }
            return ([head] + lines.dropFirst().map(String.init)).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func wrapped(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines = [margin]
        for word in text.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.count > indent, last.count + word.count + 1 > max(width, indent + 24) {
                lines.append(margin + word)
            } else {
                lines[lines.count - 1] += (last.count > indent ? " " : "") + word
            }
        }
        return lines.joined(separator: "\n")
    }
}
