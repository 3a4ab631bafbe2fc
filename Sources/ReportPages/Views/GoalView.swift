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
            "number": goal.number, "title": goal.title, "url": scope.url(of: assessed),
            "status": site.shown(assessed.status), "assessmentCell": !site.isPlan,
            "colourClass": (assessed.status?.level?.colour ?? .grey).className,
            "assessmentText": AssessmentWords(site: site.material).short(assessed), "notAssessed": notAssessed,
        ]
    }

    /// Where the judgement stands instead, for a goal that has none of its own to have.
    private var notAssessed: String? {
        guard assessed.status == nil, !site.isPlan else { return nil }
        if assessed.subgoals.contains(where: \.isAssessed) { return site.phrases("goalAssessedBelow") }
        let above = String(goal.number.prefix { $0 != "." })
        guard above != goal.number, site.index.goals[above]?.isAssessed == true else {
            return site.phrases("goalNotAssessed")
        }
        return site.phrases("goalAssessedAbove", ["number": above])
    }

    func card(id: String) -> View {
        item.merging([
            "id": id, "hasIndicators": !assessed.indicators.isEmpty && !site.isPlan,
            "planTable": planTable(id: id + "-indikatorer"),
            "indicators": site.isPlan ? [] : assessed.indicators.map(line),
        ])
    }

    /// An indicator in a card: its colour, its outcome and the one before.
    private func line(_ indicator: AssessedIndicator) -> View {
        let only = indicator.measures.count == 1 ? indicator.measures.first : nil
        return [
            "title": indicator.indicator.title, "url": scope.url(.indicator(id: indicator.indicator.id)),
            "status": site.view(indicator.status),
            "outcome": only.flatMap { measure in
                measure.outcome.map { FigureWords(site: site, measure: measure.measure).text($0) }
            },
            "earlier": only.flatMap { EarlierOutcomes(of: [$0.measure], in: site).figure(of: $0.measure) },
        ]
    }

    /// What a plan has instead of colours.
    private func planTable(id: String, hasAnchors: Bool = false) -> View? {
        guard site.isPlan else { return nil }
        return PlanTableView(
            scope: scope, id: id, caption: site.phrases("indicatorTableCaption", ["number": goal.number]),
            indicators: assessed.indicators, hasAnchors: hasAnchors
        ).view
    }

    /// A row of the goal table.
    func row(occasions: [HistoricJudgement.Occasion], hasIndicators: Bool) -> View {
        let tally = TallyView(
            site: site, scale: site.report.scales.indicators, statuses: assessed.indicators.map(\.status),
            noun: site.word("indicatorsNoun"))
        return item.merging(["history": history(occasions), "indicatorTally": hasIndicators ? tally.compactView : nil])
    }

    private func history(_ occasions: [HistoricJudgement.Occasion]) -> [View] {
        let words = AssessmentWords(site: site.material)
        return occasions.map { occasion in
            let level = goal.history.first { $0.occasion == occasion }?.level
            return [
                "year": words.earlier(occasion), "status": level.map { site.view(Status.level($0)) },
                // A goal that is not judged itself misses no earlier judgement either.
                "isShown": level != nil || assessed.isAssessed,
                "missing": level == nil && assessed.isAssessed ? site.word("noValue") : nil,
            ]
        }
    }

    /// The whole goal, for its own page and for the whole report.
    func page(headingLevel: Int) -> View {
        let isWholeReport = scope.page == .wholeReport
        let anchor = WholeReportID.goal(goal.number)
        let assessments = assessments
        return item.merging([
            "anchor": anchor, "headingLevel": String(headingLevel), "hasAssessments": !assessments.isEmpty,
            "assessments": assessments,
            "hasHistory": !goal.history.isEmpty,
            "historyId": isWholeReport ? anchor + "-historik" : "historik",
            "history": history(goal.history.map(\.occasion)),
            // On its own page it stands under a heading that says what it is.
            "commentHTML": scope.html(
                goal.comment, idPrefix: anchor + "--", levelOffset: isWholeReport ? headingLevel : headingLevel + 1),
            "cause": goal.cause, "motivation": goal.reason,
            "hasIndicators": !assessed.indicators.isEmpty,
            // A goal that is followed up through its subgoals says nothing of indicators that it need not have.
            "hasIndicatorSection": !assessed.indicators.isEmpty || goal.subgoals.isEmpty,
            "hasSubgoals": !assessed.subgoals.isEmpty && !isWholeReport,
            "subgoals": ["goals": assessed.subgoals.map { GoalView(scope: scope, assessed: $0).item }] as View,
            "planTable": planTable(
                id: isWholeReport ? anchor + "-indikatorer" : "indikatortabell", hasAnchors: isWholeReport),
            "indicatorTable": assessed.indicators.count > 1 && !site.isPlan
                ? IndicatorTableView(
                    scope: scope, id: "indikatortabell",
                    caption: site.phrases("indicatorTableCaption", ["number": goal.number]),
                    indicators: assessed.indicators
                ).view : nil,
            "indicators": site.isPlan
                ? []
                : assessed.indicators.map {
                    IndicatorView(
                        scope: scope, assessed: $0, goal: assessed, headingLevel: isWholeReport ? headingLevel + 1 : 3
                    ).view
                },
            "legendURL": site.isPlan ? nil : scope.url(.goals, "farger"),
            "hasPriorities": !goal.priorities.isEmpty,
            "priorities": priorities, "source": goal.source,
        ])
    }

    /// The result before the forecast; without either, the state that says so.
    private var assessments: [View] {
        guard !site.isPlan else { return [] }
        let words = AssessmentWords(site: site.material)
        var views: [View] = []
        if let result = goal.result { views.append(words.assessment(result, kind: .result, isCurrent: true)) }
        if let forecast = goal.forecast {
            views.append(words.assessment(forecast, kind: .forecast, isCurrent: goal.result == nil))
        }
        if views.isEmpty, let status = assessed.status { views.append(words.without(status)) }
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

    /// Whether a council's goal is the heading of its subgoals and no row of its own.
    private func isHeadOnly(_ goal: AssessedGoal) -> Bool {
        !goal.isAssessed && !goal.subgoals.isEmpty && goal.indicators.isEmpty
    }

    var view: View? {
        guard !goals.isEmpty else { return nil }
        let all = goals.flatMap { [$0] + $0.subgoals }
        let words = AssessmentWords(site: site.material)
        let occasions = Set(all.flatMap { $0.goal.history.map(\.occasion) }).sorted()
        let hasIndicators = all.contains { !$0.indicators.isEmpty }
        return [
            "id": id,
            "caption": words.asOf.map { site.phrases("goalTableCaption", ["basis": $0]) } ?? site.word("allGoals"),
            "hasAssessments": !site.isPlan, "historyYears": occasions.map { ["year": words.earlier($0)] as View },
            "hasIndicators": hasIndicators,
            "groups": goals.map { goal in
                [
                    "number": goal.goal.number, "title": goal.goal.title,
                    "anchor": hasAnchors ? WholeReportID.goal(goal.goal.number) : nil,
                    "url": isHeadOnly(goal) && goal.hasPage ? scope.url(of: goal) : nil,
                    "columnCount": String(1 + (site.isPlan ? 0 : 1) + occasions.count + (hasIndicators ? 1 : 0)),
                    "rows": ((isHeadOnly(goal) ? [] : [goal]) + goal.subgoals).map {
                        GoalView(scope: scope, assessed: $0).row(occasions: occasions, hasIndicators: hasIndicators)
                    },
                ] as View
            },
        ]
    }
}
