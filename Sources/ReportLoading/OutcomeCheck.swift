import Diagnostics
import ReportModel

/// Whether the content says which of an indicator's outcomes counts, and whether each is of this year's report.
struct OutcomeCheck {
    let report: Report
    let findings: Findings

    func run() {
        let goals = report.goals.flatMap { [$0] + $0.subgoals }
        if report.edition.kind == .plan { return PlanCheck(report: report, findings: findings).run() }
        for measure in goals.flatMap(\.indicators).flatMap(\.measures) {
            checkFollowUp(measure)
            checkYear(measure)
            switch measure.aggregation {
            case .latest:
                checkSameDate(measure)
                checkUndated(measure)
            case .mean, .sum: checkOverlap(measure)
            }
        }
    }

    private func checkFollowUp(_ measure: Measure) {
        guard let last = report.edition.followUpDate else { return }
        for outcome in measure.outcomes where outcome.date.map({ $0.isSurelyLater(than: last) }) == true {
            findings.warning(
                "utfall-efter-uppföljning",
                "utfallet är daterat efter uppföljningen, som är gjord \(last.iso)", at: outcome.range,
                help: "rätta utfallets datum, eller uppföljning: datum: i rapport.yaml")
        }
    }

    /// Last year's outcome among this year's would be judged as if it were of this year.
    private func checkYear(_ measure: Measure) {
        let year = report.edition.year
        for outcome in measure.outcomes {
            guard let date = outcome.date, date.year < year else { continue }
            findings.warning(
                "utfall-från-annat-år", "utfallet är daterat \(date.iso), men rapporten gäller \(year)",
                at: outcome.range,
                help: "flytta det till tidigare:, eller rätta datumet; bedöms det ändå, säg i not: varför")
        }
    }

    /// The same day, month or year twice, or none twice: the order of the list would decide.
    private func checkSameDate(_ measure: Measure) {
        var seen: Set<PartialDate?> = []
        for outcome in measure.outcomes where !seen.insert(outcome.date).inserted {
            findings.warning(
                "samma-datum",
                outcome.date.map { "två utfall har samma datum, \($0.iso)" } ?? "två utfall saknar datum",
                at: outcome.range,
                help: outcome.date == nil
                    ? "ange datum: för båda, ta bort det ena utfallet, eller skriv räknas: medel eller räknas: summa"
                    : "rätta det ena datumet, ta bort det ena utfallet, eller skriv räknas: medel eller räknas: summa")
        }
    }

    /// One without a date beside those that have one could be the latest, too.
    private func checkUndated(_ measure: Measure) {
        let undated = measure.outcomes.filter { $0.date == nil }
        guard undated.count == 1, measure.outcomes.count > 1, let outcome = undated.first else { return }
        findings.warning(
            "utfall-utan-datum", "ett av flera utfall saknar datum; det räknas som det äldsta", at: outcome.range,
            help: "ange datum: för utfallet, eller ta bort det")
    }

    /// A year and a part of it in one sum are counted twice.
    private func checkOverlap(_ measure: Measure) {
        let wholes = Set(measure.outcomes.compactMap(\.date).filter { $0.day == nil })
        for outcome in measure.outcomes {
            guard let part = outcome.date, let whole = part.wholes.first(where: { wholes.contains($0) }) else {
                continue
            }
            findings.warning(
                "utfall-överlappar",
                "utfallet för \(part.iso) ingår redan i det för \(whole.iso), och båda räknas i "
                    + (measure.aggregation == .sum ? "summan" : "medelvärdet"),
                at: outcome.range, help: "ta bort det ena utfallet, eller raden räknas:")
            return
        }
    }
}
