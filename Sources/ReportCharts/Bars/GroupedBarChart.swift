import ExactNumbers

/// `grupperade-staplar`: a few bars a row, each with its own name and figure, so that no legend is needed.
public struct GroupedBarChart: Chart {
    public static let maximumRows = 15
    public static let maximumSeries = 4
    private static let barHeight = 26.0
    /// Names of series may take this much to the left of the bars.
    private static let widestName = 210.0

    public var frame: ChartFrame
    /// What each group of bars stands for, from the top.
    public var labels: [String]
    public var series: [ChartSeries]

    public init(frame: ChartFrame, labels: [String], series: [ChartSeries]) {
        self.frame = frame
        self.labels = labels
        self.series = series
    }

    public var composition: ChartComposition {
        let widest = series.map { TextFitting.width(of: $0.name, size: ChartText.small) }.max() ?? 0
        let left = min(widest, Self.widestName) + 12
        let scale = BarScale(series.flatMap(\.values).compactMap { $0 }, of: frame, left: left)
        let names = series.map { TextFitting.lines($0.name, size: ChartText.small, width: Self.widestName, maximum: 1) }
        var elements: [SVGElement] = []
        var cut: [Int] = []
        var y = 0.0
        if let unit = scale.unitLine { y = ChartText.add([unit], below: y, kind: .note, to: &elements) + 8 }
        for (place, label) in labels.enumerated() {
            let lines = TextFitting.lines(label, size: ChartText.size * 1.06, width: SVGDocument.width, maximum: 4)
            if lines.isCut { cut.append(place) }
            y = ChartText.add(lines.lines, below: y, kind: .strong, to: &elements) + 6
            for (number, one) in series.enumerated() {
                let baseline = y + Self.barHeight / 2 + ChartText.small * 0.36
                elements.append(
                    .text(
                        names[number].lines.first ?? "", x: left - 10, y: baseline, size: ChartText.small, anchor: .end,
                        kind: .label))
                elements += scale.bar(one.value(place), top: y, height: Self.barHeight, kind: .series(number + 1))
                y += Self.barHeight + 6
            }
            y += 18
        }
        return ChartComposition(
            kind: "grouped-bars", height: max(y - 18, ChartText.lineHeight), elements: elements, summary: summary,
            diagnostics: problems(cut: cut, cutNames: names.indices.filter { names[$0].isCut }).found)
    }

    private func problems(cut: [Int], cutNames: [Int]) -> ChartProblems {
        var problems = ChartProblems(frame)
        if labels.isEmpty {
            problems.noRows()
        } else if series.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) {
            problems.noFigures()
        }
        problems.series(series.count, most: Self.maximumSeries, least: 2)
        problems.rows(labels.count, most: Self.maximumRows, "grupper av staplar")
        problems.labels(labels, "grupp")
        problems.labels(series.map(\.name), "serie")
        problems.cut(cut, "grupp")
        problems.cut(cutNames, "serie")
        return problems
    }

    private var summary: String {
        let words = ChartWords(frame)
        let cells = series.flatMap { one in
            labels.indices.compactMap { row in one.value(row).map { (name: "\(labels[row]) (\(one.name))", value: $0) }
            }
        }
        let start =
            "Diagrammet jämför \(ChartWords.list(series.map(\.name))) i \(ChartWords.count(labels.count)) \(labels.count == 1 ? "grupp" : "grupper")"
        guard let highest = cells.map(\.value).max(), let lowest = cells.map(\.value).min() else {
            return "Diagrammet har inga staplar."
        }
        if highest == lowest { return "\(start). Alla staplar visar \(words.figure(highest))." }
        func names(_ value: ExactNumber) -> String {
            ChartWords.shortList(cells.filter { $0.value == value }.map(\.name))
        }
        return "\(start). Högst är \(names(highest)) med \(words.figure(highest)), "
            + "lägst är \(names(lowest)) med \(words.figure(lowest)).\(widestGap(words))"
    }

    /// Of two series, the row where they differ most.
    private func widestGap(_ words: ChartWords) -> String {
        guard series.count == 2, labels.count > 1 else { return "" }
        var widest: (row: Int, gap: ExactNumber)?
        for row in labels.indices {
            guard let first = series[0].value(row), let second = series[1].value(row),
                let gap = first.subtracting(second)?.magnitude, gap > widest?.gap ?? .zero
            else { continue }
            widest = (row, gap)
        }
        guard let widest, let first = series[0].value(widest.row), let second = series[1].value(widest.row),
            let distance = words.difference(first, second)
        else { return "" }
        return " Störst är skillnaden för \(labels[widest.row]): \(distance)."
    }
}
