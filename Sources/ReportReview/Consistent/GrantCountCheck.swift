import Diagnostics
import ReportModel

/// The stated number of granted projects against the rows that name one.
struct GrantCountCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard let grants = review.report.grants, let stated = grants.statedCount, !grants.grants.isEmpty,
            grants.grants.allSatisfy({ $0.project != nil }), grants.grants.count != stated
        else { return [] }
        return [
            Diagnostic(
                .note, "antal-projekt-stämmer-inte",
                "uppgivet-antal är \(stated), men tabellen har \(grants.grants.count) projekt", at: grants.range,
                help: "kontrollera antalet mot källan")
        ]
    }
}
