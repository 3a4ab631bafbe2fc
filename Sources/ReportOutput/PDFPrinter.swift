import Diagnostics
import Foundation
import ReportRendering

/// Makes PDF of pages of a finished site, by WeasyPrint in a process of its own.
///
/// The pages are printed from a copy, before anything is published, and with nothing but the site at hand. What goes
/// wrong is an error that says what to do; the site does not need its PDF.
public struct PDFPrinter: Sendable {
    /// Python of the environment in which the launcher has installed WeasyPrint.
    private let python: String
    /// The launcher's mark that the installation was finished.
    private let mark: String
    /// `Sources/weasyprint/print.py`.
    private let script: String
    private let timeLimit: Double
    /// Told each step: ”lägger ut sidorna”.
    private let progress: @Sendable (String) -> Void

    /// - Parameters:
    ///   - root: The project's folder.
    ///   - timeLimit: Seconds after which printing is given up.
    public init(root: String, timeLimit: Double = 900, progress: @escaping @Sendable (String) -> Void) {
        python = root + "/.build/weasyprint/bin/python"
        mark = root + "/.build/weasyprint/installed"
        script = root + "/Sources/weasyprint/print.py"
        self.timeLimit = timeLimit
        self.progress = progress
    }

    /// Prints pages of a site.
    ///
    /// - Parameter pages: The paths of the pages, each with the path that its PDF is to have.
    /// - Returns: Every PDF, or an error and none.
    public func print(_ pages: [(page: String, pdf: String)], of site: RenderedSite) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
        guard FileManager.default.isExecutableFile(atPath: python), FileManager.default.fileExists(atPath: mark) else {
            return ([], [Diagnostic(.error, "pdf-saknar-verktyg", "PDF:en kunde inte göras: WeasyPrint är inte installerat",
                help: "kör ./build-report med --pdf på en dator med nät; första gången installeras det som behövs")])
        }
        do {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let needed = Set(pages.map(\.page))
            for file in site.files where needed.contains(file.path) || file.path.hasPrefix("assets/") {
                try folder.write(file.bytes, to: "site/" + file.path)
            }
            let targets = pages.indices.map { "\(folder.path)/\($0).pdf" }
            let arguments = ["-I", "-B", script, folder.path + "/site"] + zip(pages, targets).flatMap { [$0.page, $1] }
            if let problem = try run(arguments, in: folder) { return ([], [problem]) }
            let files = try zip(pages, targets).map { RenderedFile(path: $0.pdf, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: $1)))) }
            return (files, [])
        } catch {
            return ([], [Diagnostic(.error, "pdf-misslyckades", "PDF:en kunde inte göras: det gick inte att skriva i \(NSTemporaryDirectory())",
                help: "kontrollera att disken har plats och kör igen")])
        }
    }

    /// Runs the script to its end or the time limit; `nil` when all went well.
    private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Diagnostic? {
        let complaints = folder.path + "/complaints"
        try folder.write([], to: "complaints")
        let steps = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = arguments
        process.environment = Self.environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = steps
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaints))
        try process.run()
        let watch = Watch(process.processIdentifier)
        DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit) { watch.giveUp() }
        report(steps.fileHandleForReading)
        process.waitUntilExit()
        let wasGivenUp = watch.end()
        if wasGivenUp {
            return Diagnostic(.error, "pdf-tog-för-lång-tid", "PDF:en blev inte klar på \(Int(timeLimit / 60)) minuter och avbröts", help: "kör igen när datorn är mindre upptagen")
        }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let words = (try? String(contentsOfFile: complaints, encoding: .utf8)) ?? ""
            let last = words.split(separator: "\n").last.map(String.init) ?? "WeasyPrint avslutades utan förklaring"
            return Diagnostic(.error, "pdf-misslyckades", "PDF:en kunde inte göras: \(last)",
                help: "kör ./build-report utan --pdf om bara sidorna behövs; visa meddelandet för den som sköter verktyget")
        }
        return nil
    }

    /// Passes each line on until the process has closed its end.
    private func report(_ handle: FileHandle) {
        var rest = Data()
        while case let data = handle.availableData, !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                progress(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                rest = Data(rest[(end + 1)...])
            }
        }
    }

    /// Nothing of the user's own settings reaches the PDF: the same report gives the same bytes.
    private static var environment: [String: String] {
        var environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "0"]
        environment["HOME"] = ProcessInfo.processInfo.environment["HOME"]
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
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
