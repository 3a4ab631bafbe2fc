import Foundation
import Synchronization

/// Ctrl-C and the like: what is running is ended, and whoever waits for it takes away what was begun.
public enum Interruption {
    private struct State {
        var process: Int32?
        var isInterrupted = false
    }
    private static let state = Mutex(State())

    /// Takes over the signals that end a program, for as long as what is returned is kept.
    public static func watch() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                state.withLock { state in
                    state.isInterrupted = true
                    if let process = state.process { kill(process, SIGTERM) }
                }
            }
            source.resume()
            return source
        }
    }

    /// What is done now, such as taking away what was begun, is no longer interrupted by what was.
    static func forget() { state.withLock { $0.isInterrupted = false } }

    static func check() throws(PublishingFailure) {
        if state.withLock({ $0.isInterrupted }) { throw .interrupted }
    }

    /// Runs a process to its end, a signal or the time limit.
    static func run(_ process: Process, timeLimit: Double) throws -> (wasStopped: Bool, wasInterrupted: Bool) {
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try state.withLock { state in
            guard !state.isInterrupted else { throw PublishingFailure.interrupted }
            try process.run()
            state.process = process.processIdentifier
        }
        // Not `waitUntilExit`, which looks every twentieth of a second; and no timer, which a busy machine may keep back.
        var wasStopped = false
        if ended.wait(timeout: .now() + timeLimit) == .timedOut {
            if process.isRunning {
                kill(process.processIdentifier, SIGKILL)
                wasStopped = true
            }
            ended.wait()
        }
        let wasInterrupted = state.withLock { state in
            state.process = nil
            return state.isInterrupted
        }
        return (wasStopped, wasInterrupted)
    }
}
