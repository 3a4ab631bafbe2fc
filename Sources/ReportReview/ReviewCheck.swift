import Diagnostics

/// One thing that can be wrong or doubtful in an edition's content.
protocol ReviewCheck: Sendable {
    func diagnostics(in review: Review) -> [Diagnostic]
}
