import ExactNumbers
import ReportAssessment
import ReportCharts
import ReportModel
import Templates

extension AssessedMeasure {
    /// One figure a year, of several the last; the edition's own year has the outcome that counts.
    func yearlyFigures(until year: Int) -> [(year: Int, value: ExactNumber)] {
        var figures: [(year: Int, value: ExactNumber)] = []
        for observation in measure.earlier {
            guard case .number(let number) = observation.value, let earlier = observation.date?.year, earlier < year
            else { continue }
            figures.removeAll { $0.year == earlier }
            figures.append((earlier, number))
        }
        if case .number(let outcome)? = outcome { figures.append((year, outcome)) }
        return figures.sorted { $0.year < $1.year }
    }
}

/// A measure's years as a small line in a table's cell, with its first and last figure in words.
struct TrendView {
    let site: SiteContext
    let assessed: AssessedMeasure
    let id: String

    /// Whether a table with these measures has anything to show over the years.
    static func isWanted(for indicators: [AssessedIndicator], in site: SiteContext) -> Bool {
        indicators.contains { $0.measures.contains { $0.yearlyFigures(until: site.edition.year).count > 1 } }
    }

    /// Without a drawing where there are not two years to compare.
    var view: View {
        let figures = assessed.yearlyFigures(until: site.edition.year)
        guard let first = figures.first, let last = figures.last, figures.count > 1 else {
            return ["chartHTML": nil, "words": nil]
        }
        let title = site.phrases("trendTitle", ["from": String(first.year), "to": String(last.year)])
        let years = Array(first.year...last.year)
        let values = Dictionary(uniqueKeysWithValues: figures.map { ($0.year, $0.value) })
        let line = TrendLine(
            frame: ChartFrame(title: title, unit: assessed.measure.unit), times: years.map(String.init),
            values: years.map { values[$0] })
        let drawing = line.drawing(idPrefix: id, palette: site.palette)
        return ["chartHTML": HTML(drawing.svg), "words": drawing.summary]
    }
}
