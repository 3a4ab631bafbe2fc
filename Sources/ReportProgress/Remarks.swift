import Diagnostics

/// How many diagnostics of each weight are open somewhere.
public struct Remarks: Sendable, Equatable {
    public var errors = 0
    public var warnings = 0
    public var notes = 0

    public init(errors: Int = 0, warnings: Int = 0, notes: Int = 0) {
        self.errors = errors
        self.warnings = warnings
        self.notes = notes
    }

    public var count: Int { errors + warnings + notes }
    /// Notes are for the author alone and keep nothing from being ready.
    public var isClear: Bool { errors + warnings == 0 }

    /// ”1 fel, 2 varningar”; what there is none of is left out.
    public var words: String {
        let parts = [
            errors > 0 ? "\(errors) fel" : nil,
            warnings > 0 ? "\(warnings) \(warnings == 1 ? "varning" : "varningar")" : nil,
            notes > 0 ? "\(notes) \(notes == 1 ? "notering" : "noteringar")" : nil,
        ]
        return count == 0 ? "inga anmärkningar" : parts.compactMap { $0 }.joined(separator: ", ")
    }

    static func + (left: Remarks, right: Remarks) -> Remarks {
        Remarks(
            errors: left.errors + right.errors, warnings: left.warnings + right.warnings,
            notes: left.notes + right.notes)
    }

    mutating func count(_ severity: Diagnostic.Severity) {
        switch severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .note: notes += 1
        }
    }
}

/// The diagnostics of a run, counted file by file.
struct RemarksByFile {
    private var remarks: [String: Remarks] = [:]

    init(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            remarks[diagnostic.range?.file.path ?? "", default: Remarks()].count(diagnostic.severity)
        }
    }

    var paths: [String] { remarks.keys.naturallySorted() }
    subscript(path: String) -> Remarks { remarks[path] ?? Remarks() }
}
