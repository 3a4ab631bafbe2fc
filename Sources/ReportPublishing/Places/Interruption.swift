import Foundation
import Subprocess
import Synchronization

/// Ctrl-C and the like: what is running is ended, and whoever waits for it takes away what was begun.
public enum Interruption {
    private struct State {
        /// Ends the program that is run now.
        var stop: StopSignal?
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
                    if state.shields == 0 { state.stop?.set() }
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

    /// Runs a program to its end, a signal or the time limit.
    static func run(_ program: Subprocess.Program, called name: String, input: [UInt8]) throws(PublishingFailure)
        -> ProgramEnd
    {
        let stop = StopSignal()
        let isAllowed = state.withLock { state in
            guard !state.isInterrupted || state.shields > 0 else { return false }
            state.stop = stop
            return true
        }
        guard isAllowed else { throw .interrupted }
        defer { state.withLock { $0.stop = nil } }
        do {
            return try program.run(input: input, stop: stop)
        } catch {
            switch error {
            case .notFound: throw .noProgram(name)
            case .stopped: throw .interrupted
            case .tookTooLong: throw .cutOff
            case .cannotStart(let code): throw .other("det gick inte att köra \(name) (systemets felkod \(code))")
            }
        }
    }
}
