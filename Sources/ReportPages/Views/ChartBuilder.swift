import Diagnostics
import ExactNumbers
import ReportAssessment
import ReportCharts
import ReportModel
import ReportTexts

/// From a block's table and settings to a chart of the form it names.
struct ChartBuilder {
    let site: SiteContext
    let block: ChartBlock
    private(set) var diagnostics: [Diagnostic] = []
    /// The columns that the chart shows, the labels' first: its figures as a table.
    private(set) var columns: [Int] = []

    /// What is drawn: without the totals, where the parts are to come to a whole.
    let table: DataTable
    private var settings: BlockSettings { block.settings }

    init(site: SiteContext, block: ChartBlock) {
        self.site = site
        self.block = block
        var table = block.table
        if [.lines, .parts, .pyramid, .statuses].contains(block.form) {
            table.rows.removeAll { $0.role == .total || $0.role == .detail }
        }
        self.table = table
    }

    /// `nil` after diagnostics.
    mutating func chart() -> (any Chart)? {
        guard let label = labelColumn(), let values = valueColumns(except: label) else { return nil }
        var frame = ChartFrame(
            title: block.title, unit: settings["enhet"],
            source: TableWords(table, note: nil, source: settings["källa"]).source, range: block.range)
        frame.fractionDigits = fractionDigits(values)
        columns = [label] + values
        let labels = table.shownRows.map { $0.cells[label].text }
        let series = values.map { ChartSeries(name: table.columns[$0], values: numbers($0)) }
        let figures = series.first?.values ?? []
        guard !diagnostics.containsError else { return nil }
        let chart: (any Chart)? =
            switch block.form {
            case .bars: BarChart(frame: frame, rows: zip(labels, figures).map { BarChart.Row(label: $0, value: $1) })
            case .groupedBars: GroupedBarChart(frame: frame, labels: labels, series: series)
            case .stackedBars:
                StackedBarChart(
                    frame: frame, labels: labels, series: series,
                    hasTotals: table.rows.contains { $0.role == .total || $0.role == .detail })
            case .lines: lines(frame, label, series)
            case .outcomes: outcomes(frame, labels, figures)
            case .trends: TrendChart(frame: frame, times: series.map(\.name), rows: rows(labels, series))
            case .pyramid: PyramidChart(frame: frame, ages: labels, series: series)
            case .parts: parts(frame, labels, figures)
            case .statuses: statuses(frame, labels, figures)
            }
        return diagnostics.containsError ? nil : chart
    }

    // MARK: Columns

    private mutating func column(_ name: String, from key: String) -> Int? {
        if let index = table.index(of: name) { return index }
        report(
            "okänd-kolumn", "diagrammets tabell har ingen kolumn ”\(name)”",
            help: Suggestion.help(for: name, among: table.columns), at: settings.place(of: key))
        return nil
    }

    private mutating func labelColumn() -> Int? { settings["etikett"].map { column($0, from: "etikett") } ?? 0 }

    /// The columns that are named, else those that hold numbers.
    private mutating func valueColumns(except label: Int) -> [Int]? {
        let named = settings["serier"].map(BlockSettings.names) ?? settings["värde"].map { [$0] }
        if let named {
            let key = settings["serier"] == nil ? "värde" : "serier"
            let found = named.map { column($0, from: key) }
            return found.contains(nil) ? nil : found.compactMap { $0 }
        }
        let target = settings["mål"].flatMap(table.index)
        let rows = table.shownRows
        let numeric = table.columns.indices.filter { $0 != label && $0 != target && table.isNumeric(column: $0) }
        guard !numeric.isEmpty else {
            // A column with text among its numbers is named, so that the text is what gets reported.
            let mixed = table.columns.indices.first { column in
                column != label && rows.contains { $0.cells[column].number != nil }
            }
            if let mixed { return [mixed] }
            report(
                rows.isEmpty ? "diagram-utan-rader" : "inga-tal",
                rows.isEmpty ? "diagrammets tabell har inga rader" : "diagrammet har ingen kolumn med tal",
                help: "ange värde: kolumnens namn")
            return nil
        }
        return takesSeveral ? numeric : Array(numeric.prefix(1))
    }

    /// The decimals that every figure is written with, so that 24,0 is drawn as it stands in the table.
    private func fractionDigits(_ columns: [Int]) -> Int {
        table.shownRows.flatMap { row in columns.compactMap { row.cells[$0].written?.fractionDigits } }.min() ?? 0
    }

    private var takesSeveral: Bool {
        switch block.form {
        case .groupedBars, .stackedBars, .lines, .trends, .pyramid: true
        case .bars, .outcomes, .parts, .statuses: false
        }
    }

    /// A column's numbers; an empty cell is a figure that is missing, a text is a mistake.
    private mutating func numbers(_ column: Int) -> [ExactNumber?] {
        table.shownRows.map { row in
            let cell = row.cells[column]
            if cell.number == nil, !cell.text.isEmpty {
                report(
                    "fel-tal", "”\(cell.text)” i kolumnen ”\(table.columns[column])” är inget tal",
                    help: "skriv bara siffror, eller lämna cellen tom", at: row.range(of: column))
            }
            return cell.number
        }
    }

    private func rows(_ labels: [String], _ series: [ChartSeries]) -> [ChartSeries] {
        labels.enumerated().map { row, label in ChartSeries(name: label, values: series.map { $0.values[row] }) }
    }

    // MARK: Forms

    private mutating func lines(_ frame: ChartFrame, _ label: Int, _ series: [ChartSeries]) -> LineChart {
        var years: [Int] = []
        for row in table.shownRows {
            let text = row.cells[label].text
            guard text.utf8.count == 4, let year = Int(text), year > 0 else {
                report(
                    "fel-år", "”\(text)” i kolumnen ”\(table.columns[label])” är inget år",
                    help: "skriv året med fyra siffror, som 2023", at: row.range(of: label))
                continue
            }
            years.append(year)
        }
        var target: LineChart.Target?
        if let written = settings["mål"], let value = number(written, key: "mål") {
            target = LineChart.Target(value: value, year: settings["målår"].flatMap { Int($0) }, isCeiling: isCeiling())
        }
        return LineChart(frame: frame, years: years, series: series, target: target)
    }

    private mutating func outcomes(_ frame: ChartFrame, _ labels: [String], _ figures: [ExactNumber?]) -> BulletChart? {
        guard let written = settings["mål"] else {
            report(
                "ofullständigt-block", "diagrammet saknar ”mål”",
                help: "skriv mål: och namnet på kolumnen med målvärden, eller ett tal som gäller alla rader")
            return nil
        }
        var targets: [ExactNumber?]
        if let column = table.index(of: written) {
            columns.append(column)
            targets = numbers(column)
        } else if SwedishNumber.parse(written) != nil || !written.contains(where: \.isLetter) {
            guard let value = number(written, key: "mål") else { return nil }
            targets = Array(repeating: value, count: labels.count)
        } else {
            _ = column(written, from: "mål")
            return nil
        }
        let rows = labels.indices.map { BulletChart.Row(label: labels[$0], outcome: figures[$0], target: targets[$0]) }
        return BulletChart(frame: frame, rows: rows, isCeiling: isCeiling(), thresholds: site.thresholds)
    }

    private mutating func parts(_ frame: ChartFrame, _ labels: [String], _ figures: [ExactNumber?]) -> PartsChart {
        let whole = settings["helhet"].flatMap { number($0, key: "helhet") }
        let parts = zip(labels, figures).map { PartsChart.Part(label: $0, value: $1) }
        return PartsChart(frame: frame, parts: parts, whole: whole, isRing: isYes("ring"))
    }

    private func statuses(_ frame: ChartFrame, _ labels: [String], _ figures: [ExactNumber?]) -> StatusChart {
        let levels = labels.indices.map { row in
            let colour =
                block.statuses.indices.contains(row)
                ? block.statuses[row].level?.colour : self.level(named: labels[row])?.colour
            return StatusChart.Level(label: labels[row], count: figures[row], colour: (colour ?? .grey).className)
        }
        return StatusChart(frame: frame, levels: levels)
    }

    /// The level of any of the edition's scales that a label names; what names none is grey.
    private func level(named label: String) -> AssessmentScale.Level? {
        let scales = site.report.scales
        return (scales.goals.levels + scales.indicators.levels + scales.assignments.levels)
            .first { [$0.label.lowercased(), $0.shortLabel.lowercased(), $0.id].contains(label.lowercased()) }
    }

    // MARK: Settings

    private mutating func number(_ text: String, key: String) -> ExactNumber? {
        if let number = SwedishNumber.parse(text) { return number }
        report(
            "fel-tal", "”\(text)” efter \(key): är inget tal", help: "skriv bara siffror; enheten står i enhet:",
            at: settings.place(of: key))
        return nil
    }

    private mutating func isCeiling() -> Bool {
        switch settings["regel"] {
        case nil, "minst": return false
        case "högst": return true
        case let rule?:
            report(
                "okänd-regel", "regeln ”\(rule)” finns inte för diagram",
                help: Suggestion.help(for: rule, among: ["minst", "högst"]), at: settings.place(of: "regel"))
            return false
        }
    }

    private mutating func isYes(_ key: String) -> Bool {
        guard let answer = settings[key], answer != "nej" else { return false }
        if answer != "ja" {
            report(
                "fel-svar", "”\(answer)” efter \(key): är varken ja eller nej", help: "skriv \(key): ja",
                at: settings.place(of: key))
        }
        return true
    }

    private mutating func report(_ id: String, _ message: String, help: String?, at range: SourceRange? = nil) {
        diagnostics.append(Diagnostic(.error, id, message, at: range ?? block.range, help: help))
    }
}
