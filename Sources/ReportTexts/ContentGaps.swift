import Diagnostics

/// Which kinds of content could not be read in full.
///
/// A file that failed has been reported; every link to what it would have held must not be reported too.
public struct ContentGaps: Sendable {
    /// Whether some figure or word of a goal is missing.
    public let hasGoals: Bool
    /// Whether a goal itself may be missing.
    public let lacksGoals: Bool
    public let hasChapters: Bool
    public let hasTables: Bool
    public let hasRecords: Bool

    /// After these a text is not there, or not all of it; every other fault is one of a place in a text that was read.
    private static let lostText: Set<String> = [
        "saknade-uppgifter", "trasiga-uppgifter", "trasig-yaml", "fel-teckenkodning", "kan-inte-läsa",
        "oavslutat-block",
        "för-stor-text", "för-stor-fil", "för-stor-tabell", "för-djup-nästling", "för-många-filer", "för-djup-mapp",
        "upptagen-adress",
    ]

    /// After these a goal, or all of a file, is not there.
    private static let lostGoals: Set<String> = [
        "trasig-yaml", "yaml-alias", "fel-teckenkodning", "kan-inte-läsa", "för-stor-fil", "för-många-filer",
        "för-djup-nästling", "saknad-nyckel", "okänd-nyckel", "dubbel-nyckel", "fel-nummer", "fel-form",
        "indikator-utan-mål",
    ]

    /// - Parameter diagnostics: What loading found.
    public init(_ diagnostics: [Diagnostic]) {
        let paths = diagnostics.filter { $0.severity == .error }.compactMap { $0.range?.file.path }
        hasGoals = paths.contains { $0.contains("/mal/") }
        lacksGoals = diagnostics.contains {
            $0.severity == .error && Self.lostGoals.contains($0.id) && $0.range?.file.path.contains("/mal/") == true
        }
        hasChapters = diagnostics.contains {
            $0.severity == .error && Self.lostText.contains($0.id) && $0.range?.file.path.contains("/kapitel/") == true
        }
        hasTables = paths.contains { $0.hasSuffix(".csv") }
        hasRecords = paths.contains { $0.hasSuffix(".yaml") && !$0.contains("/mal/") }
    }
}
