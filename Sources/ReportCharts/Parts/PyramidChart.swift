import Diagnostics
import ExactNumbers

/// `befolkningspyramid`: two groups by age, one to each side, the youngest at the foot.
public struct PyramidChart: Chart {
    public static let maximumAges = 25
    private static let barHeight = 24.0

    public var frame: ChartFrame
    /// In the author's order, rising or falling; drawn with the youngest at the foot.
    public var ages: [String]
    /// Two: left and right.
    public var series: [ChartSeries]

    public init(frame: ChartFrame, ages: [String], series: [ChartSeries]) {
        self.frame = frame
        self.ages = ages
        self.series = series
    }

    public var composition: ChartComposition {
        let problems = problems
        guard !problems.found.containsError, series.count == 2 else {
            return .empty(kind: "pyramid", summary: summary, diagnostics: problems.found)
        }
        let values = series.flatMap(\.values).compactMap { $0 }
        let axis = TickScale(
            from: 0, to: values.max()?.approximate ?? 0, isWhole: values.allSatisfy(\.isWhole), steps: 2)
        let ages = ages.map { TextFitting.line($0, size: ChartText.small, width: 160) }
        let middle = (ages.map { TextFitting.width(of: $0, size: ChartText.small) }.max() ?? 0) + 20
        let tickWords = axis.words(unit: nil)
        let margin = (tickWords.last.map { TextFitting.width(of: $0, size: ChartText.small) } ?? 0) / 2
        let side = (SVGDocument.width - middle) / 2 - margin
        let zeros = [margin + side, SVGDocument.width - margin - side]
        let scale = side / axis.high
        var elements: [SVGElement] = []
        var y = 0.0
        for (number, one) in series.enumerated() {
            let name =
                TextFitting.lines(one.name, size: ChartText.size * 1.06, width: side, maximum: 1).lines.first ?? ""
            elements.append(
                .text(
                    name, x: zeros[number], y: ChartText.size, size: ChartText.size,
                    anchor: number == 0 ? .end : .start, kind: .strong))
        }
        y = ChartText.lineHeight + 8
        let bottom = y + Double(ages.count) * (Self.barHeight + 4) + 2
        for (tick, word) in zip(axis.ticks, tickWords) {
            for (number, zero) in zeros.enumerated() {
                let x = zero + (number == 0 ? -1 : 1) * tick.approximate * scale
                elements.append(.line(x1: x, y1: y - 4, x2: x, y2: bottom, kind: tick.isZero ? .axis : .grid))
                elements.append(
                    .text(
                        word, x: x, y: bottom + ChartText.small + 4, size: ChartText.small, anchor: .middle, kind: .note
                    ))
            }
        }
        for row in order {
            for (number, one) in series.enumerated() {
                guard let value = one.value(row)?.approximate, value > 0 else { continue }
                let width = value * scale
                elements.append(
                    .rectangle(
                        x: number == 0 ? zeros[0] - width : zeros[1], y: y, width: width, height: Self.barHeight,
                        kind: .series(number == 0 ? 1 : 3)))
            }
            elements.append(
                .text(
                    ages[row], x: (zeros[0] + zeros[1]) / 2, y: y + Self.barHeight / 2 + ChartText.small * 0.36,
                    size: ChartText.small, anchor: .middle, kind: .label))
            y += Self.barHeight + 4
        }
        return ChartComposition(
            kind: "pyramid", height: bottom + ChartText.lineHeight + 8, elements: elements, summary: summary,
            diagnostics: problems.found)
    }

    /// The rows from the top: the oldest first.
    private var order: [Int] {
        func start(_ age: String) -> Int? { Int(age.prefix { $0.isASCII && $0.isNumber }) }
        guard let first = ages.first.flatMap(start), let last = ages.last.flatMap(start), first > last else {
            return Array(ages.indices.reversed())
        }
        return Array(ages.indices)
    }

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        if ages.isEmpty { problems.noRows() }
        problems.series(series.count, most: 2, least: 2)
        problems.rows(ages.count, most: Self.maximumAges, "åldersgrupper")
        problems.labels(ages, "åldersgrupp")
        problems.labels(series.map(\.name), "serie")
        problems.cut(
            ages.indices.filter { TextFitting.width(of: ages[$0], size: ChartText.small) > 160 }, "åldersgrupp")
        let words = ChartWords(frame)
        for one in series {
            for (row, age) in ages.enumerated() {
                guard let value = one.value(row) else {
                    problems.missingPart("\(age), \(one.name)")
                    continue
                }
                if value.isNegative { problems.negative("\(age), \(one.name)", words.figure(value)) }
            }
        }
        if !ages.isEmpty, series.allSatisfy({ $0.values.allSatisfy { $0?.isZero ?? true } }) { problems.noFigures() }
        return problems
    }

    private var summary: String {
        let words = ChartWords(frame)
        guard series.count == 2, !ages.isEmpty else { return "Diagrammet har inga åldersgrupper." }
        // Shares of women and shares of men are parts of two wholes.
        if words.isPercent { return series.map { ends($0, words) }.joined(separator: " ") }
        let totals = series.map { ExactNumber.sum($0.values.compactMap { $0 }) ?? .zero }
        let groups = ages.indices.map { row in ExactNumber.sum(series.compactMap { $0.value(row) }) ?? .zero }
        guard let most = groups.max(), let least = groups.min() else { return "Diagrammet har inga åldersgrupper." }
        let start = "Sammanlagt: " + ChartWords.list(zip(series, totals).map { "\($0.name) \(words.figure($1))" }) + "."
        func names(_ value: ExactNumber) -> String {
            ChartWords.shortList(ages.indices.filter { groups[$0] == value }.map { ages[$0] })
        }
        if most == least { return "\(start) Alla åldersgrupper är lika stora." }
        return
            "\(start) Störst är åldersgruppen \(names(most)) med \(words.figure(most)), minst är \(names(least)) med \(words.figure(least))."
    }

    /// ”Kvinnor: störst är 30–39 med 12 %, minst är 90+ med 1 %.”
    private func ends(_ one: ChartSeries, _ words: ChartWords) -> String {
        let figures = ages.indices.compactMap { row in one.value(row).map { (age: ages[row], value: $0) } }
        guard let most = figures.map(\.value).max(), let least = figures.map(\.value).min() else { return "" }
        func names(_ value: ExactNumber) -> String {
            ChartWords.shortList(figures.filter { $0.value == value }.map(\.age))
        }
        if most == least { return "\(one.name): alla åldersgrupper har \(words.figure(most))." }
        return
            "\(one.name): störst är \(names(most)) med \(words.figure(most)), minst är \(names(least)) med \(words.figure(least))."
    }
}
