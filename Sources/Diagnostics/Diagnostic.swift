/// Something that the author of the content should know, in Swedish.
///
/// Finding a problem and printing it are different things: a stage makes values of this type,
/// ``DiagnosticFormatter`` turns them into text.
public struct Diagnostic: Sendable, Hashable {
    /// How much it weighs.
    public enum Severity: Int, Sendable, Comparable, CaseIterable {
        /// No report can be written.
        case error
        /// A report is written, but a reader will notice.
        case warning
        /// Worth a look; nobody but the author will notice.
        case note

        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    public var severity: Severity
    /// The rule's name in Swedish, such as `okänt-mål`; the handbook explains each.
    public var id: String
    /// What is wrong, as a headline with the author's own words in ”quotes”.
    public var message: String
    /// Where; `nil` for what concerns the run as a whole.
    public var range: SourceRange?
    /// A few words beneath the marked stretch.
    public var label: String?
    /// What to do about it.
    public var help: String?

    public init(
        _ severity: Severity,
        _ id: String,
        _ message: String,
        at range: SourceRange? = nil,
        label: String? = nil,
        help: String? = nil
    ) {
        self.severity = severity
        self.id = id
        self.message = message
        self.range = range
        self.label = label
        self.help = help
    }
}

/// The name of a rule, in Swedish. Each room declares its own in one enumeration, whose cases are what the handbook explains.
public protocol DiagnosticName: RawRepresentable<String>, Sendable {}

extension Diagnostic {
    /// - Parameter name: Declared by the room that finds it.
    public init(
        _ severity: Severity, named name: some DiagnosticName, _ message: String, at range: SourceRange? = nil,
        label: String? = nil, help: String? = nil
    ) {
        self.init(severity, name.rawValue, message, at: range, label: label, help: help)
    }
}

extension Diagnostic: Comparable {
    /// By file, place, weight and text, so that the same content always gives the same list.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        let origin = SourcePosition(line: 0, column: 0)
        let leftPath = left.range?.file.path ?? ""
        let rightPath = right.range?.file.path ?? ""
        if leftPath != rightPath { return NaturalOrder.precedes(leftPath, rightPath) }
        let leftStart = left.range?.start ?? origin
        let rightStart = right.range?.start ?? origin
        if leftStart != rightStart { return leftStart < rightStart }
        if left.severity != right.severity { return left.severity < right.severity }
        return (left.id, left.message) < (right.id, right.message)
    }
}

extension Sequence where Element == Diagnostic {
    /// Whether any of them stops the report.
    public var containsError: Bool { contains { $0.severity == .error } }

    /// Sorted, each once: two checks may see the same thing.
    public func inOrder() -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        return sorted().filter { seen.insert($0).inserted }
    }
}
