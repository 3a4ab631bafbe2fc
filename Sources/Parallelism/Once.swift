import Synchronization

/// A value that is computed when someone first asks for it; the others wait.
package final class Once<Value: Sendable>: Sendable {
    private let computed = Mutex<Value?>(nil)
    private let compute: @Sendable () -> Value

    package init(_ compute: @escaping @Sendable () -> Value) { self.compute = compute }

    package var value: Value {
        computed.withLock { known in
            if let known { return known }
            let value = compute()
            known = value
            return value
        }
    }
}
