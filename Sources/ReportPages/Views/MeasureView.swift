import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel
import Templates

/// A measure's figures in words: numbers with units, steps of a scale, yes and no.
struct FigureWords {
    let site: SiteContext
    let measure: Measure

    func text(_ number: ExactNumber) -> String {
        if case .scale = measure.rule {
            return site.phrases("scaleStep", ["step": SwedishNumber.formatAsAuthored(number)])
        }
        if SwedishNumber.authoredFractionDigits(of: number) != nil {
            return SwedishNumber.formatAsAuthored(number, unit: measure.unit)
        }
        // A target that was computed is not rounded to the other side of an outcome.
        return SwedishNumber.formatApart(number, unit: measure.unit, from: outcomes)
    }

    private var outcomes: [ExactNumber] {
        measure.outcomes.compactMap { if case .number(let number) = $0.value { number } else { nil } }
    }

    func text(_ value: Target.Value) -> String {
        switch value {
        case .number(let number): text(number)
        case .yesNo(let answer): site.word(answer ? "yes" : "no")
        case .words(let words): words
        }
    }

    func text(_ value: Observation.Value) -> String {
        switch value {
        case .number(let number): text(number)
        case .yesNo(let answer): site.word(answer ? "yes" : "no")
        case .shareOfTarget(let share): site.phrases("shareOfTarget", ["share": self.share(share)])
        case .words(let words, _): words
        }
    }

    func share(_ share: ExactNumber) -> String { SwedishNumber.formatShare(share, thresholds: site.thresholds) }
}

/// One measure of an indicator: figures, scale, outcomes and why its colour is what it is.
struct MeasureView {
    let scope: PageScope
    let indicator: AssessedIndicator
    let assessed: AssessedMeasure
    /// Unique on the page.
    let anchor: String
    let headingLevel: Int
    /// Whether **Varför?** stands open, as it must on paper.
    let isReasonOpen: Bool

    private var site: SiteContext { scope.site }
    private var measure: Measure { assessed.measure }
    private var words: FigureWords { FigureWords(site: site, measure: measure) }

    var view: View {
        [
            "id": measure.id ?? indicator.indicator.id, "anchor": anchor, "title": measure.title,
            "headingLevel": String(headingLevel),
            "resultTitle": site.word(site.isPlan ? "figuresOfPlan" : "result"), "status": site.shown(assessed.status),
            "titledStatus": measure.title == nil ? nil : site.shown(assessed.status), "baseline": baseline,
            "target": target,
            "earlier": EarlierOutcomes(of: [measure], in: site).figure(of: measure),
            "outcome": site.isPlan ? nil : outcome, "share": site.isPlan ? nil : share,
            "stateWords": measure.stateWords, "scale": scale,
            "hasSeveralOutcomes": measure.outcomes.count > 1 && !site.isPlan,
            "outcomes": outcomeItems(site.isPlan ? [] : measure.outcomes), "reason": site.isPlan ? nil : reason,
            "outcomeTable": hasOutcomeTable && !site.isPlan
                ? table(measure.outcomes, id: "utfall", caption: site.word("outcome")) : nil,
            "earlierTable": hasEarlierTable
                ? table(earlier, id: "tidigare", caption: site.word("earlierOutcomes")) : nil,
            "chart": MeasureChart(scope: scope, indicator: indicator, assessed: assessed, anchor: anchor).view,
            "source": measure.source ?? assessed.outcomeSource ?? indicator.indicator.source,
        ]
    }

    // MARK: Figures

    private var baseline: View? {
        measure.baseline.map { ValueView.text(words.text($0.value), note: $0.year.map { String($0) }) }
    }

    var target: View {
        guard let target = assessed.target else { return ValueView.missing(site.word("notGiven")) }
        let year = measure.target?.year.flatMap {
            $0 == site.edition.year ? nil : site.phrases("targetYear", ["year": String($0)])
        }
        return ValueView.text(words.text(target), note: year)
    }

    /// The outcome that counts; its date, or what it is made of, beside it.
    var outcome: View {
        guard let outcome = assessed.outcome else {
            return ValueView.missing(
                assessed.status == .state(.notFollowedUp) ? site.word("notFollowedUpNow") : site.word("notGiven"))
        }
        let note: String? =
            switch (measure.aggregation, measure.outcomes.count > 1) {
            case (.mean, true): site.phrases("meanOf", ["count": String(measure.outcomes.count)])
            case (.sum, true): site.phrases("sumOf", ["count": String(measure.outcomes.count)])
            default: assessed.outcomeDate?.words
            }
        return ValueView.text(words.text(outcome), note: note)
    }

    /// The same without its date, for a table's narrow cells.
    var bareOutcome: View {
        assessed.outcome.map { ValueView.text(words.text($0)) } ?? outcome
    }

    var share: View { ValueView.optional(assessed.share.map(words.share), missing: site.word("noShare")) }

    private var scale: View? {
        guard case .scale(let steps) = measure.rule else { return nil }
        return [
            "id": "\(anchor)-skala", "lowest": SwedishNumber.formatAsAuthored(steps.lowest),
            "highest": SwedishNumber.formatAsAuthored(steps.highest),
            "steps": shown(steps).map { step in
                [
                    "step": SwedishNumber.formatAsAuthored(step), "meaning": steps.meaning(of: step),
                    "isCurrent": assessed.outcome == .number(step),
                    "isTarget": assessed.target == .number(step),
                ] as View
            },
        ]
    }

    /// Every whole step of a short scale; of a long one, those that have a meaning or matter.
    private func shown(_ scale: StepScale) -> [ExactNumber] {
        var steps = Set(scale.steps.map(\.value) + [scale.lowest, scale.highest])
        if case .number(let current)? = assessed.outcome { steps.insert(current) }
        if case .number(let target)? = assessed.target { steps.insert(target) }
        if let span = scale.highest.subtracting(scale.lowest), span <= ExactNumber(10) {
            var step = scale.lowest
            while step <= scale.highest, let next = step.adding(ExactNumber(1)) {
                steps.insert(step)
                step = next
            }
        }
        return steps.sorted()
    }

    // MARK: Outcomes

    /// Where the outcome stands that counts, of several.
    private var counted: SourceRange? {
        guard measure.outcomes.count > 1 else { return nil }
        return assessed.outcomePlace.map { measure.outcomes[$0].range }
    }

    private func outcomeItems(_ observations: [Observation]) -> [View] {
        let counted = counted
        return observations.map { observation in
            [
                "date": observation.date?.words, "dateISO": observation.date?.iso,
                "value": ValueView.text(words.text(observation.value)), "isCounted": observation.range == counted,
                "note": observation.note,
                "source": observation.source,
            ]
        }
    }

    /// One bare outcome already stands among the figures.
    private var hasOutcomeTable: Bool { measure.outcomes.count > 1 || measure.outcomes.contains { $0.note != nil } }

    /// A plan has nothing but what was before it.
    private var earlier: [Observation] { measure.earlier + (site.isPlan ? measure.outcomes : []) }

    /// The last one already stands among the figures.
    private var hasEarlierTable: Bool {
        earlier.count > 1 || earlier.contains { $0.note != nil || $0.source != nil }
            || earlier.first.map { $0.range != measure.outcome(before: site.edition.year)?.range } ?? false
    }

    private func table(_ observations: [Observation], id: String, caption: String) -> View? {
        guard !observations.isEmpty else { return nil }
        let hasNotes = observations.contains { $0.note != nil || $0.source != nil }
        return [
            "id": "\(anchor)-\(id)", "caption": measure.title.map { "\(caption): \($0)" } ?? caption,
            "hasShares": false, "hasStatuses": false,
            "hasNotes": hasNotes,
            "rows": zip(observations, outcomeItems(observations)).map { observation, item in
                item.merging([
                    "share": nil, "statusCell": nil,
                    "noteCell": hasNotes ? ["text": observation.note, "source": observation.source] as View : nil,
                ])
            },
        ]
    }

    // MARK: Why

    private var reason: View {
        let reason = assessed.reason
        let inputs = inputs
        return [
            "id": "\(anchor)-varfor", "isOpen": isReasonOpen, "subject": measure.title ?? indicator.indicator.title,
            "rule": reason.rule,
            "hasInputs": !inputs.isEmpty, "inputs": inputs, "computation": reason.computation,
            "threshold": reason.threshold,
            "conclusion": site.phrases("conclusion", ["label": assessed.status.label]),
            "interpretation": reason.interpretation,
        ]
    }

    private var inputs: [View] {
        var inputs: [View] = []
        func add(_ label: String, _ value: View, _ source: String?) {
            inputs.append(["label": label, "value": value, "source": source])
        }
        if let baseline { add(site.word("baseline"), baseline, measure.baseline?.source) }
        if assessed.target != nil { add(site.word("target"), target, measure.target?.source) }
        if assessed.outcome != nil { add(site.word("outcome"), outcome, assessed.outcomeSource) }
        return inputs
    }
}
