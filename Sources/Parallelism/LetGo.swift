import Dispatch
import Synchronization

/// Lets go of a value on another thread.
///
/// What a whole report holds is hundreds of thousands of pieces, which are freed one by one: nobody is to wait for it, and
/// a program that ends meanwhile never has to.
package func letGo<Value: Sendable>(of value: consuming Value) {
    let held = Held(value)
    DispatchQueue.global().async { held.letGo() }
}

/// A value that whoever begins on it lets go of, and not whoever has done with it last.
private final class Held<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>

    init(_ value: consuming Value) { self.value = Mutex(value) }

    func letGo() { value.withLock { $0 = nil } }
}
