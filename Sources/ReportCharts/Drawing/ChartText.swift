/// The sizes of text, in viewBox units: 640 units on a telephone's 330 pixels make 24 units 12 pixels high.
enum ChartText {
    static let size = 24.0
    static let small = 22.0
    static let lineHeight = 30.0

    /// Lines of text under each other; where the next thing may stand.
    static func add(
        _ lines: [String], below top: Double, x: Double = 0, size: Double = size, anchor: SVGElement.Anchor = .start,
        kind: ChartPart = .label, to elements: inout [SVGElement]
    ) -> Double {
        for (index, line) in lines.enumerated() {
            elements.append(
                .text(line, x: x, y: top + Double(index) * lineHeight + size, size: size, anchor: anchor, kind: kind))
        }
        return top + Double(lines.count) * lineHeight
    }

    /// The middle of a text so that it stays within the drawing.
    static func clamped(
        _ x: Double, _ text: String, size: Double = size, from low: Double = 0, to high: Double = SVGDocument.width
    ) -> Double {
        let half = min(TextFitting.width(of: text, size: size), high - low) / 2
        return max(low + half, min(high - half, x))
    }
}
