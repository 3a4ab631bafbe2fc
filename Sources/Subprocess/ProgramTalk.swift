import Glibc

/// What is said to a program and by it, until it has ended: `poll` serves all sides, so that none waits for another with
/// a full pipe.
struct ProgramTalk {
    enum Ending { case ended, heardEnough, tookTooLong, stopped }

    private let process: ProgramProcess
    private let pipes: ProgramPipes
    private let deadline: ContinuousClock.Instant
    private let stop: StopSignal?
    private let input: [UInt8]
    private let holdsInput: Bool
    private var written = 0
    private(set) var output: [UInt8] = []
    private var errorStream = ErrorStream()
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    init(
        with process: ProgramProcess, over pipes: ProgramPipes, input: [UInt8], holdingInput: Bool,
        deadline: ContinuousClock.Instant, stop: StopSignal?
    ) {
        self.process = process
        self.pipes = pipes
        self.input = input
        self.deadline = deadline
        self.stop = stop
        holdsInput = holdingInput
        if input.isEmpty, !holdingInput { pipes.closeInput() }
    }

    var complaints: String { errorStream.text }

    /// The longest time between two looks at whether the program has ended: what it has started may hold its pipes open.
    private static let longestWait = 50
    private var wait = 1

    mutating func run(_ hear: (ArraySlice<UInt8>) -> Hearing) -> Ending {
        let signals = SilencedPipes()
        defer { signals.end() }
        while true {
            if stop?.isSet == true { return .stopped }
            // Asked before the reading: what it wrote before its end is in the pipes then.
            let hasEnded = process.hasEnded
            guard ContinuousClock.now < deadline else { return .tookTooLong }
            if !hasEnded { wait(for: pipes.isOpen ? Self.longestWait : nextWait()) }
            write()
            if read(hear) == .enough { return .heardEnough }
            if hasEnded { return .ended }
        }
    }

    /// A program that has closed its pipes ends soon.
    private mutating func nextWait() -> Int {
        defer { wait = min(wait * 2, Self.longestWait) }
        return wait
    }

    private func wait(for milliseconds: Int) {
        var ends = [
            pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pipes.complaints, events: Int16(POLLIN), revents: 0),
            pollfd(fd: written < input.count ? pipes.input : -1, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: stop?.end ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let left = (deadline - .now) / .milliseconds(1)
        _ = poll(&ends, 4, Int32(max(0, min(Double(milliseconds), left.rounded(.up)))))
    }

    private mutating func write() {
        while pipes.input >= 0, written < input.count {
            let count = input.withUnsafeBytes {
                Glibc.write(pipes.input, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            // Whoever wants no more of it has not failed for that.
            guard count > 0 else { return pipes.closeInput() }
            written += count
        }
        if !holdsInput { pipes.closeInput() }
    }

    /// What there is to read now; not more than a pipe can hold, for it may be filled as fast as it is read.
    private mutating func read(_ hear: (ArraySlice<UInt8>) -> Hearing) -> Hearing {
        for _ in 0..<Self.piecesOfAPipe {
            guard let count = readPiece(pipes.complaints, pipes.closeComplaints) else { break }
            errorStream.add(buffer[..<count])
        }
        for _ in 0..<Self.piecesOfAPipe {
            guard let count = readPiece(pipes.output, pipes.closeOutput) else { break }
            output += buffer[..<count]
            if hear(buffer[..<count]) == .enough { return .enough }
        }
        return .more
    }

    /// The largest pipe that a program may make without being root (`pipe(7)`), in pieces of the buffer's size.
    private static let piecesOfAPipe = 16

    private mutating func readPiece(_ end: Int32, _ close: () -> Void) -> Int? {
        guard end >= 0 else { return nil }
        while true {
            let count = Glibc.read(end, &buffer, buffer.count)
            if count > 0 { return count }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return nil }
            close()
            return nil
        }
    }
}
