import Diagnostics

/// A diagnostic as the preview's script shows it: finished texts, nothing to compute.
struct Problem: Sendable, Encodable, Equatable {
    /// An author's line is shown around the mark: a paragraph may be one line of thousands of characters.
    static let reach = 140

    var severity: String
    var id: String
    var message: String
    /// ”Content/2023/kapitel/1-larande-region.md”, or `nil` for what concerns the whole.
    var file: String?
    var line: Int?
    /// The author's words: before the mark, the mark, after it.
    var excerpt: [String]?
    var label: String?
    var help: String?

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity.swedishWord
        id = diagnostic.id
        message = diagnostic.message
        label = diagnostic.label
        help = diagnostic.help
        guard let range = diagnostic.range else { return }
        file = range.file.path
        guard !range.isWholeFile else { return }
        line = range.start.line
        guard let text = range.file.line(range.start.line) else { return }
        let start = min(range.start.column - 1, text.count)
        let end = range.end.line == range.start.line ? max(start, min(range.end.column - 1, text.count)) : text.count
        let before = text.prefix(start)
        let mark = text.dropFirst(start).prefix(end - start)
        let after = text.dropFirst(end)
        excerpt = [
            (before.count > Self.reach ? "…" : "") + before.suffix(Self.reach),
            mark.count > 2 * Self.reach ? mark.prefix(2 * Self.reach) + "…" : String(mark),
            after.prefix(Self.reach) + (after.count > Self.reach ? "…" : ""),
        ]
    }
}

/// How the report stands, for everyone who looks at it.
struct Standing: Sendable, Encodable, Equatable {
    /// So many are shown: who mends the first will meet the next.
    static let mostShown = 50

    var errors = 0
    var warnings = 0
    /// The gravest first.
    var problems: [Problem] = []
    /// Whether what is shown is older than what was saved last.
    var isStale = false

    init() {}

    init(_ diagnostics: [Diagnostic], isStale: Bool) {
        let ordered = diagnostics.inOrder()
        errors = ordered.count { $0.severity == .error }
        warnings = ordered.count - errors
        let byGravity = Diagnostic.Severity.allCases.flatMap { severity in ordered.filter { $0.severity == severity } }
        problems = byGravity.prefix(Self.mostShown).map(Problem.init)
        self.isStale = isStale
    }
}
