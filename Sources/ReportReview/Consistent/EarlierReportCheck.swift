import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel

/// What this report says of earlier years, against what the reports of those years said.
struct EarlierReportCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        review.assessed.indicators.flatMap { Self.figures($0, review) }
            + review.report.assessedGoals.flatMap { Self.levels($0, review) }
    }

    private static func figures(_ indicator: AssessedIndicator, _ review: Review) -> [Diagnostic] {
        indicator.measures.flatMap { measure in
            measure.measure.earlier.compactMap { observation -> Diagnostic? in
                // The note tells the reader why.
                guard observation.note == nil, let date = observation.date, case let year = date.year,
                    let report = review.earlier[year],
                    let then = report.indicators.first(where: { $0.indicator.id == indicator.indicator.id })?.measures
                        .first(where: { $0.measure.id == measure.measure.id }),
                    // August's figure is not what the year's report says of the year.
                    date.month == nil || date == then.outcomeDate,
                    case .number(let before)? = then.outcome, case .number(let now) = observation.value, before != now
                else { return nil }
                let unit = measure.measure.unit
                return Diagnostic(
                    .note, "värde-mot-förra-rapporten",
                    "”\(indicator.indicator.title)” anges till \(SwedishNumber.formatAsAuthored(now, unit: unit)) för \(year), men rapporten för \(year) sade \(SwedishNumber.formatAsAuthored(before, unit: unit))",
                    at: observation.range, help: "rätta värdet, eller förklara i not: varför det har ändrats")
            }
        }
    }

    private static func levels(_ goal: Goal, _ review: Review) -> [Diagnostic] {
        // What was said within a year is not what its report said in the end.
        goal.history.filter { $0.occasion == .init(date: PartialDate(year: $0.year)) }.compactMap { judgement in
            guard let report = review.earlier[judgement.year],
                let then = report.assessedGoals.first(where: {
                    $0.goal.number == goal.number && $0.goal.title == goal.title
                }),
                then.basis == .result, let level = then.status?.level, level.label != judgement.level.label
            else { return nil }
            return Diagnostic(
                .note, "bedömning-mot-förra-rapporten",
                "mål \(goal.number) sägs ha haft nivån ”\(judgement.level.label)” \(judgement.year), men rapporten för \(judgement.year) sade ”\(level.label)”",
                at: goal.range, help: "rätta raden för \(judgement.year) under historik:")
        }
    }
}
