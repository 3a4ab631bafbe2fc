import ExactNumbers
import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// `mal/index.html`: every goal in one table, the scales, and what else was followed up.
struct GoalIndexPage {
    let scope: PageScope
    let downloads: [View]

    private var site: SiteContext { scope.site }
    private var report: Report { site.report }

    init(site: SiteContext, downloads: (PageScope) -> [View]) {
        scope = PageScope(
            site: site, page: .goals,
            details: PageDetails(
                type: "goal-index", title: site.word(site.material.goalIndexWord),
                trail: [(site.word("overview"), .overview, nil)],
                crumb: site.word(site.parts.hasGoals ? "goals" : "records"),
                searchKind: site.word("overview")))
        self.downloads = downloads(scope)
    }

    func render() -> RenderedFile {
        let records = RecordViews(scope: scope)
        let keyFigures = records.keyFigures(idPrefix: "nyckeltal-")
        let legends = LegendViews(site: site, headingLevel: 3).views
        return scope.file(
            "mal",
            [
                "goalIndex": [
                    "title": site.word(site.material.goalIndexWord),
                    "lead": CountWords(site: site).sentence, "hasTallies": site.parts.hasGoals && !site.isPlan,
                    "hasGoals": site.parts.hasGoals,
                    "assessment": AssessmentWords(site: site.material).basis,
                    "goalTally": TallyView.goals(of: site).view,
                    "indicatorTally": TallyView.indicators(of: site).view,
                    "goalTable": GoalTableView(
                        scope: scope, id: "maltabell", goals: site.assessed.goals, hasAnchors: true
                    ).view,
                    "hasLegends": !legends.isEmpty, "legends": legends,
                    "assignments": records.assignments(id: "uppdragstabell"),
                    "deviations": records.deviations(id: "avvikelsetabell"),
                    "grants": records.grants(id: "projekttabell"), "hasKeyFigures": !keyFigures.isEmpty,
                    "keyFigures": keyFigures, "hasDownloads": !downloads.isEmpty, "downloads": downloads,
                ] as View
            ])
    }

}

/// `mal/4.1/index.html`: one goal with forecast, comment and indicators.
struct GoalPage {
    let scope: PageScope
    let assessed: AssessedGoal
    private var site: SiteContext { scope.site }

    init(site: SiteContext, goal: AssessedGoal) {
        assessed = goal
        let title = site.phrases("goalHeading", ["number": goal.goal.number])
        scope = PageScope(
            site: site, page: .goal(number: goal.goal.number),
            details: PageDetails(
                type: "goal", title: title, description: goal.goal.title,
                trail: [(site.word("overview"), .overview, nil), (site.word("goals"), .goals, nil)], crumb: title,
                searchKind: title))
    }

    func render() -> RenderedFile {
        let regional = site.report.goals.first { goal in
            goal.number == assessed.goal.number || goal.subgoals.contains { $0.number == assessed.goal.number }
        }
        let mentions = site.mentions.links(to: assessed.goal, from: scope)
        return scope.file(
            "malsida",
            [
                "goal": GoalView(scope: scope, assessed: assessed).page(headingLevel: 1).merging([
                    "regionalGoal": regional.map {
                        [
                            "number": $0.number, "title": $0.title,
                            "url": scope.url(.goals, WholeReportID.goal($0.number)),
                        ] as View
                    },
                    "hasMentions": !mentions.isEmpty, "mentions": mentions,
                    "prevNext": PrevNextView(
                        label: site.word("goals"), count: site.goals.count,
                        current: site.index.goalPlaces[assessed.goal.number]
                    ) {
                        (
                            site.phrases("goalHeading", ["number": site.goals[$0].goal.number]),
                            scope.url(of: site.goals[$0])
                        )
                    }.view,
                ])
            ])
    }
}

/// What the colours of each scale mean.
struct LegendViews {
    let site: SiteContext
    let headingLevel: Int

    var views: [View] {
        let scales = site.report.scales
        var views: [View] = []
        if !site.assessed.assessedGoals.isEmpty, !site.isPlan {
            views.append(
                legend(
                    "farger-mal", site.word("goals"), site.phrases("legendGoals"),
                    scales.goals.levels.map { ($0, nil) }))
        }
        let states = StatusState.allCases.filter { state in site.indicators.contains { $0.status == .state(state) } }
        let thresholds = scales.indicators.levels.enumerated().map { index, level in (level, threshold(index)) }
        if !site.indicators.isEmpty, !site.isPlan {
            views.append(
                legend(
                    "farger-indikatorer", site.word("indicators"), site.phrases("legendIndicators"), thresholds,
                    states: states))
        }
        if !site.report.assignments.isEmpty {
            views.append(
                legend("farger-uppdrag", site.word("assignments"), nil, scales.assignments.levels.map { ($0, nil) }))
        }
        return views
    }

    private func legend(
        _ id: String, _ title: String, _ explanation: String?, _ levels: [(AssessmentScale.Level, String?)],
        states: [StatusState] = []
    ) -> View {
        [
            "id": id, "title": title, "headingLevel": String(headingLevel), "explanation": explanation,
            "levels": levels.map { ["status": site.view(Status.level($0)), "meaning": $1] as View }
                + states.map {
                    ["status": site.view(Status.state($0)), "meaning": site.phrases("stateMeaning-\($0.rawValue)")]
                        as View
                },
        ]
    }

    /// ”minst 80 men under 100 procent av målvärdet”.
    private func threshold(_ index: Int) -> String? {
        let levels = site.report.scales.indicators.levels
        let own = levels[index].threshold.map { SwedishNumber.formatAsAuthored($0) }
        let above = index > 0 ? levels[index - 1].threshold.map { SwedishNumber.formatAsAuthored($0) } : nil
        return switch (own, above) {
        case (let own?, nil): site.phrases("thresholdFrom", ["from": own])
        case (let own?, let above?): site.phrases("thresholdBetween", ["from": own, "to": above])
        case (nil, let above?): site.phrases("thresholdBelow", ["to": above])
        case (nil, nil): nil
        }
    }
}

/// `indikatorer/<id>/index.html`.
struct IndicatorPage {
    let scope: PageScope
    let assessed: AssessedIndicator
    let goal: AssessedGoal
    let downloads: [View]
    private var site: SiteContext { scope.site }

    init(site: SiteContext, indicator: AssessedIndicator, goal: AssessedGoal, downloads: [View]) {
        assessed = indicator
        self.goal = goal
        let goalTitle = site.phrases("goalHeading", ["number": goal.goal.number])
        scope = PageScope(
            site: site, page: .indicator(id: indicator.indicator.id),
            details: PageDetails(
                type: "indicator", title: indicator.indicator.title, description: indicator.indicator.explanation,
                trail: [
                    (site.word("overview"), .overview, nil), (site.word("goals"), .goals, nil),
                    (goalTitle, .goal(number: goal.goal.number), nil),
                ],
                searchKind: site.phrases("indicatorOfGoal", ["goal": goalTitle])))
        self.downloads = downloads
    }

    func render() -> RenderedFile {
        scope.file(
            "indikator",
            [
                "indicator": IndicatorView(scope: scope, assessed: assessed, goal: goal, headingLevel: 2).view.merging([
                    "hasDownloads": !downloads.isEmpty, "downloads": downloads,
                    "prevNext": PrevNextView(
                        label: site.word("indicators"), count: site.indicators.count,
                        current: site.index.indicatorPlaces[assessed.indicator.id]
                    ) {
                        (
                            site.indicators[$0].indicator.title,
                            scope.url(.indicator(id: site.indicators[$0].indicator.id))
                        )
                    }.view,
                ])
            ])
    }
}
