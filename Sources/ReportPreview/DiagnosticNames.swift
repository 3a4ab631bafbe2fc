import Diagnostics

/// What this room tells an editor of, by the names that the handbook explains.
public enum PreviewProblem: String, DiagnosticName, CaseIterable {
    case `okänt-kapitel`
    case `saknad-mapp`
}

extension Diagnostic {
    init(
        _ severity: Severity, _ name: PreviewProblem, _ message: String, at range: SourceRange? = nil,
        label: String? = nil,
        help: String? = nil
    ) {
        self.init(severity, named: name, message, at: range, label: label, help: help)
    }
}
