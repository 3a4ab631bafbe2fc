import Diagnostics
import ReportModel

/// Whether a decided report says how accessible its site is, as the law asks of it.
///
/// A draft has not been tested yet, and is not asked.
struct StatementCheck {
    let report: Report
    let findings: Findings

    /// - Parameter file: The place to name where there is no statement: `rapport.yaml`, which says that it is decided.
    func run(file: SourceRange) {
        guard report.edition.state == .decided else { return }
        // A paper is published as a part of a site with a statement of its own.
        if report.edition.kind == .paper, report.accessibilityStatement == nil { return }
        // A statement that cannot be read has been told of already.
        guard !findings.all.contains(where: { $0.range?.file.path.hasSuffix("/tillganglighet.yaml") == true }) else {
            return
        }
        guard let statement = report.accessibilityStatement else {
            findings.warning(
                "redogörelse-saknas", "rapporten är beslutad men har ingen tillgänglighetsredogörelse", at: file,
                help: "lägg till filen tillganglighet.yaml med förenlighet:, granskad:, brister: och kontakt:")
            return
        }
        guard statement.conformity == nil else { return }
        findings.warning(
            "förenlighet-saknas", "redogörelsen säger inte hur väl webbplatsen följer lagen", at: statement.range,
            help: "skriv förenlighet: helt, delvis eller inte, när webbplatsen är testad")
    }
}
