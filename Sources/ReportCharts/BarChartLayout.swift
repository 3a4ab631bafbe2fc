import ExactNumbers

/// Where each part of a bar chart stands, in viewBox units.
///
/// Labels stand above their bars, so that the bars keep the whole width on a narrow screen: 640 units on a
/// telephone's 360 pixels make a text of 22 units some 12 pixels high.
struct BarChartLayout: Sendable {
    private static let textSize = 22.0
    private static let lineHeight = 28.0
    private static let barHeight = 26.0
    private static let gap = 20.0
    private static let valueGap = 8.0
    /// A figure with its unit may take this much beside the bars; else the unit stands once, at the top.
    private static let widestValue = 230.0
    static let maximumLabelLines = 4

    let elements: [SVGElement]
    let height: Double
    /// The places of rows whose label had to be cut.
    let cutLabels: [Int]

    init(_ chart: BarChart) {
        let plot = Plot(chart)
        var elements: [SVGElement] = []
        var cut: [Int] = []
        var y = 0.0
        if let unit = plot.unitLine { y = Self.add([unit], below: y, to: &elements) + Self.gap / 2 }
        for (place, row) in chart.rows.enumerated() {
            let label = TextFitting.lines(
                row.label, size: Self.textSize, width: SVGDocument.width, maximum: Self.maximumLabelLines)
            if label.isCut { cut.append(place) }
            y = Self.add(label.lines, below: y, to: &elements) + 4
            elements += plot.bar(for: row, top: y)
            y += Self.barHeight + Self.gap
        }
        self.elements = elements
        height = max(y, Self.lineHeight)
        cutLabels = cut
    }

    /// Lines of label text; where the next thing may stand.
    private static func add(_ lines: [String], below top: Double, to elements: inout [SVGElement]) -> Double {
        for (index, line) in lines.enumerated() {
            let baseline = top + Double(index) * lineHeight + textSize
            elements.append(.text(line, x: 0, y: baseline, size: textSize, anchor: .start, kind: .label))
        }
        return top + Double(lines.count) * lineHeight
    }

    /// The horizontal scale that all bars share.
    private struct Plot {
        var unit: String?
        var unitLine: String?
        var zero = 0.0
        /// Viewbox units for one unit of the values.
        var scale = 0.0

        init(_ chart: BarChart) {
            unit = chart.unit
            if chart.rows.contains(where: { Self.width($0, chart.unit) > BarChartLayout.widestValue }) {
                unitLine = chart.unit.map { "Enhet: \($0)" }
                unit = nil
            }
            let values = chart.rows.map(\.value)
            let lowest = min(values.min() ?? .zero, .zero).approximate
            let highest = max(values.max() ?? .zero, .zero).approximate
            let left = room(for: chart.rows.filter { $0.value.isNegative })
            let right = room(for: chart.rows.filter { !$0.value.isNegative })
            let width = max(SVGDocument.width - left - right, 80)
            let span = highest - lowest
            scale = span > 0 ? width / span : 0
            zero = left - lowest * scale
        }

        private static func width(_ row: Row, _ unit: String?) -> Double {
            TextFitting.width(of: SwedishNumber.formatAsAuthored(row.value, unit: unit), size: BarChartLayout.textSize)
        }

        private func room(for rows: [Row]) -> Double {
            rows.map { Self.width($0, unit) + BarChartLayout.valueGap }.max() ?? 0
        }

        /// The bar, its figure at its end, and a stretch of the zero line.
        func bar(for row: Row, top: Double) -> [SVGElement] {
            let end = zero + row.value.approximate * scale
            let bar = SVGElement.rectangle(
                x: min(zero, end), y: top, width: abs(end - zero), height: BarChartLayout.barHeight, kind: .bar)
            let gap = BarChartLayout.valueGap
            let value = SVGElement.text(
                SwedishNumber.formatAsAuthored(row.value, unit: unit),
                x: row.value.isNegative ? end - gap : end + gap, y: top + BarChartLayout.textSize - 2,
                size: BarChartLayout.textSize, anchor: row.value.isNegative ? .end : .start, kind: .value)
            let axis = SVGElement.line(
                x1: zero, y1: top - 2, x2: zero, y2: top + BarChartLayout.barHeight + 2, kind: .axis)
            return row.value.isZero ? [axis, value] : [bar, axis, value]
        }
    }

    private typealias Row = BarChart.Row
}
