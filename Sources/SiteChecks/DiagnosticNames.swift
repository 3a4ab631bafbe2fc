import Diagnostics

/// What this room tells an editor of, by the names that the handbook explains.
public enum SiteProblem: String, DiagnosticName, CaseIterable {
    case `dubbelt-sid-id`
    case `död-länk`
}

extension Diagnostic {
    init(
        _ severity: Severity, _ name: SiteProblem, _ message: String, at range: SourceRange? = nil,
        label: String? = nil,
        help: String? = nil
    ) {
        self.init(severity, named: name, message, at: range, label: label, help: help)
    }
}
