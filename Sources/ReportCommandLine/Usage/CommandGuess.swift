import ArgumentParser
import Diagnostics

/// What a person probably meant by a first word that is neither a command nor an edition.
struct CommandGuess {
    /// The commands by name.
    let commands: [String]
    /// Whether there is such an edition.
    let isEdition: (String) -> Bool

    /// What someone who writes Swedish may type.
    private static let swedish = [
        "hjälp": "help", "bygg": "build", "visa": "preview", "förhandsvisa": "preview", "förhandsgranska": "preview",
        "kontrollera": "check", "granska": "check", "kolla": "check", "läge": "status", "utkast": "draft",
        "ändringar": "changes", "ny": "new", "skapa": "new", "publicera": "publish", "återställ": "rollback",
        "utgåvor": "releases", "verifiera": "verify", "handbok": "handbook", "handboken": "handbook",
    ]

    /// - Returns: `nil` where the words are to be read as they stand.
    func problem(_ words: [String]) -> UsageProblem? {
        guard let first = words.first, !first.hasPrefix("-"), !commands.contains(first) else { return nil }
        let more = words.dropFirst().prefix { !$0.hasPrefix("-") }
        if let second = more.first, commands.contains(second), meant(by: first) == nil {
            return UsageProblem(
                message: "kommandot skrivs före årgången", help: "skriv build-report \(second) \(first)")
        }
        if isEdition(first) {
            guard let command = more.first.flatMap(meant) else { return nil }
            return UsageProblem(
                message: "kommandot skrivs före årgången", help: "skriv build-report \(command) \(first)")
        }
        if let command = meant(by: first) {
            let line = (["build-report", command] + words.dropFirst()).joined(separator: " ")
            return UsageProblem(message: "kommandot ”\(first)” finns inte", help: "menade du \(line)?")
        }
        // One word alone is an edition that is not there, and is told of as such.
        guard !more.isEmpty else { return nil }
        return UsageProblem(
            message: "”\(first)” är varken ett kommando eller en årgång", help: "se alla kommandon: build-report --help"
        )
    }

    private func meant(by word: String) -> String? {
        Self.swedish[word.lowercased()] ?? Suggestion.nearest(to: word, among: commands)
    }
}
