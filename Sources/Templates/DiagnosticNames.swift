import Diagnostics

/// What this room tells an editor of, by the names that the handbook explains.
public enum TemplateProblem: String, DiagnosticName, CaseIterable {
    case `fel-färg`
    case `för-låg-kontrast`
    case `lika-färger`
    case `okänd-delmall`
    case `okänd-lucka`
    case `okänd-mall`
    case `okänt-namn`
    case `oskyddad-text`
    case `saknad-fil`
    case `saknad-färg`
    case `skyddad-html`
    case `text-som-html`
    case `trasig-json`
    case `trasig-mall`
}

extension Diagnostic {
    init(
        _ severity: Severity, _ name: TemplateProblem, _ message: String, at range: SourceRange? = nil,
        label: String? = nil,
        help: String? = nil
    ) {
        self.init(severity, named: name, message, at: range, label: label, help: help)
    }
}
