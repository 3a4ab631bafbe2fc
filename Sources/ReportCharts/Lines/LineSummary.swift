import ExactNumbers

/// A line chart in words: the change, the highest and the lowest, the distance to the target.
struct LineSummary: Sendable {
    let chart: LineChart

    private var words: ChartWords { ChartWords(chart.frame) }

    private typealias Figure = (year: Int, value: ExactNumber)

    private func figures(_ series: ChartSeries) -> [Figure] {
        chart.years.indices.compactMap { row in series.value(row).map { (chart.years[row], $0) } }
    }

    var text: String {
        guard let first = chart.series.first, !figures(first).isEmpty else { return "Diagrammet har inga linjer." }
        if chart.series.count == 1 {
            return [alone(first), target(first, named: false), missing(first)].compactMap { $0 }.joined(separator: " ")
        }
        let changes = shared.map { [$0] } ?? chart.series.compactMap { change($0, named: true) }
        let targets = chart.target == nil ? [] : chart.series.compactMap { target($0, named: true) }
        return (changes + targets).joined(separator: " ")
    }

    /// Of several series over the same years, their changes in one sentence.
    private var shared: String? {
        let ends = chart.series.map { series in (figures(series).first, figures(series).last) }
        guard let start = ends.first?.0?.year, let end = ends.first?.1?.year, end > start,
            ends.allSatisfy({ $0.0?.year == start && $0.1?.year == end })
        else { return nil }
        let changes = zip(chart.series, ends).compactMap { series, ends -> String? in
            guard let first = ends.0?.value, let last = ends.1?.value else { return nil }
            if first == last { return "\(series.name) lika högt båda åren, \(words.figure(last))" }
            return
                "\(series.name) \(last > first ? "upp" : "ner") från \(SwedishNumber.formatAsAuthored(first)) till \(words.figure(last))"
        }
        return "Mellan \(start) och \(end): \(changes.joined(separator: ", "))."
    }

    private func alone(_ series: ChartSeries) -> String {
        let figures = figures(series)
        var sentences = [change(series, named: false)].compactMap { $0 }
        if figures.count > 2, let high = figures.map(\.value).max(), let low = figures.map(\.value).min(), high > low {
            let inner = [(high, "Högst"), (low, "Lägst")].compactMap { value, word -> String? in
                let years = figures.filter { $0.value == value }.map(\.year)
                guard let year = years.first, years.count == 1, year != figures.first?.year, year != figures.last?.year
                else { return nil }
                return "\(word) var det \(year): \(words.figure(value))."
            }
            sentences += inner
        }
        return sentences.joined(separator: " ")
    }

    private func change(_ series: ChartSeries, named: Bool) -> String? {
        let figures = figures(series)
        guard let first = figures.first, let last = figures.last else { return nil }
        if figures.count == 1 {
            return
                "\(named ? ChartWords.capitalised(series.name) : "Värdet") var \(words.figure(first.value)) \(first.year)."
        }
        let span = "mellan \(first.year) och \(last.year)"
        let subject = named ? ChartWords.capitalised(series.name) : "Värdet"
        guard first.value != last.value, let distance = words.difference(last.value, first.value) else {
            return "\(subject) var lika högt \(first.year) som \(last.year): \(words.figure(last.value))."
        }
        let verb = last.value > first.value ? "ökade" : "minskade"
        return
            "\(subject) \(verb) \(span) från \(words.figure(first.value)) till \(words.figure(last.value)), en skillnad på \(distance)."
    }

    private func target(_ series: ChartSeries, named: Bool) -> String? {
        guard let target = chart.target, let last = figures(series).last else { return nil }
        let goal = target.year.flatMap { $0 == last.year ? nil : "målet för \($0)" } ?? "målet"
        let subject = named ? ChartWords.capitalised(series.name) : ChartWords.capitalised("\(last.year) års värde")
        if last.value == target.value { return "\(subject) är lika med \(goal), \(words.figure(target.value))." }
        guard let distance = words.difference(last.value, target.value) else { return nil }
        let side = last.value > target.value ? "över" : "under"
        return "\(subject) ligger \(distance) \(side) \(goal), \(words.figure(target.value))."
    }

    private func missing(_ series: ChartSeries) -> String? {
        let years = chart.years.indices.filter { series.value($0) == nil }.map { String(chart.years[$0]) }
        return years.isEmpty ? nil : "Uppgift saknas för \(ChartWords.shortList(years))."
    }
}
