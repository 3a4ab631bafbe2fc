import Dispatch

/// Does two things at once, and waits for both.
///
/// - Parameter other: Done by another thread, while the one that asks does `own`.
package func meanwhile<Own, Other: Sendable>(
    _ other: @escaping @Sendable () -> Other, _ own: () -> Own
) -> (own: Own, other: Other) {
    let done = DispatchSemaphore(value: 0)
    // Written before the signal, read after the wait.
    nonisolated(unsafe) var result: Other?
    DispatchQueue.global().async {
        result = other()
        done.signal()
    }
    let ownResult = own()
    done.wait()
    guard let result else { preconditionFailure("signalled without a result") }
    return (ownResult, result)
}
