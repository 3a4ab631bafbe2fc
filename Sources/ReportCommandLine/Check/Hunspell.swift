import Foundation
import Subprocess

/// Asks hunspell's Swedish dictionary, in a process of its own.
///
/// The program and not the library: whoever only builds a report needs neither, and a dictionary that breaks stops
/// nothing but the spelling.
struct Hunspell: Sendable {
    var program = "/usr/bin/hunspell"
    var dictionary = "sv_SE"

    /// The words that the dictionary does not know, each with what may have been meant; `nil` where it cannot be asked.
    func spelling(_ words: [String]) -> [String: [String]]? {
        guard let list = run(["-d", dictionary, "-i", "utf-8", "-l"], words) else { return nil }
        let unknown = Set(list)
        let asked = words.filter(unknown.contains)
        guard !asked.isEmpty else { return [:] }
        guard let answers = run(["-d", dictionary, "-i", "utf-8", "-a"], asked.map { "^" + $0 }) else { return nil }
        var suggestions = Dictionary(asked.map { ($0, [String]()) }, uniquingKeysWith: { first, _ in first })
        // `& ord 2 0: ord ett, ord två`
        for answer in answers where answer.hasPrefix("& ") {
            guard let word = answer.dropFirst(2).split(separator: " ").first, let colon = answer.firstIndex(of: ":")
            else { continue }
            suggestions[String(word)] = answer[answer.index(after: colon)...].split(separator: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        return suggestions
    }

    private func run(_ arguments: [String], _ lines: [String]) -> [String]? {
        let end = try? Program.tool(program, arguments, timeLimit: .seconds(60))
            .run(input: Array((lines.joined(separator: "\n") + "\n").utf8))
        return end?.status == 0 ? end?.lines : nil
    }
}

extension Program {
    /// A tool of the system's, told nothing of the user's own settings.
    static func tool(_ path: String, _ arguments: [String], timeLimit: Duration) -> Program {
        Program(
            at: path, arguments, environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"],
            timeLimit: timeLimit)
    }
}

extension ProgramEnd {
    /// What it wrote, a line each.
    var lines: [String] { String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init) }
}
