import Dispatch
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Does heavy work beside the tasks, so that those who serve browsers need not wait for it.
func offload<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
}

/// Does long work that nobody waits for, on a thread that gives way to those that make the next page.
///
/// It gets a third of what they get: less, and on a computer that is busy with other things its findings would come
/// minutes after the page that they are about.
func offloadPolitely<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        let thread = Thread {
            // On Linux this is the thread's own.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
            continuation.resume(returning: work())
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
}

/// Something that one raises and another sees.
final class Flag: Sendable {
    private let raised = Atomic<Bool>(false)
    var isRaised: Bool { raised.load(ordering: .relaxed) }
    func raise() { raised.store(true, ordering: .relaxed) }
}
