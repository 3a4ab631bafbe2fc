import Diagnostics

/// What this room tells an editor of, by the names that the handbook explains.
public enum OutputProblem: String, DiagnosticName, CaseIterable {
    case `adress-ut-ur-mappen`
    case `diagram-utan-png`
    case `disken-full`
    case `dubbel-adress`
    case `egna-filer`
    case `för-långt-namn`
    case `inte-vår-mapp`
    case `kan-inte-skriva`
    case `saknar-behörighet`
    case `skrivskyddad`
    case `upptaget`
    case `ändrad-fil`
}

extension Diagnostic {
    init(
        _ severity: Severity, _ name: OutputProblem, _ message: String, at range: SourceRange? = nil,
        label: String? = nil,
        help: String? = nil
    ) {
        self.init(severity, named: name, message, at: range, label: label, help: help)
    }
}
