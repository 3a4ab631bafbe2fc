import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles

/// `data/`: the report's figures for those who compute with them.
public struct OpenDataFiles: Sendable {
    let site: SiteFacts
    private let corrected: Corrections
    private var report: Report { site.report }

    public init(site: SiteFacts, corrections: Corrections) {
        self.site = site
        corrected = corrections
    }

    /// A file and the words by which a page offers it.
    public struct Offer: Sendable {
        public var file: RenderedFile
        /// The word in `ord/sv.json`.
        public var title: String
    }

    public func offers() -> [Offer] {
        var offers = [Offer(file: ReportJSON(site: site, corrections: corrected).file(), title: "dataReport")]
        func add(_ name: String, _ title: String, _ csv: CSVWriter) {
            offers.append(Offer(file: RenderedFile(path: "data/\(name).csv", bytes: csv.bytes), title: title))
        }
        let parts = ReportParts(report)
        if parts.hasGoals { add("mal", "dataGoals", goals()) }
        if parts.hasIndicators {
            add("indikatorer", "dataIndicators", indicators())
            add("utfall", "dataObservations", observations())
        }
        if !report.assignments.isEmpty { add("uppdrag", "dataAssignments", assignments()) }
        if report.grants != nil { add("beviljade-projekt", "dataGrants", grants()) }
        if !report.keyFigureGroups.isEmpty { add("nyckeltal", "dataKeyFigures", keyFigures()) }
        if !report.edition.corrections.isEmpty {
            offers.append(
                Offer(file: RenderedFile(path: Self.corrections, bytes: corrections().bytes), title: "dataCorrections"))
        }
        return offers
    }

    /// Where the list of corrections lies when there are any.
    public static let corrections = "data/rattelser.csv"

    /// One row a place: a correction may concern several.
    private func corrections() -> CSVWriter {
        var csv = CSVWriter(columns: ["Datum", "Version", "Plats", "Adress", "Ändring"])
        for entry in corrected.entries {
            for place in entry.places {
                csv.add([
                    .text(entry.correction.date.iso), .text(entry.correction.version), .text(place.words),
                    .text(place.address),
                    .text(entry.correction.change),
                ])
            }
        }
        return csv
    }

    /// The tables that texts show, as files.
    public func tables() -> [RenderedFile] {
        report.tables.keys.naturallySorted().compactMap { path in
            guard let table = report.tables[path] else { return nil }
            var csv = CSVWriter(columns: table.columns)
            for row in table.rows {
                csv.add(
                    zip(row.cells, table.kinds).map { cell, kind in
                        if kind == .number, let number = cell.written { .figure(number) } else { .text(cell.text) }
                    })
            }
            return RenderedFile(path: site.published(path), bytes: csv.bytes)
        }
    }

    private func goals() -> CSVWriter {
        var csv = CSVWriter(columns: [
            "Regionmål", "Mål", "Titel", "Status", "Statusord", "Slag", "Datum", "Antal indikatorer", "Källa",
        ])
        for regional in site.assessed.goals {
            for goal in [regional] + regional.subgoals {
                guard let status = goal.status else { continue }
                csv.add([
                    .text(regional.goal.number), .text(goal.goal.number), .text(goal.goal.title), .text(status.id),
                    .text(status.label),
                    .text(goal.basis?.rawValue), .text(goal.date?.iso), .number(ExactNumber(goal.indicators.count)),
                    .text(goal.goal.source),
                ])
            }
        }
        return csv
    }

    private func forEachMeasure(_ body: (AssessedGoal, AssessedIndicator, AssessedMeasure) -> Void) {
        for goal in site.assessed.allGoals {
            for indicator in goal.indicators {
                for measure in indicator.measures { body(goal, indicator, measure) }
            }
        }
    }

    private func indicators() -> CSVWriter {
        var csv = CSVWriter(columns: [
            "Mål", "Indikator", "Titel", "Mått", "Enhet", "Regel", "Målvärde", "Utfall", "Utfall i ord", "Datum",
            "Andel av målvärdet i procent", "Status", "Statusord", "Följs upp", "Källa", "Målvärde i ord",
            "Tidigare utfall", "Tidigare utfall i ord", "Tidigare datum",
        ])
        forEachMeasure { goal, indicator, measure in
            let earlier = measure.measure.outcome(before: report.edition.year)
            csv.add([
                .text(goal.goal.number), .text(indicator.indicator.id), .text(indicator.indicator.title),
                .text(measure.measure.title), .text(measure.measure.unit),
                .text(measure.measure.rule?.name), Self.cell(measure.target, of: measure), Self.cell(measure.outcome),
                .text(Self.words(measure.outcome)),
                .text(measure.outcomeDate?.iso), .apart(measure.share, from: site.thresholds), .text(measure.status.id),
                .text(measure.status.label),
                .text(indicator.indicator.followUp), .text(indicator.indicator.source),
                .text(Self.words(measure.target)), Self.cell(earlier?.value), .text(Self.words(earlier?.value)),
                .text(earlier?.date?.iso),
            ])
        }
        return csv
    }

    private func observations() -> CSVWriter {
        var csv = CSVWriter(columns: [
            "Indikator", "Mått", "Datum", "Värde", "Andel av målvärdet i procent", "I ord", "Anmärkning", "Källa",
        ])
        forEachMeasure { _, indicator, measure in
            for observation in measure.measure.earlier + measure.measure.outcomes {
                var share: ExactNumber?
                if case .shareOfTarget(let value) = observation.value { share = value }
                csv.add([
                    .text(indicator.indicator.id), .text(measure.measure.title), .text(observation.date?.iso),
                    Self.cell(observation.value), .number(share),
                    .text(Self.words(observation.value)), .text(observation.note), .text(observation.source),
                ])
            }
        }
        return csv
    }

    private static func cell(_ value: Observation.Value?) -> CSVWriter.Cell {
        switch value {
        case .number(let number): .number(number)
        case .yesNo(let answer): .text(answer ? "ja" : "nej")
        case .words, .shareOfTarget, nil: .text(nil)
        }
    }

    /// A target that was computed from a baseline stays on its own side of the outcome.
    private static func cell(_ value: Target.Value?, of measure: AssessedMeasure) -> CSVWriter.Cell {
        switch value {
        case .number(let number):
            if case .number(let outcome)? = measure.outcome { .apart(number, from: [outcome]) } else { .number(number) }
        case .yesNo(let answer): .text(answer ? "ja" : "nej")
        case .words, nil: .text(nil)
        }
    }

    private static func words(_ value: Target.Value?) -> String? {
        if case .words(let words) = value { words } else { nil }
    }

    private static func words(_ value: Observation.Value?) -> String? {
        if case .words(let words, _) = value { words } else { nil }
    }

    private func assignments() -> CSVWriter {
        var csv = CSVWriter(columns: [
            "Uppdrag", "Titel", "Givare", "Mottagare", "Status", "Statusord", "Datum", "Följs upp", "Slutdatum",
            "Källa",
        ])
        for assignment in report.assignments {
            let status = Status(of: assignment)
            csv.add([
                .text(assignment.id), .text(assignment.title), .text(assignment.giver), .text(assignment.receiver),
                .text(status.id), .text(status.label),
                .text(assignment.date?.iso), .text(assignment.followUp), .text(assignment.dueDate?.iso),
                .text(assignment.source),
            ])
        }
        return csv
    }

    private func grants() -> CSVWriter {
        var csv = CSVWriter(columns: ["Prioritering", "Projekt", "Belopp i kronor", "Källa"])
        for grant in report.grants?.grants ?? [] {
            csv.add([
                .number(grant.priority.map { ExactNumber($0) }), .text(grant.project), .number(grant.amount),
                .text(grant.source),
            ])
        }
        return csv
    }

    private func keyFigures() -> CSVWriter {
        var csv = CSVWriter(columns: ["Grupp", "Nyckeltal", "Titel", "Värde", "Enhet", "Period", "Anmärkning", "Källa"])
        for group in report.keyFigureGroups {
            for figure in group.figures {
                csv.add([
                    .text(group.title), .text(figure.id), .text(figure.title), .number(figure.value),
                    .text(figure.unit), .text(figure.period),
                    .text(figure.note), .text(figure.source),
                ])
            }
        }
        return csv
    }
}
