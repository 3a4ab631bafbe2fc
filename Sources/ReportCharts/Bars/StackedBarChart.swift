import Diagnostics
import ExactNumbers

/// `staplade-staplar`: one bar a row, made of the row's parts, with their sum at its end.
public struct StackedBarChart: Chart {
    public static let maximumRows = 20
    public static let maximumSeries = 5
    private static let barHeight = 34.0

    public var frame: ChartFrame
    public var labels: [String]
    /// The parts, from the left.
    public var series: [ChartSeries]
    /// Whether a bar is the sum of others: then all bars together are nothing.
    public var hasTotals: Bool

    public init(frame: ChartFrame, labels: [String], series: [ChartSeries], hasTotals: Bool = false) {
        self.frame = frame
        self.labels = labels
        self.series = series
        self.hasTotals = hasTotals
    }

    private var sums: [ExactNumber] {
        labels.indices.map { row in ExactNumber.sum(series.compactMap { $0.value(row) }) ?? .zero }
    }

    public var composition: ChartComposition {
        let problems = problems
        let sums = sums
        guard !problems.found.containsError, let firstRow = sums.firstIndex(where: { !$0.isZero }) else {
            return .empty(kind: "stacked-bars", summary: summary(sums), diagnostics: problems.found)
        }
        let scale = BarScale(sums, of: frame)
        var elements: [SVGElement] = []
        var cut: [Int] = []
        var y = 0.0
        if let unit = scale.unitLine { y = ChartText.add([unit], below: y, kind: .note, to: &elements) + 8 }
        let starts = segments(firstRow, scale).map(\.start)
        let names = SegmentLabels(names: series.map(\.name), starts: starts)
        if names == nil { y = SegmentKey(names: series.map(\.name)).add(below: y, to: &elements) + 12 }
        for (place, label) in labels.enumerated() {
            let lines = TextFitting.lines(label, size: ChartText.size * 1.06, width: SVGDocument.width, maximum: 4)
            if lines.isCut { cut.append(place) }
            y = ChartText.add(lines.lines, below: y, kind: .strong, to: &elements) + 6
            if place == firstRow, let names { y = names.add(below: y, to: &elements) }
            elements += bar(place, scale, top: y, sum: sums[place])
            y += Self.barHeight + 18
        }
        var all = problems
        all.cut(cut)
        return ChartComposition(
            kind: "stacked-bars", height: max(y - 14, ChartText.lineHeight), elements: elements, summary: summary(sums),
            diagnostics: all.found)
    }

    private struct Segment {
        var number: Int
        var value: ExactNumber
        var start: Double
        var end: Double
    }

    private func segments(_ row: Int, _ scale: BarScale) -> [Segment] {
        var x = scale.zero
        return series.enumerated().map { place, one in
            let value = one.value(row) ?? .zero
            let start = x
            x += value.approximate * scale.scale
            return Segment(number: place + 1, value: value, start: start, end: x)
        }
    }

    private func bar(_ row: Int, _ scale: BarScale, top: Double, sum: ExactNumber) -> [SVGElement] {
        var elements: [SVGElement] = []
        let baseline = top + Self.barHeight / 2 + ChartText.small * 0.36
        for segment in segments(row, scale) where !segment.value.isZero {
            elements.append(
                .rectangle(
                    x: segment.start, y: top, width: segment.end - segment.start, height: Self.barHeight,
                    kind: .series(segment.number)))
            let words = ChartWords(frame).figure(segment.value, unit: nil)
            if TextFitting.width(of: words, size: ChartText.small) + 10 < segment.end - segment.start {
                elements.append(
                    .text(
                        words, x: (segment.start + segment.end) / 2, y: baseline, size: ChartText.small,
                        anchor: .middle, kind: .onSeries(segment.number)))
            }
        }
        elements.append(.line(x1: scale.zero, y1: top - 2, x2: scale.zero, y2: top + Self.barHeight + 2, kind: .axis))
        elements.append(
            .text(
                scale.words(sum), x: scale.x(sum) + BarScale.valueGap, y: baseline, size: ChartText.size,
                anchor: .start, kind: .strong))
        return elements
    }

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        if labels.isEmpty { problems.noRows() }
        problems.series(series.count, most: Self.maximumSeries, least: 2)
        problems.rows(labels.count, most: Self.maximumRows, "staplar")
        problems.labels(labels, "stapel")
        problems.labels(series.map(\.name), "serie")
        let words = ChartWords(frame)
        for one in series {
            for (row, label) in labels.enumerated() {
                let name = "\(label), \(one.name)"
                guard let value = one.value(row) else {
                    problems.missingPart(name)
                    continue
                }
                if value.isNegative { problems.negative(name, words.figure(value)) }
            }
        }
        return problems
    }

    /// The largest and the smallest part of all.
    private func ends(_ words: ChartWords) -> String {
        let cells = series.flatMap { one in
            labels.indices.compactMap { row in one.value(row).map { (name: "\(labels[row]), \(one.name)", value: $0) } }
        }
        guard let most = cells.map(\.value).max(), let least = cells.map(\.value).min(), most > least else { return "" }
        func names(_ value: ExactNumber) -> String {
            ChartWords.shortList(cells.filter { $0.value == value }.map(\.name))
        }
        return
            " Störst är delen \(names(most)) med \(words.figure(most)), minst är \(names(least)) med \(words.figure(least))."
    }

    /// Bars of percentages that each come to about a hundred: their heights differ by rounding alone.
    private func areWholes(_ sums: [ExactNumber]) -> Bool {
        sums.allSatisfy { $0.subtracting(.hundred)?.magnitude ?? .hundred <= ExactNumber(1) }
    }

    private func summary(_ sums: [ExactNumber]) -> String {
        let words = ChartWords(frame)
        guard let highest = sums.max(), let lowest = sums.min(), series.count > 1 else {
            return "Diagrammet har inga staplar."
        }
        if highest > lowest, words.isPercent, areWholes(sums) {
            return "Varje stapel delas mellan \(ChartWords.list(series.map(\.name))).\(ends(words))"
        }
        let start = "Varje stapel är summan av \(ChartWords.list(series.map(\.name)))."
        if highest == lowest { return "\(start) Alla staplar är lika höga: \(words.figure(highest)).\(ends(words))" }
        func names(_ sum: ExactNumber) -> String {
            ChartWords.shortList(zip(labels, sums).filter { $0.1 == sum }.map(\.0))
        }
        return "\(start) Högst är \(names(highest)) med sammanlagt \(words.figure(highest)), "
            + "lägst är \(names(lowest)) med \(words.figure(lowest)).\(largest(words) ?? ends(words))"
    }

    /// The series with the most in all bars together; `nil` where nothing is to be added: shares of several wholes, and
    /// bars that are sums of others.
    private func largest(_ words: ChartWords) -> String? {
        guard !words.isPercent, !hasTotals else { return nil }
        let totals = series.map { ExactNumber.sum($0.values.compactMap { $0 }) ?? .zero }
        guard let most = totals.max(), totals.count(where: { $0 == most }) == 1,
            let name = zip(series, totals).first(where: { $0.1 == most })?.0.name
        else { return "" }
        return " Störst del i alla staplar tillsammans är \(name) med \(words.figure(most))."
    }
}
