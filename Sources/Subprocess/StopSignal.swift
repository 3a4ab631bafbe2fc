import CLinux
import Glibc
import Synchronization

/// Ends a program from another thread, such as one that has heard Ctrl-C.
///
/// Once set it stays set: whoever runs another program with it is told so at once.
public final class StopSignal: Sendable {
    private let ends: (read: Int32, write: Int32)
    private let flag = Atomic(false)

    public init() {
        var pair: [Int32] = [-1, -1]
        _ = open_pipe(&pair)
        ends = (pair[0], pair[1])
    }

    deinit { for end in [ends.read, ends.write] where end >= 0 { _ = close(end) } }

    public var isSet: Bool { flag.load(ordering: .acquiring) }

    public func set() {
        flag.store(true, ordering: .releasing)
        // Wakes whoever waits for a program.
        _ = write(ends.write, "!", 1)
    }

    /// Readable when it is set.
    var end: Int32 { ends.read }
}
