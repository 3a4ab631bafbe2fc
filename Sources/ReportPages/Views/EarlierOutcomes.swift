import ReportAssessment
import ReportModel
import SiteFiles
import Templates

/// The last outcome from before the edition's year, for all measures of one table: *Utfall förra året*.
///
/// Where all are of one year the column says it; otherwise each figure says its own.
struct EarlierOutcomes {
    let site: SiteContext
    /// `nil` where no measure has an earlier outcome.
    let title: String?
    private let isOfOneYear: Bool

    init(of measures: [Measure], in site: SiteContext) {
        self.site = site
        let years = Set(measures.compactMap { $0.outcome(before: site.edition.year)?.date?.year })
        isOfOneYear = years.count == 1
        title =
            years.isEmpty
            ? nil
            : isOfOneYear
                ? site.phrases("outcomeOfYear", ["year": years.first.map { String($0) } ?? ""])
                : site.word("earlierOutcome")
    }

    func value(of measure: Measure) -> View {
        guard let earlier = measure.outcome(before: site.edition.year) else {
            return ValueView.missing(site.word("notGiven"))
        }
        return ValueView.text(
            FigureWords(site: site, measure: measure).text(earlier.value), note: isOfOneYear ? nil : earlier.date?.words
        )
    }

    /// Beside one measure's own figures; `nil` where there is nothing earlier.
    func figure(of measure: Measure) -> View? {
        title.map { ["label": $0, "value": value(of: measure)] }
    }
}

/// The table that a board reads in a plan: what it came to, what it should come to, and when that is looked at.
struct PlanTableView {
    let scope: PageScope
    let id: String
    let caption: String
    let indicators: [AssessedIndicator]
    /// Whether links to an indicator lead to its row, where it has no page of its own.
    var hasAnchors = false

    private var site: SiteContext { scope.site }

    /// `nil` without indicators.
    var view: View? {
        guard !indicators.isEmpty else { return nil }
        let earlier = EarlierOutcomes(of: indicators.flatMap { $0.measures.map(\.measure) }, in: site)
        let hasFollowUp = indicators.contains { $0.indicator.followUp != nil }
        return [
            "id": id, "caption": caption, "earlierTitle": earlier.title, "hasFollowUp": hasFollowUp,
            "targetTitle": site.phrases("targetOfYear", ["year": String(site.edition.year)]),
            "groups": indicators.map { group($0, earlier: earlier, hasFollowUp: hasFollowUp) },
        ]
    }

    private func group(_ assessed: AssessedIndicator, earlier: EarlierOutcomes, hasFollowUp: Bool) -> View {
        let indicator = assessed.indicator
        let url = hasAnchors ? nil : scope.url(.indicator(id: indicator.id))
        let isGroup = assessed.measures.count > 1
        return [
            "anchor": hasAnchors ? WholeReportID.indicator(indicator.id) : nil,
            "isGroup": isGroup, "title": indicator.title, "url": url, "explanation": indicator.explanation,
            "columnCount": String(2 + (earlier.title == nil ? 0 : 1) + (hasFollowUp ? 1 : 0)),
            "rows": assessed.measures.map { measure in
                [
                    "title": isGroup ? measure.measure.title : indicator.title, "url": isGroup ? nil : url,
                    "explanation": isGroup ? nil : indicator.explanation,
                    "earlier": earlier.title == nil ? nil : earlier.value(of: measure.measure),
                    "target": MeasureView(
                        scope: scope, indicator: assessed, assessed: measure, anchor: "", headingLevel: 6,
                        isReasonOpen: false
                    ).target,
                    "followUpCell": hasFollowUp
                        ? [
                            "text": indicator.followUp ?? site.word("notGiven"), "isMissing": indicator.followUp == nil,
                            "note": nil,
                        ] as View : nil,
                ] as View
            },
        ]
    }
}
