import Diagnostics

/// Which kinds of content could not be read in full.
///
/// A file that failed has been reported; every link to what it would have held must not be reported too.
public struct ContentGaps: Sendable {
    public let hasGoals: Bool
    public let hasChapters: Bool
    public let hasTables: Bool
    public let hasRecords: Bool

    /// - Parameter diagnostics: What loading found.
    public init(_ diagnostics: [Diagnostic]) {
        let paths = diagnostics.filter { $0.severity == .error }.compactMap { $0.range?.file.path }
        hasGoals = paths.contains { $0.contains("/mal/") }
        hasChapters = paths.contains { $0.contains("/kapitel/") }
        hasTables = paths.contains { $0.hasSuffix(".csv") }
        hasRecords = paths.contains { $0.hasSuffix(".yaml") && !$0.contains("/mal/") }
    }
}
