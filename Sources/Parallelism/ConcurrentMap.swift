import Dispatch

extension Array where Element: Sendable {
    /// Transforms every element, several at a time; the results keep the elements' order.
    ///
    /// Concurrency stays inside this function: no two calls share anything but what `transform` may share.
    package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        guard count > 1 else { return map(transform) }
        return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each place is written once, by the call that has its index.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: count) { index in
                (places.baseAddress.unsafelyUnwrapped + index).initialize(to: transform(self[index]))
            }
            initialized = count
        }
    }
}
