import Foundation

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
            try run(
                [scripts + script, folder.path + "/given"] + arguments(folder.path + "/made"), in: folder,
                progress: progress)
            return try outputs.map { Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/made/" + $0))) }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .noRoom
        }
    }

    /// Runs Python to its end or the time limit.
    private func run(_ arguments: [String], in folder: TemporaryFolder, progress: (String) -> Void) throws {
        let complaints = folder.path + "/complaints"
        try folder.write([], to: "complaints")
        let steps = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-I", "-B"] + arguments
        process.environment = Self.environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = steps
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaints))
        try process.run()
        let watch = Watch(process.processIdentifier)
        DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit) { watch.giveUp() }
        report(steps.fileHandleForReading, progress)
        process.waitUntilExit()
        if watch.end() { throw Failure.tookTooLong(minutes: Int(timeLimit / 60)) }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let words = (try? String(contentsOfFile: complaints, encoding: .utf8)) ?? ""
            throw Failure.failed(
                words: words.split(separator: "\n").last.map(String.init) ?? "Typst avslutades utan förklaring")
        }
    }

    /// Passes each line on until the process has closed its end.
    private func report(_ handle: FileHandle, _ progress: (String) -> Void) {
        var rest = Data()
        while case let data = handle.availableData, !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                progress(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                rest = Data(rest[(end + 1)...])
            }
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

/// Ends a process that takes too long, unless it has ended on its own.
private final class Watch: @unchecked Sendable {
    private let lock = NSLock()
    private let process: Int32
    private var hasEnded = false
    private var wasGivenUp = false

    init(_ process: Int32) { self.process = process }

    func giveUp() {
        lock.withLock {
            guard !hasEnded else { return }
            wasGivenUp = true
            kill(process, SIGKILL)
        }
    }

    /// Whether the time ran out first.
    func end() -> Bool {
        lock.withLock {
            hasEnded = true
            return wasGivenUp
        }
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
