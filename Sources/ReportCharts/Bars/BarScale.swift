import ExactNumbers

/// The horizontal scale that all bars of a chart share: from zero, with room for the figures at the bars' ends.
struct BarScale: Sendable {
    static let valueGap = 8.0
    /// A figure with its unit may take this much beside the bars; else the unit stands once, at the top.
    private static let widestValue = 230.0

    private let fractionDigits: Int
    /// What the figures carry; `nil` where ``unitLine`` says it once.
    let unit: String?
    let unitLine: String?
    /// Where the bars begin.
    let zero: Double
    /// ViewBox units for one unit of the values.
    let scale: Double

    /// - Parameter left: Where the bars' part of the drawing begins.
    init(_ values: [ExactNumber], of frame: ChartFrame, left start: Double = 0) {
        let given = frame.unit
        let digits = frame.fractionDigits
        fractionDigits = digits
        func width(_ value: ExactNumber, _ unit: String?) -> Double {
            let words = SwedishNumber.formatAsAuthored(value, unit: unit, minimumFractionDigits: digits)
            return TextFitting.width(of: words, size: ChartText.size)
        }
        let isLong = values.contains { width($0, given) > Self.widestValue }
        let unit = isLong ? nil : given
        unitLine = isLong ? given.map { "Enhet: \($0)" } : nil
        self.unit = unit
        func room(_ values: [ExactNumber]) -> Double { values.map { width($0, unit) + Self.valueGap }.max() ?? 0 }
        let lowest = min(values.min() ?? .zero, .zero).approximate
        let highest = max(values.max() ?? .zero, .zero).approximate
        let left = start + room(values.filter(\.isNegative))
        let right = room(values.filter { !$0.isNegative })
        let width = max(SVGDocument.width - left - right, 80)
        let span = highest - lowest
        scale = span > 0 && span.isFinite ? width / span : 0
        zero = left - lowest * scale
    }

    func x(_ value: ExactNumber) -> Double { zero + value.approximate * scale }

    func words(_ value: ExactNumber) -> String {
        SwedishNumber.formatAsAuthored(value, unit: unit, minimumFractionDigits: fractionDigits)
    }

    /// The bar, its figure at its end, and a stretch of the zero line; words where there is no figure.
    func bar(_ value: ExactNumber?, top: Double, height: Double, kind: ChartPart) -> [SVGElement] {
        let axis = SVGElement.line(x1: zero, y1: top - 2, x2: zero, y2: top + height + 2, kind: .axis)
        let baseline = top + height / 2 + ChartText.size * 0.36
        guard let value else {
            let words = "uppgift saknas"
            return [
                axis,
                .text(words, x: zero + Self.valueGap, y: baseline, size: ChartText.small, anchor: .start, kind: .note),
            ]
        }
        let end = x(value)
        let bar = SVGElement.rectangle(x: min(zero, end), y: top, width: abs(end - zero), height: height, kind: kind)
        let text = SVGElement.text(
            words(value), x: value.isNegative ? end - Self.valueGap : end + Self.valueGap, y: baseline,
            size: ChartText.size, anchor: value.isNegative ? .end : .start, kind: .value)
        return value.isZero ? [axis, text] : [bar, axis, text]
    }
}
