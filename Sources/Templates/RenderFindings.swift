import Diagnostics
import Synchronization

/// Collects what rendering finds wrong.
///
/// Text is rendered through a protocol whose answers carry no diagnostics, and chapters may be rendered side by
/// side; the order does not matter, since diagnostics are sorted where they are shown.
public final class RenderFindings: Sendable {
    private let diagnostics = Mutex<[Diagnostic]>([])

    public init() {}

    public var all: [Diagnostic] { diagnostics.withLock { $0 } }

    public func add(_ diagnostic: Diagnostic) { diagnostics.withLock { $0.append(diagnostic) } }
    public func add(_ more: [Diagnostic]) {
        guard !more.isEmpty else { return }
        diagnostics.withLock { $0 += more }
    }
}
