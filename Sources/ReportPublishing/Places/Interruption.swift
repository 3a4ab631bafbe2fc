import Foundation
import Synchronization

/// Ctrl-C and the like: what is running is ended, and whoever waits for it takes away what was begun.
public enum Interruption {
    private struct State {
        var process: Int32?
        var isInterrupted = false
        /// How many steps are under way that come to their end whatever happens.
        var shields = 0
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
                    if state.shields == 0, let process = state.process { kill(process, SIGTERM) }
                }
            }
            source.resume()
            return source
        }
    }

    /// Whether the person has asked for an end.
    public static var isRequested: Bool { state.withLock { $0.isInterrupted } }

    public static func check() throws(PublishingFailure) {
        if isRequested { throw .interrupted }
    }

    /// Does what must not be left half done, such as the switch: it ends as it would have ended, and only then is the
    /// interruption heeded. A connection that breaks ends it all the same.
    static func shielding<Result>(_ work: () throws(PublishingFailure) -> Result) throws(PublishingFailure) -> Result {
        state.withLock { $0.shields += 1 }
        defer { state.withLock { $0.shields -= 1 } }
        return try work()
    }

    /// Runs a process to its end, a signal or the time limit.
    static func run(_ process: Process, timeLimit: Double) throws -> (wasStopped: Bool, wasInterrupted: Bool) {
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try state.withLock { state in
            guard !state.isInterrupted || state.shields > 0 else { throw PublishingFailure.interrupted }
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
            return state.isInterrupted && state.shields == 0
        }
        return (wasStopped, wasInterrupted)
    }
}
