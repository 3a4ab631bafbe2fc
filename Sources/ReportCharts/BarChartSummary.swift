import ExactNumbers

/// A bar chart in words: how many bars, the highest and the lowest.
struct BarChartSummary: Sendable {
    let chart: BarChart

    init(_ chart: BarChart) { self.chart = chart }

    var sentence: String {
        let values = chart.rows.map(\.value)
        guard let highest = values.max(), let lowest = values.min(), let first = chart.rows.first else {
            return "Diagrammet har inga staplar."
        }
        if chart.rows.count == 1 { return "Diagrammet har en stapel: \(first.label), \(figure(first.value))." }
        let count =
            (chart.rows.count <= 12 ? SwedishNumerals.words(for: chart.rows.count) : nil) ?? "\(chart.rows.count)"
        let start = "Diagrammet har \(count) staplar"
        if highest == lowest { return "\(start), alla med \(figure(highest))." }
        return "\(start). Högst är \(names(of: highest)) med \(figure(highest)), "
            + "lägst är \(names(of: lowest)) med \(figure(lowest))."
    }

    private func figure(_ value: ExactNumber) -> String {
        SwedishNumber.formatAsAuthored(value, unit: chart.unit)
    }

    /// All that share a value, but not more than three by name.
    private func names(of value: ExactNumber) -> String {
        let names = chart.rows.filter { $0.value == value }.map(\.label)
        let shown = names.count > 4 ? names.prefix(3) + ["\(names.count - 3) till"] : names[...]
        guard shown.count > 1, let last = shown.last else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " och " + last
    }
}
