import ArgumentParser
import Diagnostics
import Dispatch
import Foundation
import ReportModel
import ReportPipeline
import ReportPreview

/// `build-report preview 2023`: the report in a browser, anew at every save.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Visar en årgång i webbläsaren och läser om sidan när du sparar.",
        discussion:
            "Exempel: build-report preview 2023, build-report preview 2023 3 eller build-report preview 2023 hälso")

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Argument(
        help: ArgumentHelp("Kapitlet att börja med: nummer, adress eller en del av namnet.", valueName: "kapitel"))
    var chapter: String?

    @Option(help: ArgumentHelp("Porten att börja leta på, 1024–65535.", valueName: "port"))
    var port: UInt16 = 4230

    @Flag(help: "Öppna ingen webbläsare.")
    var noOpen = false

    func validate() throws {
        if port < 1024 { throw ValidationError("Porten ska vara mellan 1024 och 65535.") }
    }

    func run() throws {
        Heaps.limit()
        let console = Console(format: .human)
        let project = Project.find()
        if let unknown = project.problem(withEdition: edition) {
            console.say([unknown])
            throw ExitCode(1)
        }
        let place = EditionPlace(root: project.root, edition: edition)
        let session = PreviewSession(
            place: place, chapter: chapter, port: port, opensBrowser: !noOpen, console: console)
        if let failure = session.run() { throw failure }
    }
}

/// One preview from its first line to its last.
///
/// The main thread waits while tasks do the work; Ctrl-C ends it.
struct PreviewSession: Sendable {
    let place: EditionPlace
    let chapter: String?
    let port: UInt16
    let opensBrowser: Bool
    let console: Console

    /// - Returns: With what the program ends, where all is not well.
    func run() -> ExitCode? {
        let ended = DispatchSemaphore(value: 0)
        let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { ended.signal() }
            source.resume()
            return source
        }
        defer { signals.forEach { $0.cancel() } }
        let outcome = Outcome()
        let work = Task.detached {
            outcome.code = await serve()
            if outcome.code != nil { ended.signal() }
        }
        ended.wait()
        work.cancel()
        if outcome.code == nil { console.line("Förhandsvisningen är avslutad.") }
        return outcome.code
    }

    /// Written by the task before it signals, read by the main thread after.
    private final class Outcome: @unchecked Sendable {
        var code: ExitCode?
    }

    /// Serves until the task is cancelled; returns before that only when it cannot begin.
    private func serve() async -> ExitCode? {
        console.step("Läser Content/\(place.edition)")
        let watcher = FolderWatcher(root: place.root, folders: place.folders)
        let preview = Preview(place)
        let preparation = await preview.refresh()
        var page = ""
        if let chapter {
            switch ChapterChoice.page(of: chapter, among: preparation?.source?.report.report.chapters ?? []) {
            case .success(let found): page = found
            case .failure(let problem):
                console.say([problem.diagnostic])
                return ExitCode(1)
            }
        }
        guard let server = await PreviewServer.listening(for: preview, from: port) else {
            let help = "ange en annan med --port, till exempel --port 8300"
            console.say([Diagnostic(.error, "upptagen-port", "ingen ledig port från \(port)", help: help)])
            return ExitCode(1)
        }
        let address = server.address(path: page)
        console.begin(preparation?.diagnostics ?? [])
        if server.port != port {
            console.line("Porten \(port) är upptagen. Förhandsvisningen använder \(server.port).")
        }
        console.line("Förhandsvisningen finns på \(address)\nSidan läses om när du sparar. Avsluta med Ctrl-C.")
        if opensBrowser { Browser.open(address) }
        for await _ in watcher.signals { await preview.refresh(changed: watcher.take()) }
        return nil
    }
}

/// The desktop's own way to open an address, where there is a desktop.
enum Browser {
    static func open(_ address: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { environment[$0]?.isEmpty == false }) else { return }
        let opener = Process()
        opener.executableURL = URL(fileURLWithPath: "/usr/bin/xdg-open")
        opener.arguments = [address]
        opener.standardOutput = FileHandle.nullDevice
        opener.standardError = FileHandle.nullDevice
        // Without a way to open it, the address is there to read.
        try? opener.run()
    }
}
