import ArgumentParser
import Diagnostics

/// What is wrong with how a command was typed, in Swedish.
///
/// The library that reads arguments says it in English, and offers its words alone. A test holds that each of its
/// messages is known here.
struct UsageProblem: Equatable {
    var message: String
    var help: String?

    /// - Parameter words: What the library says.
    /// - Returns: Its meaning; the words themselves where they are the program's own.
    static func read(_ words: String) -> UsageProblem {
        let line = words.split(separator: "\n").first.map(String.init) ?? words
        if let match = line.wholeMatch(of: /Unknown option '([^']*)'(?:\. Did you mean '([^']*)'\?)?/) {
            return UsageProblem(
                message: "tillägget ”\(match.1)” finns inte", help: match.2.map { "menade du ”\($0)”?" })
        }
        if let match = line.wholeMatch(of: /Missing value for '([^']*)'.*/) {
            return UsageProblem(message: "ett värde saknas", help: "skriv \(match.1)")
        }
        if let match = line.wholeMatch(of: /The option '([^']*)' does not take any value, but '(.*)' was specified\./) {
            return UsageProblem(
                message: "tillägget \(match.1) tar inget värde, men ”\(match.2)” är angivet",
                help: "skriv bara \(match.1)")
        }
        if let match = line.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return UsageProblem(message: "”\(match.1)” är ett ord för mycket", help: "ta bort det")
        }
        if let match = line.wholeMatch(of: /\d+ unexpected arguments: '(.*)'/) {
            let extra = match.1.split(separator: "', '").map { "”\($0)”" }.joined(separator: ", ")
            return UsageProblem(message: "\(extra) är ord för mycket", help: "ta bort dem")
        }
        if let match = line.wholeMatch(of: /Missing expected argument '(.*)'/) {
            let example = match.1 == "<årgång>" ? ", till exempel 2023" : ""
            return UsageProblem(message: "\(name(match.1)) saknas", help: "skriv \(match.1)\(example)")
        }
        if let match = line.wholeMatch(of: /Missing one of: '(.*)'/) {
            let all = match.1.split(separator: "', '").joined(separator: " eller ")
            return UsageProblem(message: "något saknas", help: "skriv \(all)")
        }
        if let match = words.wholeMatch(of: /The value '((?s:.*))' is invalid for '([^']*)'((?s:.*))/) {
            let values = match.3.matches(of: /'([^']*)'/).map { String($0.1) }
            let listed = match.3.matches(of: /\n  - (.*)/).map { String($0.1) }
            let all = values + listed
            let help = all.isEmpty ? kindHelp(match.2) : "välj \(choice(all))"
            return UsageProblem(message: "”\(match.1)” går inte att använda som \(match.2)", help: help)
        }
        if let match = line.wholeMatch(of: /Value to be set with flag '(.*)' had already been set with flag '(.*)'/) {
            return UsageProblem(
                message: "\(match.2) och \(match.1) går inte att använda samtidigt", help: "skriv bara det ena")
        }
        if let match = line.wholeMatch(of: /Invalid option: (.*)/) {
            return UsageProblem(message: "tillägget ”\(match.1)” finns inte")
        }
        if line.hasPrefix("Missing required subcommand") { return UsageProblem(message: "ett kommando saknas") }
        if let match = line.wholeMatch(of: /Can't generate completion scripts for '(.*)'\./) {
            return UsageProblem(
                message: "skalet ”\(match.1)” känner programmet inte till", help: "välj bash, zsh eller fish")
        }
        if line.hasPrefix("Can't autodetect a supported shell") {
            return UsageProblem(
                message: "det går inte att se vilket skal du använder",
                help: "skriv till exempel --generate-completion-script=bash")
        }
        if ["Internal error", "No value set for", "Command '"].contains(where: line.hasPrefix) {
            return UsageProblem(message: "kommandot går inte att förstå")
        }
        return UsageProblem(message: words)
    }

    /// `<årgång>` and `--from <årgång>` in running text.
    private static func name(_ written: Substring) -> String {
        written.hasPrefix("<") ? String(written.filter { !"<>".contains($0) }) : String(written)
    }

    private static func kindHelp(_ written: Substring) -> String? {
        ["port", "antal", "år"].contains { written.contains("<\($0)") } ? "skriv ett heltal" : nil
    }

    private static func choice(_ values: [String]) -> String {
        guard let last = values.last, values.count > 1 else { return values.first ?? "" }
        return values.dropLast().joined(separator: ", ") + " eller " + last
    }
}
