import CLinux
import Glibc

/// The three pipes of a program: our ends of them, and its own until it has been started.
final class ProgramPipes {
    /// -1 when closed.
    private(set) var input: Int32
    private(set) var output: Int32
    private(set) var complaints: Int32
    private(set) var theirs: (Int32, Int32, Int32)

    init?() {
        var ends: [(read: Int32, write: Int32)] = []
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard open_pipe(&pair) == 0 else {
                for end in ends { _ = (Glibc.close(end.read), Glibc.close(end.write)) }
                return nil
            }
            ends.append((pair[0], pair[1]))
        }
        (input, output, complaints) = (ends[0].write, ends[1].read, ends[2].read)
        theirs = (ends[0].read, ends[1].write, ends[2].write)
        for end in [input, output, complaints] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    /// Whether the program may still say something.
    var isOpen: Bool { output >= 0 || complaints >= 0 }

    func closeTheirs() {
        for end in [theirs.0, theirs.1, theirs.2] where end >= 0 { _ = Glibc.close(end) }
        theirs = (-1, -1, -1)
    }

    func closeInput() { Self.close(&input) }
    func closeOutput() { Self.close(&output) }
    func closeComplaints() { Self.close(&complaints) }

    func close() {
        closeInput()
        closeOutput()
        closeComplaints()
    }

    private static func close(_ end: inout Int32) {
        if end >= 0 { _ = Glibc.close(end) }
        end = -1
    }
}

/// What a program says on its error stream: all of it, or of very much the beginning and the end.
struct ErrorStream {
    private static let most = 64 << 10
    private var bytes: [UInt8] = []

    mutating func add(_ more: ArraySlice<UInt8>) {
        bytes += more
        // Now and then, since it costs a copy.
        if bytes.count > 8 * Self.most { bytes.removeSubrange(Self.most..<bytes.count - Self.most) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
