import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportCharts
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A chart as a figure: drawing, sentence, figures as a table, and a file for those who quote it.
struct ChartView {
    let scope: PageScope
    let id: String
    let chart: any Chart
    let table: DataTable
    /// Of the table, the labels' first.
    let columns: [String]
    var note: String?
    /// Relative to the output folder.
    let file: String

    /// `nil` after a diagnostic.
    var view: View? {
        let drawing = chart.drawing(idPrefix: id + "-", palette: scope.site.palette)
        scope.site.findings.add(drawing.diagnostics)
        guard !drawing.diagnostics.containsError else { return nil }
        scope.site.drawings.add(drawing.file, at: file)
        let title = chart.frame.title
        let words = TableWords(table, note: note, source: chart.frame.source)
        var shown = table
        shown.rows.removeAll { $0.role == .note }
        let figures = TableView(scope: scope, id: id + "-tabell", title: title, table: shown, columns: columns).view
        return [
            "id": id, "title": title, "subject": title, "summary": drawing.summary, "chartHTML": HTML(drawing.svg),
            "table": figures.merging(["isOpen": scope.page == .wholeReport]),
            "fileURL": scope.page == .wholeReport ? nil : scope.page.root + file, "note": words.notes,
            "picture": scope.page == .wholeReport
                ? nil : scope.site.picture(of: file, root: scope.page.root, subject: title),
            "source": words.source,
        ]
    }
}

/// The chart of a block.
struct ChartBlockView {
    let scope: PageScope
    let id: String
    let block: ChartBlock

    /// `nil` after a diagnostic.
    var view: View? {
        var builder = ChartBuilder(site: scope.site, block: block)
        let chart = builder.chart()
        scope.site.findings.add(builder.diagnostics)
        guard let chart else { return nil }
        return ChartView(
            scope: scope, id: id, chart: chart, table: builder.table,
            columns: builder.columns.map { builder.table.columns[$0] },
            note: block.settings["not"], file: scope.site.drawings.path(of: block)
        ).view
    }
}

/// An indicator's figures as a chart: over the years where there are several, else this year's outcome and its target.
struct MeasureChart {
    let scope: PageScope
    let indicator: AssessedIndicator
    let assessed: AssessedMeasure
    let anchor: String

    private var site: SiteContext { scope.site }
    private var measure: Measure { assessed.measure }

    /// `nil` where there are words or states alone, and elsewhere than on the indicator's own page.
    var view: View? {
        guard scope.page == .indicator(id: indicator.indicator.id) else { return nil }
        if case .scale = measure.rule { return nil }
        return overYears ?? againstTarget
    }

    private var outcome: ExactNumber? { if case .number(let number)? = assessed.outcome { number } else { nil } }
    private var target: ExactNumber? { if case .number(let number)? = assessed.target { number } else { nil } }
    private var isCeiling: Bool {
        switch measure.rule {
        case .atMost, .below: true
        case .change(let change): change.amount.isNegative
        default: false
        }
    }

    private var title: String { [indicator.indicator.title, measure.title].compactMap { $0 }.joined(separator: ": ") }
    private var path: String {
        "data/" + (["indikator", indicator.indicator.id] + [measure.id].compactMap { $0 }).joined(separator: "-")
            + ".svg"
    }

    private func frame(_ title: String) -> ChartFrame {
        ChartFrame(
            title: title, unit: measure.unit,
            source: measure.source ?? assessed.outcomeSource ?? indicator.indicator.source, range: measure.range)
    }

    private var overYears: View? {
        let figures = assessed.yearlyFigures(until: site.edition.year)
        guard let first = figures.first, let last = figures.last, figures.count > 1 else { return nil }
        let title = site.phrases(
            "chartOverYears", ["title": title, "from": String(first.year), "to": String(last.year)])
        let name = site.word("outcome")
        let chart = LineChart(
            frame: frame(title), years: figures.map(\.year),
            series: [ChartSeries(name: name, values: figures.map(\.value))],
            target: target.map {
                LineChart.Target(value: $0, year: measure.target?.year ?? site.edition.year, isCeiling: isCeiling)
            })
        let rows = figures.map { row([String($0.year)], [$0.value]) }
        return view(chart, DataTable(path: nil, columns: [site.word("year"), name], rows: rows))
    }

    private var againstTarget: View? {
        guard let outcome, let target, assessed.share != nil else { return nil }
        let chart = BulletChart(
            frame: frame(site.phrases("chartAgainstTarget", ["title": title])),
            rows: [BulletChart.Row(label: title, outcome: outcome, target: target)], isCeiling: isCeiling,
            thresholds: site.thresholds)
        let columns = [site.word("indicator"), site.word("outcome"), site.word("target")]
        return view(chart, DataTable(path: nil, columns: columns, rows: [row([title], [outcome, target])]))
    }

    private func row(_ texts: [String], _ numbers: [ExactNumber]) -> DataTable.Row {
        let cells =
            texts.map { DataTable.Cell(text: $0, number: nil) }
            + numbers.map { DataTable.Cell(text: SwedishNumber.formatAsAuthored($0), number: $0) }
        return DataTable.Row(cells: cells, range: measure.range)
    }

    private func view(_ chart: any Chart, _ table: DataTable) -> View? {
        ChartView(scope: scope, id: "\(anchor)-diagram", chart: chart, table: table, columns: table.columns, file: path)
            .view
    }
}
