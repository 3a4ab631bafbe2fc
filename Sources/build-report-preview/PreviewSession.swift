import ArgumentParser
import Diagnostics
import Dispatch
import Foundation
import ReportCommandLine
import ReportModel
import ReportPipeline
import ReportPreview

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
