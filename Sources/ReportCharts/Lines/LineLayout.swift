import ExactNumbers

/// Where the lines, ticks and names of a line chart stand.
struct LineLayout: Sendable {
    private static let plotHeight = 300.0
    /// Names at the lines' ends may take this much.
    private static let widestName = 200.0
    private static let top = 34.0

    private(set) var elements: [SVGElement] = []
    private(set) var height = 0.0
    /// Series whose name had to be cut.
    private(set) var cutNames: [Int] = []

    private let chart: LineChart
    private let scale: TickScale
    private let left: Double
    private let right: Double

    init(_ chart: LineChart) {
        self.chart = chart
        let figures = chart.series.flatMap(\.values).compactMap { $0 } + [chart.target?.value].compactMap { $0 }
        scale = Self.scale(figures)
        let ticks = scale.words(unit: Self.shortUnit(chart.frame.unit))
        left = (ticks.map { TextFitting.width(of: $0, size: ChartText.small) }.max() ?? 0) + 12
        let names = Self.names(chart)
        let widest = names.flatMap(\.lines).map { TextFitting.width(of: $0, size: ChartText.small) }.max() ?? 0
        right = SVGDocument.width - widest - 22
        cutNames = names.indices.filter { names[$0].isCut && names[$0].number <= chart.series.count }
        addGrid(ticks)
        addYears()
        addTarget()
        for (number, series) in chart.series.enumerated() { addLine(series, number: number + 1) }
        addNames(names)
        if chart.series.count == 1 { addFirstValue() }
    }

    /// From zero, unless that would press the lines together at the top: then from a round number, which the
    /// drawing says.
    private static func scale(_ figures: [ExactNumber]) -> TickScale {
        let lowest = figures.min() ?? .zero
        let highest = figures.max() ?? .zero
        let isWhole = figures.allSatisfy(\.isWhole)
        let (low, high) = (lowest.approximate, highest.approximate)
        if low >= 0, low < high * 0.6 || low == high { return TickScale(from: 0, to: high, isWhole: isWhole) }
        if high <= 0 { return TickScale(from: low, to: 0, isWhole: isWhole) }
        if low < 0 { return TickScale(from: low, to: high, isWhole: isWhole) }
        return TickScale(from: low - (high - low) * 0.15, to: high, isWhole: isWhole)
    }

    /// A long unit stands in the table and the caption, not at the axis.
    private static func shortUnit(_ unit: String?) -> String? { unit.flatMap { $0.count <= 8 ? $0 : nil } }

    private func x(_ year: Int) -> Double {
        guard let first = chart.years.first, let last = chart.years.last, last > first else { return left }
        return left + 10 + (right - left - 10) * Double(year - first) / Double(last - first)
    }

    private func y(_ value: Double) -> Double {
        Self.top + Self.plotHeight * (scale.high - value) / (scale.high - scale.low)
    }

    // MARK: Axes

    private mutating func addGrid(_ words: [String]) {
        for (tick, word) in zip(scale.ticks, words) {
            let y = y(tick.approximate)
            let isBase = tick.isZero || (scale.low > 0 && tick == scale.ticks.first)
            elements.append(.line(x1: left, y1: y, x2: right, y2: y, kind: isBase ? .axis : .grid))
            elements.append(.text(word, x: left - 10, y: y + 7, size: ChartText.small, anchor: .end, kind: .note))
        }
    }

    /// As many years as there is room for, counted from the last.
    private mutating func addYears() {
        let baseline = Self.top + Self.plotHeight + 30
        var free = Double.infinity
        for year in chart.years.reversed() {
            let x = x(year)
            elements.append(.line(x1: x, y1: baseline - 29, x2: x, y2: baseline - 22, kind: .axis))
            guard x + 28 <= free else { continue }
            free = x - 30
            elements.append(.text(String(year), x: x, y: baseline, size: ChartText.small, anchor: .middle, kind: .note))
        }
        height = baseline + 10
        if scale.low > 0, let first = scale.ticks.first {
            let words =
                "Skalan börjar vid \(SwedishNumber.formatAsAuthored(first, unit: Self.shortUnit(chart.frame.unit)))."
            height = ChartText.add([words], below: height, size: ChartText.small, kind: .note, to: &elements) + 4
        }
    }

    private mutating func addTarget() {
        guard let target = chart.target else { return }
        let y = y(target.value.approximate)
        elements.append(.line(x1: left, y1: y, x2: right, y2: y, kind: .target))
    }

    // MARK: Lines

    private mutating func addLine(_ series: ChartSeries, number: Int) {
        var stretch: [SVGElement.Point] = []
        var marks: [SVGElement.Point] = []
        func flush(_ elements: inout [SVGElement]) {
            if stretch.count > 1 { elements.append(.polyline(stretch, kind: .line(number))) }
            stretch = []
        }
        for (row, year) in chart.years.enumerated() {
            let isGap = row > 0 && year - chart.years[row - 1] > 1 && hasEveryYear
            guard let value = series.value(row) else {
                flush(&elements)
                continue
            }
            if isGap { flush(&elements) }
            let point = SVGElement.Point(x(year), y(value.approximate))
            if stretch.isEmpty || chart.years.count <= 15 || row == chart.years.count - 1 { marks.append(point) }
            stretch.append(point)
        }
        flush(&elements)
        elements += marks.map { LineMark(number: number, x: $0.x, y: $0.y).element }
    }

    /// Where most years follow each other, a year that is left out is a gap; a series every fifth year has none.
    private var hasEveryYear: Bool {
        let steps = zip(chart.years.dropFirst(), chart.years).map { $0 - $1 }
        return steps.count { $0 == 1 } * 2 > steps.count
    }

    /// The first figure of an only line, on the side where the line does not go.
    private mutating func addFirstValue() {
        guard let series = chart.series.first, let row = series.values.firstIndex(where: { $0 != nil }),
            let value = series.value(row), row < chart.years.count - 1
        else { return }
        let next = series.values.dropFirst(row + 1).compactMap { $0 }.first ?? value
        let words = ChartWords(chart.frame).figure(value, unit: Self.shortUnit(chart.frame.unit))
        let isAbove = next <= value || y(value.approximate) > Self.top + Self.plotHeight - 40
        let point = y(value.approximate)
        let x = ChartText.clamped(x(chart.years[row]), words, from: left + 4, to: right)
        elements.append(
            .text(
                words, x: x, y: isAbove ? point - 14 : point + 31, size: ChartText.size, anchor: .middle, kind: .strong)
        )
    }

    // MARK: Names

    private struct Name {
        var lines: [String]
        var isCut: Bool
        var value: ExactNumber
        /// The last year with a figure; `nil` for the target.
        var year: Int?
        var number: Int
    }

    /// What stands at the lines' ends: name and last figure, and the target.
    private static func names(_ chart: LineChart) -> [Name] {
        let unit = shortUnit(chart.frame.unit)
        var names: [Name] = []
        for (number, series) in chart.series.enumerated() {
            guard let row = series.values.lastIndex(where: { $0 != nil }), let value = series.value(row) else {
                continue
            }
            let figure = ChartWords(chart.frame).figure(value, unit: unit)
            var lines = [figure]
            var isCut = false
            if chart.series.count > 1 {
                let fitted = TextFitting.lines(series.name, size: ChartText.small, width: widestName, maximum: 2)
                lines = fitted.lines + [figure]
                isCut = fitted.isCut
            }
            names.append(Name(lines: lines, isCut: isCut, value: value, year: chart.years[row], number: number + 1))
        }
        if let target = chart.target {
            let figure = SwedishNumber.formatAsAuthored(target.value, unit: unit)
            let year = target.year.flatMap { $0 == chart.years.last ? nil : " \($0)" } ?? ""
            names.append(
                Name(
                    lines: TextFitting.lines(
                        "Mål\(year) \(figure)", size: ChartText.small, width: widestName, maximum: 2
                    ).lines, isCut: false, value: target.value, year: nil, number: chart.series.count + 1))
        }
        return names
    }

    /// Each name at its line's end, pushed apart where they would meet, with a thin line back where it was moved far.
    private mutating func addNames(_ names: [Name]) {
        let ordered = names.sorted { $0.value == $1.value ? $0.number < $1.number : $0.value > $1.value }
        let heights = ordered.map { Double($0.lines.count) * ChartText.lineHeight }
        let wanted = ordered.enumerated().map { y($1.value.approximate) - heights[$0] / 2 }
        let tops = Self.apart(wanted, heights, from: 0, to: max(Self.top + Self.plotHeight + 20, heights.reduce(0, +)))
        for (place, name) in ordered.enumerated() {
            let point = y(name.value.approximate)
            let middle = tops[place] + heights[place] / 2
            if abs(middle - point) > 20 {
                elements.append(.line(x1: right + 6, y1: point, x2: right + 18, y2: middle, kind: .leader))
            }
            let isTarget = name.year == nil
            for (line, words) in name.lines.enumerated() {
                let isFigure = line == name.lines.count - 1
                elements.append(
                    .text(
                        words, x: right + 20, y: tops[place] + Double(line) * ChartText.lineHeight + ChartText.small,
                        size: ChartText.small, anchor: .start, kind: isFigure && !isTarget ? .strong : .label))
            }
            height = max(height, tops[place] + heights[place] + 4)
        }
    }

    /// Stretches in order, moved as little as it takes to lie apart: down first, then up from the end.
    static func apart(_ wanted: [Double], _ heights: [Double], from low: Double, to high: Double) -> [Double] {
        var tops = wanted
        var free = low
        for place in tops.indices {
            tops[place] = max(tops[place], free)
            free = tops[place] + heights[place] + 2
        }
        free = high
        for place in tops.indices.reversed() {
            tops[place] = max(low, min(tops[place], free - heights[place]))
            free = tops[place] - 2
        }
        return tops
    }
}

/// The mark of a series at a figure: circle, square, triangle, diamond, and circle again.
struct LineMark {
    let number: Int
    let x: Double
    let y: Double

    var element: SVGElement {
        let kind = ChartPart.mark(number)
        func shape(_ corners: [(Double, Double)]) -> SVGElement {
            .polygon(corners.map { SVGElement.Point(x + $0.0, y + $0.1) }, kind: kind)
        }
        switch number {
        case 2: return .rectangle(x: x - 6, y: y - 6, width: 12, height: 12, kind: kind)
        case 3: return shape([(0, -9), (8, 6), (-8, 6)])
        case 4: return shape([(0, -9), (9, 0), (0, 9), (-9, 0)])
        default: return .circle(x: x, y: y, radius: 6.5, kind: kind)
        }
    }
}
