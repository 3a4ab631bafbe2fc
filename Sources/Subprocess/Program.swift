import CLinux
import Glibc

/// A program from outside, run to its end: through no shell, no longer than its time, and never without us.
///
/// What it says on either side is read while it runs, so that no full pipe can stop it. It ends when we do, whatever ends
/// us, and what it has started ends with it.
public struct Program: Sendable {
    /// Where it lies, or what the user's search path calls it.
    private enum Place {
        case path(String)
        case name(String)
    }

    private let place: Place
    /// A list, which meets no shell: a space or a quotation mark in one is nothing else.
    public var arguments: [String]
    /// All that it is told of the world; ``ownEnvironment`` for what we are told ourselves.
    public var environment: [String: String]
    /// How long it may run.
    public var timeLimit: Duration

    /// A program at a place of its own.
    public init(
        at path: String, _ arguments: [String], environment: [String: String] = Program.ownEnvironment,
        timeLimit: Duration
    ) {
        self.init(.path(path), arguments, environment, timeLimit)
    }

    /// A program of the user's search path.
    public init(
        named name: String, _ arguments: [String], environment: [String: String] = Program.ownEnvironment,
        timeLimit: Duration
    ) {
        self.init(.name(name), arguments, environment, timeLimit)
    }

    private init(_ place: Place, _ arguments: [String], _ environment: [String: String], _ timeLimit: Duration) {
        self.place = place
        self.arguments = arguments
        self.environment = environment
        self.timeLimit = timeLimit
    }

    /// Runs it with these bytes for input.
    ///
    /// - Parameters:
    ///   - holdingInput: Whether its input stays open after the last byte: a service that is asked takes the end of its input
    ///     for the end of its work, and leaves what it has not answered yet.
    ///   - stop: Ends it from elsewhere; it is asked to first, and has a while to put away what it has begun.
    ///   - hear: Told what it writes, piece by piece; the program is ended where it answers that it has heard enough.
    public func run(
        input: [UInt8] = [], holdingInput: Bool = false, stop: StopSignal? = nil,
        hear: (ArraySlice<UInt8>) -> Hearing = { _ in .more }
    ) throws(ProgramFailure) -> ProgramEnd {
        guard let path = path else { throw .notFound }
        guard let pipes = ProgramPipes() else { throw .cannotStart(errno) }
        let child = start(path, pipes.theirs)
        // Before another call sets it.
        let problem = errno
        pipes.closeTheirs()
        defer { pipes.close() }
        guard let child else {
            throw [ENOENT, EACCES, ENOTDIR].contains(problem) ? .notFound : .cannotStart(problem)
        }
        var talk = ProgramTalk(
            with: child, over: pipes, input: input, holdingInput: holdingInput, deadline: .now + timeLimit, stop: stop)
        let ending = talk.run(hear)
        if ending == .stopped { child.askToEnd() }
        let status = child.end()
        switch ending {
        case .tookTooLong: throw .tookTooLong
        case .stopped: throw .stopped
        case .heardEnough: return ProgramEnd(status: 0, output: talk.output, complaints: talk.complaints)
        case .ended: return ProgramEnd(status: status, output: talk.output, complaints: talk.complaints)
        }
    }

    /// Whether there is such a program.
    public var isThere: Bool { path.map { access($0, X_OK) == 0 } ?? false }

    private var path: String? {
        switch place {
        case .path(let path): return path
        case .name(let name):
            let folders = (Self.ownEnvironment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
        }
    }

    private func start(_ path: String, _ ends: (Int32, Int32, Int32)) -> ProgramProcess? {
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        let started = words.withUnsafeMutableBufferPointer { words in
            settings.withUnsafeMutableBufferPointer { settings in
                path.withCString { path in
                    var start = program_start(
                        path: path, arguments: words.baseAddress, environment: settings.baseAddress, ends: ends)
                    return start_program(&start)
                }
            }
        }
        return started < 0 ? nil : ProgramProcess(id: started)
    }

    /// What we are told of the world ourselves.
    public static var ownEnvironment: [String: String] {
        var settings: [String: String] = [:]
        var next = environ
        while let setting = next.pointee {
            let text = String(cString: setting)
            if let equals = text.firstIndex(of: "=") {
                settings[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return settings
    }
}

/// Whether whoever listens to a program wants to hear more of it.
public enum Hearing: Sendable { case more, enough }

/// How a program ended.
public struct ProgramEnd: Sendable {
    /// Its own code; 128 and the signal's number where a signal ended it, as shells have it.
    public var status: Int32
    public var output: [UInt8]
    /// What it said on its error stream; of very much the beginning and the end.
    public var complaints: String
}

/// Why a program did not come to its end.
public enum ProgramFailure: Error, Sendable, Equatable {
    case notFound
    /// The kernel's number for what is wrong.
    case cannotStart(Int32)
    case tookTooLong
    case stopped
}
