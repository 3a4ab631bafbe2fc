import ExactNumbers
import ReportModel
import Templates

/// How many goals and indicators the report has, in words.
struct CountWords {
    let site: SiteContext
    private var report: Report { site.report }

    /// ”9 regionmål, 21 delmål och 45 indikatorer.” Which hangs under which the table shows; `nil` without any.
    var sentence: String? { list.map { $0 + "." } }

    /// ”Planen har 6 regionmål, 17 delmål och 50 indikatorer.”
    var ofPlan: String? { list.map { site.phrases("planHas", ["counts": $0]) } }

    /// ”4 indikatorer”.
    func indicators(_ count: Int) -> String? {
        self.count(count, count == 1 ? "indicatorNoun" : "indicatorsNoun")
    }

    private var list: String? {
        let subgoals = report.goals.reduce(0) { $0 + $1.subgoals.count }
        let parts = [
            count(report.regionalGoalCount, subgoals == 0 ? "goalsNoun" : "regionalGoalsNoun"),
            count(subgoals, "subgoalsNoun"), indicators(site.indicators.count),
        ].compactMap { $0 }
        guard let last = parts.last else { return nil }
        return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " och " + last
    }

    private func count(_ count: Int, _ noun: String) -> String? {
        count == 0 ? nil : "\(SwedishNumber.format(ExactNumber(count))) \(site.word(noun))"
    }
}
