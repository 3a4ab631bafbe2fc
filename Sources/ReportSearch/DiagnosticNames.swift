import Diagnostics

/// What this room tells an editor of, by the names that the handbook explains.
public enum SearchProblem: String, DiagnosticName, CaseIterable {
    case `utan-textsökning`
}

extension Diagnostic {
    init(
        _ severity: Severity, _ name: SearchProblem, _ message: String, at range: SourceRange? = nil,
        label: String? = nil,
        help: String? = nil
    ) {
        self.init(severity, named: name, message, at: range, label: label, help: help)
    }
}
