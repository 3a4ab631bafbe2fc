import ExactNumbers
import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A goal in its forms: a line, a card, a row, a page.
struct GoalView {
    let scope: PageScope
    let assessed: AssessedGoal

    private var site: SiteContext { scope.site }
    private var goal: Goal { assessed.goal }

    /// Number, title, address and status: what every form has.
    var item: View {
        [
            "number": goal.number, "title": goal.title, "url": scope.url(of: goal),
            "status": site.view(assessed.status),
            "assessmentText": AssessmentWords(site: site.material).short(assessed),
        ]
    }

    func card(id: String) -> View {
        item.merging([
            "id": id, "hasIndicators": !assessed.indicators.isEmpty,
            "indicators": assessed.indicators.map { indicator in
                let only = indicator.measures.count == 1 ? indicator.measures.first : nil
                return [
                    "title": indicator.indicator.title, "url": scope.url(.indicator(id: indicator.indicator.id)),
                    "status": site.view(indicator.status),
                    "outcome": only.flatMap { measure in
                        measure.outcome.map { FigureWords(site: site, measure: measure.measure).text($0) }
                    },
                ] as View
            },
        ])
    }

    /// A row of the goal table.
    func row(years: [Int], hasIndicators: Bool) -> View {
        let tally = TallyView(
            site: site, scale: site.report.scales.indicators, statuses: assessed.indicators.map(\.status),
            noun: site.word("indicatorsNoun"))
        return item.merging(["history": history(years), "indicatorTally": hasIndicators ? tally.compactView : nil])
    }

    private func history(_ years: [Int]) -> [View] {
        years.map { year in
            [
                "year": String(year),
                "status": goal.history.first { $0.year == year }.map { site.view(Status.level($0.level)) },
            ]
        }
    }

    /// The whole goal, for its own page and for the whole report.
    func page(headingLevel: Int) -> View {
        let isWholeReport = scope.page == .wholeReport
        let anchor = WholeReportID.goal(goal.number)
        let assessments = assessments
        return item.merging([
            "anchor": anchor, "headingLevel": String(headingLevel), "assessments": assessments,
            "hasHistory": !goal.history.isEmpty,
            "historyId": isWholeReport ? anchor + "-historik" : "historik",
            "history": history(goal.history.map(\.year)),
            // On its own page it stands under a heading that says what it is.
            "commentHTML": scope.html(
                goal.comment, idPrefix: anchor + "--", levelOffset: isWholeReport ? headingLevel : headingLevel + 1),
            "motivation": goal.reason,
            "hasIndicators": !assessed.indicators.isEmpty,
            "indicatorTable": assessed.indicators.count > 1
                ? IndicatorTableView(
                    scope: scope, id: "indikatortabell",
                    caption: site.phrases("indicatorTableCaption", ["number": goal.number]),
                    indicators: assessed.indicators
                ).view : nil,
            "indicators": assessed.indicators.map {
                IndicatorView(
                    scope: scope, assessed: $0, goal: assessed, headingLevel: isWholeReport ? headingLevel + 1 : 3
                ).view
            },
            "legendURL": scope.url(.goals, "farger"), "hasPriorities": !goal.priorities.isEmpty,
            "priorities": priorities, "source": goal.source,
        ])
    }

    /// The result before the forecast; without either, the state that says so.
    private var assessments: [View] {
        let words = AssessmentWords(site: site.material)
        var views: [View] = []
        if let result = goal.result { views.append(words.assessment(result, kind: .result, isCurrent: true)) }
        if let forecast = goal.forecast {
            views.append(words.assessment(forecast, kind: .forecast, isCurrent: goal.result == nil))
        }
        if views.isEmpty {
            views.append(
                words.basis.merging(["isCurrent": true, "status": site.view(assessed.status), "explanation": nil]))
        }
        return views
    }

    private var priorities: [View] {
        goal.priorities.compactMap { number in
            site.report.strategy.priorities.first { $0.number == number }.map { priority in
                [
                    "number": String(number), "title": priority.shortTitle,
                    "url": site.index.chapter(ofPriority: number).map { scope.url(.chapter(slug: $0.slug)) },
                ] as View
            }
        }
    }
}

/// All goals, or those of one regional goal, as a table.
struct GoalTableView {
    let scope: PageScope
    let id: String
    let goals: [AssessedGoal]
    /// Whether the groups can be linked to, which they can on one page only.
    var hasAnchors = false

    private var site: SiteContext { scope.site }

    var view: View? {
        guard !goals.isEmpty else { return nil }
        let all = goals.flatMap { [$0] + $0.subgoals }
        let years = Set(all.flatMap { $0.goal.history.map(\.year) }).sorted()
        let hasIndicators = all.contains { !$0.indicators.isEmpty }
        return [
            "id": id, "caption": site.phrases("goalTableCaption", ["basis": AssessmentWords(site: site.material).asOf]),
            "historyYears": years.map { ["year": String($0)] as View }, "hasIndicators": hasIndicators,
            "groups": goals.map { goal in
                [
                    "number": goal.goal.number, "title": goal.goal.title,
                    "anchor": hasAnchors ? WholeReportID.goal(goal.goal.number) : nil,
                    "columnCount": String(2 + years.count + (hasIndicators ? 1 : 0)),
                    "rows": ([goal] + goal.subgoals).filter(\.goal.isFollowedUp).map {
                        GoalView(scope: scope, assessed: $0).row(years: years, hasIndicators: hasIndicators)
                    },
                ] as View
            },
        ]
    }
}
