import Foundation
import Subprocess

/// Python with Typst, as the launcher installs it, run on files in a folder of its own.
struct PrintingTool: Sendable {
    /// Why nothing came of it.
    enum Failure: Error {
        case missing
        case tookTooLong(minutes: Int)
        case failed(words: String)
        case noRoom
    }

    /// Python of the environment in which the launcher has installed Typst.
    private let python: String
    /// The launcher's mark that the installation was finished.
    private let mark: String
    private let scripts: String
    private let timeLimit: Double

    /// - Parameters:
    ///   - root: The project's folder.
    ///   - timeLimit: Seconds after which the tool is stopped.
    init(root: String, timeLimit: Double) {
        python = root + "/.build/typst/bin/python"
        mark = root + "/.build/typst/installed"
        scripts = root + "/Sources/typst/"
        self.timeLimit = timeLimit
    }

    var isInstalled: Bool {
        FileManager.default.isExecutableFile(atPath: python) && FileManager.default.fileExists(atPath: mark)
    }

    /// Runs a script on a copy of files.
    ///
    /// - Parameters:
    ///   - script: Its name in `Sources/typst`.
    ///   - files: Bytes by path, as the script finds them in the folder that is its first argument.
    ///   - outputs: The names of the files that it makes, relative to a second folder.
    ///   - arguments: What follows, given that folder's path.
    ///   - progress: Told each line that the script says.
    func run(
        _ script: String, on files: [(path: String, bytes: [UInt8])], outputs: [String],
        arguments: (String) -> [String],
        progress: (String) -> Void
    ) throws(Failure) -> [[UInt8]] {
        guard isInstalled else { throw .missing }
        do {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            for file in files { try folder.write(file.bytes, to: "given/" + file.path) }
            try FileManager.default.createDirectory(atPath: folder.path + "/made", withIntermediateDirectories: true)
            try run([scripts + script, folder.path + "/given"] + arguments(folder.path + "/made"), progress: progress)
            return try outputs.map { Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/made/" + $0))) }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .noRoom
        }
    }

    /// Runs Python to its end or the time limit.
    private func run(_ arguments: [String], progress: (String) -> Void) throws(Failure) {
        let program = Program(
            at: python, ["-I", "-B"] + arguments, environment: Self.environment, timeLimit: .seconds(timeLimit))
        var lines = LineReader()
        let end: ProgramEnd
        do {
            end = try program.run { piece in
                lines.read(piece).forEach(progress)
                return .more
            }
        } catch .tookTooLong {
            throw .tookTooLong(minutes: Int(timeLimit / 60))
        } catch .notFound {
            throw .missing
        } catch {
            throw .noRoom
        }
        guard end.status == 0 else {
            throw .failed(
                words: end.complaints.split(separator: "\n").last.map(String.init)
                    ?? "Typst avslutades utan förklaring")
        }
    }

    /// Nothing of the user's own settings reaches the PDF: the same report gives the same bytes. A time that somebody
    /// has set for all that is built (`SOURCE_DATE_EPOCH`, reproducible-builds.org) is the one that fonts are given.
    private static var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment
        let epoch = own["SOURCE_DATE_EPOCH"].flatMap { UInt32($0) } ?? 0
        var environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": String(epoch)]
        environment["HOME"] = own["HOME"]
        return environment
    }
}

/// The lines of what comes piece by piece.
private struct LineReader {
    private var rest: [UInt8] = []

    /// Those that a piece ends.
    mutating func read(_ piece: ArraySlice<UInt8>) -> [String] {
        rest += piece
        var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        rest = lines.popLast().map(Array.init) ?? []
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }
}

/// A folder of its own outside the project, for as long as something is printed.
private struct TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/build-report-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
