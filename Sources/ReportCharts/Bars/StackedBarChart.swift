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

    public init(frame: ChartFrame, labels: [String], series: [ChartSeries]) {
        self.frame = frame
        self.labels = labels
        self.series = series
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
        let scale = BarScale(sums, unit: frame.unit)
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
            let words = SwedishNumber.formatAsAuthored(segment.value)
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

    private func summary(_ sums: [ExactNumber]) -> String {
        let words = ChartWords(frame)
        guard let highest = sums.max(), let lowest = sums.min(), series.count > 1 else {
            return "Diagrammet har inga staplar."
        }
        let start = "Varje stapel är summan av \(ChartWords.list(series.map(\.name)))."
        let totals = series.map { ExactNumber.sum($0.values.compactMap { $0 }) ?? .zero }
        let largest = totals.max().flatMap { most in
            totals.filter { $0 == most }.count == 1
                ? zip(series, totals).first { $0.1 == most }.map {
                    " Störst del i alla staplar tillsammans är \($0.0.name) med \(words.figure($0.1))."
                } : nil
        }
        if highest == lowest { return "\(start) Alla staplar är lika höga: \(words.figure(highest)).\(ends(words))" }
        func names(_ sum: ExactNumber) -> String {
            ChartWords.shortList(zip(labels, sums).filter { $0.1 == sum }.map(\.0))
        }
        return "\(start) Högst är \(names(highest)) med sammanlagt \(words.figure(highest)), "
            + "lägst är \(names(lowest)) med \(words.figure(lowest)).\(largest ?? "")"
    }
}
