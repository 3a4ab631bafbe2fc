import Foundation

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
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        return Subprocess.lines(of: program, arguments, input: lines.joined(separator: "\n") + "\n", timeLimit: 60)
    }
}

/// Runs a program to its end.
enum Subprocess {
    /// What it wrote, a line each; `nil` where it could not be run, failed or took too long.
    ///
    /// - Parameter mayFail: Whether what it wrote counts whatever the code with which it ended.
    static func lines(
        of program: String, _ arguments: [String], input: String = "", timeLimit: Double, mayFail: Bool = false
    ) -> [String]? {
        let folder = NSTemporaryDirectory() + "/build-report-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            // A file and no pipe: a program that answers before it has read everything would otherwise wait for ever.
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let source = URL(fileURLWithPath: folder + "/input")
            try Data(input.utf8).write(to: source)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": folder]
            process.standardInput = try FileHandle(forReadingFrom: source)
            process.standardError = FileHandle.nullDevice
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let identifier = process.processIdentifier
            let timer = DispatchWorkItem { kill(identifier, SIGKILL) }
            DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit, execute: timer)
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            timer.cancel()
            guard process.terminationReason == .exit, process.terminationStatus == 0 || mayFail else { return nil }
            return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        } catch {
            return nil
        }
    }
}
