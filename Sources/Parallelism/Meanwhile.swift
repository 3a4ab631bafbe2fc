import Dispatch

/// Does two things at once, and waits for both.
///
/// - Parameter other: Done by another thread, while the one that asks does `own`; where none has begun on it by then, the
///   one that asks does it too.
package func meanwhile<Own, Other: Sendable>(
    _ other: @escaping @Sendable () -> Other, _ own: () -> Own
) -> (own: Own, other: Other) {
    let once = Once(other)
    DispatchQueue.global().async { _ = once.value }
    return (own(), once.value)
}
