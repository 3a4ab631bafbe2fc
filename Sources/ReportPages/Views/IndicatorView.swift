import ExactNumbers
import ReportAssessment
import ReportModel
import SiteFiles
import Templates

/// An indicator as a block on a goal's page, or as a page of its own.
struct IndicatorView {
    let scope: PageScope
    let assessed: AssessedIndicator
    let goal: AssessedGoal
    let headingLevel: Int

    private var site: SiteContext { scope.site }
    private var isWholeReport: Bool { scope.page == .wholeReport }
    private var isOwnPage: Bool { scope.page == .indicator(id: assessed.indicator.id) }
    /// Unique on the page.
    private var anchor: String {
        isWholeReport ? WholeReportID.indicator(assessed.indicator.id) : assessed.indicator.id
    }

    var view: View {
        let indicator = assessed.indicator
        let units = Set(assessed.measures.compactMap(\.measure.unit))
        return [
            "id": indicator.id, "anchor": anchor, "title": indicator.title,
            "url": isWholeReport ? nil : scope.url(.indicator(id: indicator.id)),
            "headingLevel": String(headingLevel),
            "explanationHTML": indicator.explanation.map { HTML("<p>\(EscapedText.html($0))</p>") },
            "status": site.shown(assessed.status), "hasStatus": site.shown(assessed.status) != nil,
            "colourClass": (assessed.status.level?.colour ?? .grey).className, "assessmentText": dateText,
            "unit": units.count == 1 ? units.first : nil,
            "hasSeveralMeasures": assessed.measures.count > 1, "measures": measures, "followUp": indicator.followUp,
            "source": indicator.source,
            "goal": isOwnPage
                ? ["number": goal.goal.number, "title": goal.goal.title, "url": scope.url(of: goal)] as View : nil,
        ]
    }

    /// Until when the outcomes reach: an indicator's colour is computed from them and is no forecast.
    private var dateText: String? {
        assessed.measures.compactMap(\.outcomeDate).max().map { site.phrases("outcomeAsOf", ["date": $0.words]) }
    }

    private var measures: [View] {
        assessed.measures.map { measure in
            MeasureView(
                scope: scope, indicator: assessed, assessed: measure,
                anchor: measure.measure.id.map { "\(anchor)-\($0)" } ?? anchorOfOnly,
                headingLevel: min(headingLevel + 1, 6), isReasonOpen: isWholeReport
            ).view
        }
    }

    /// On its own page the only measure is the page's section; elsewhere the block around it has the indicator's id.
    private var anchorOfOnly: String { anchor }
}

/// Indicators as rows: one group an indicator, its measures as rows where it has several.
struct IndicatorTableView {
    let scope: PageScope
    let id: String
    let caption: String
    let indicators: [AssessedIndicator]

    private var site: SiteContext { scope.site }

    var view: View {
        let earlier = EarlierOutcomes(of: indicators.flatMap { $0.measures.map(\.measure) }, in: site)
        let hasTrend = TrendView.isWanted(for: indicators, in: site)
        return [
            "id": id, "caption": caption, "hasTrend": hasTrend, "earlierTitle": earlier.title,
            "groups": indicators.map { group($0, earlier: earlier, hasTrend: hasTrend) },
        ]
    }

    private func group(_ assessed: AssessedIndicator, earlier: EarlierOutcomes, hasTrend: Bool) -> View {
        let url = scope.url(.indicator(id: assessed.indicator.id))
        let isGroup = assessed.measures.count > 1
        return [
            "isGroup": isGroup,
            "columnsBeforeStatus": String(4 + (hasTrend ? 1 : 0) + (earlier.title == nil ? 0 : 1)),
            "title": assessed.indicator.title, "url": url, "status": site.view(assessed.status),
            "rows": assessed.measures.enumerated().map { index, measure in
                let figures = MeasureView(
                    scope: scope, indicator: assessed, assessed: measure, anchor: "", headingLevel: 6,
                    isReasonOpen: false)
                return [
                    "title": isGroup ? measure.measure.title : assessed.indicator.title, "url": isGroup ? nil : url,
                    "earlier": earlier.title == nil ? nil : earlier.value(of: measure.measure),
                    "target": figures.target,
                    "outcome": figures.bareOutcome, "share": figures.share,
                    "trend": hasTrend
                        ? TrendView(site: site, assessed: measure, id: "\(id)-\(assessed.indicator.id)-\(index + 1)")
                            .view : nil,
                    "status": site.view(measure.status),
                ] as View
            },
        ]
    }
}
