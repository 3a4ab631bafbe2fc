import ExactNumbers
import ReportAssessment
import ReportModel
import SiteFiles
import Templates

/// Dates and kinds of assessments in words: only what the report's own judgements and figures bear out.
struct AssessmentWords {
    let site: SiteMaterial

    func kind(_ kind: FollowUpKind) -> String {
        switch kind {
        case .forecast: site.phrases("kindForecast")
        case .result: site.phrases("kindResult")
        case .plan: site.phrases("kindPlan")
        }
    }

    /// What the colours are: as the edition says, unless it calls nothing but forecasts a result.
    private var shownKind: FollowUpKind {
        let judged = site.judged
        let stated = site.edition.followUpKind
        return stated == .result && judged.results == 0 && judged.forecasts > 0 ? .forecast : stated
    }

    /// ”Prognos per 31 augusti 2023”; `nil` where the report assesses nothing.
    var asOf: String? {
        guard site.isAssessing, !site.isPlan else { return nil }
        guard let date = site.edition.followUpDate else { return kind(shownKind) }
        return site.phrases("assessmentAsOf", ["kind": kind(shownKind), "date": date.words])
    }

    /// ”Prognos 31 augusti 2023”, for one goal; `nil` where nobody has judged it.
    func short(_ goal: AssessedGoal) -> String? {
        site.isPlan ? nil : goal.basis.map { short($0, goal.date) }
    }

    /// What the document is, over its title.
    var kicker: String? {
        site.isPlan ? site.phrases("planOfYear", ["year": String(site.edition.year)]) : asOf
    }

    func short(_ basis: FollowUpKind, _ date: PartialDate?) -> String {
        guard let date = date ?? self.date(of: basis) else { return kind(basis) }
        return site.phrases("assessmentShort", ["kind": kind(basis), "date": date.words])
    }

    /// The edition's day holds for its own kind alone: a forecast was not made on the day of the results.
    private func date(of kind: FollowUpKind) -> PartialDate? {
        kind == site.edition.followUpKind ? site.edition.followUpDate : nil
    }

    /// ”2022”, ”31 augusti 2023”, ”Prognos 30 april 2023”.
    func earlier(_ occasion: HistoricJudgement.Occasion) -> String {
        guard occasion.kind == .forecast else { return occasion.date.words }
        return site.phrases("assessmentShort", ["kind": kind(.forecast), "date": occasion.date.words])
    }

    /// What the colours of the edition stand for; `nil` where it has none to have.
    var basis: View? {
        asOf.map { basisView(shownKind, site.edition.followUpDate, text: $0, explanation: explanation) }
    }

    private var explanation: String? {
        let judged = site.judged
        let goals: String? =
            switch (judged.forecasts > 0, judged.results > 0) {
            case (true, true): site.phrases("explanationMixed")
            case (true, false): site.phrases("explanationForecast")
            case (false, true): site.phrases("explanationResult")
            case (false, false): nil
            }
        let isComputed = site.facts.indicators.contains { $0.measures.contains { $0.isMet != nil } }
        let sentences = [goals, isComputed ? site.phrases("explanationIndicators") : nil].compactMap { $0 }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func basisView(_ kind: FollowUpKind, _ date: PartialDate?, text: String, explanation: String?) -> View {
        let name =
            switch kind {
            case .forecast: "forecast"
            case .result: "result"
            case .plan: "plan"
            }
        return [
            "kind": self.kind(kind), "kindClass": name, "date": date?.words, "dateISO": date?.iso, "text": text,
            "explanation": explanation,
        ]
    }

    /// A judgement of a goal.
    func assessment(_ judgement: Judgement, kind: FollowUpKind, isCurrent: Bool) -> View {
        let date = judgement.date ?? date(of: kind)
        return basisView(kind, date, text: short(kind, date), explanation: nil)
            .merging(["isCurrent": isCurrent, "status": site.view(Status.level(judgement.level))])
    }

    /// Of a goal that nobody has judged: the state says so, and no day is claimed for it.
    func without(_ status: Status) -> View {
        basisView(shownKind, nil, text: kind(shownKind), explanation: nil).merging([
            "isCurrent": true, "status": site.view(status),
        ])
    }
}

extension SiteMaterial {
    /// How many goals have a forecast as their level, and how many a result.
    fileprivate var judged: (forecasts: Int, results: Int) {
        let basis = facts.assessed.assessedGoals.compactMap(\.basis)
        return (basis.count { $0 == .forecast }, basis.count { $0 == .result })
    }

    /// Whether the report has anything that is judged, or waits to be.
    fileprivate var isAssessing: Bool {
        !facts.assessed.assessedGoals.isEmpty || !facts.indicators.isEmpty
            || report.assignments.contains { $0.status != nil }
    }
}

extension PartialDate {
    /// ”31 augusti 2023”.
    var words: String { SwedishDate.words(year: year, month: month, day: day) }
}
