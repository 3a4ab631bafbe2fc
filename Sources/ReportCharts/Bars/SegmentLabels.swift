/// Names above the parts of a bar, as a staircase with a thin line from each name down to its part.
///
/// The first name stands highest, so that no line crosses a name to the right of it.
struct SegmentLabels {
    private let names: [String]
    private let starts: [Double]

    /// `nil` where the names do not fit beside each other's lines.
    init?(names: [String], starts: [Double]) {
        guard names.count == starts.count else { return nil }
        for (place, name) in names.enumerated() {
            let room = SVGDocument.width - starts[place] - 10
            if TextFitting.width(of: name, size: ChartText.small) > room { return nil }
            if place > 0, starts[place] - starts[place - 1] < 12 { return nil }
        }
        self.names = names
        self.starts = starts
    }

    /// Where the bar may stand.
    func add(below top: Double, to elements: inout [SVGElement]) -> Double {
        let rows = Self.rows(names, starts)
        let bottom = top + Double((rows.max() ?? 0) + 1) * ChartText.lineHeight + 6
        for (place, name) in names.enumerated() {
            let y = top + Double(rows[place]) * ChartText.lineHeight
            elements.append(.line(x1: starts[place] + 1, y1: y + 4, x2: starts[place] + 1, y2: bottom, kind: .leader))
            elements.append(
                .text(
                    name, x: starts[place] + 9, y: y + ChartText.small, size: ChartText.small, anchor: .start,
                    kind: .label))
        }
        return bottom
    }

    /// From the right: each name as low as the lines of the names to its right allow.
    private static func rows(_ names: [String], _ starts: [Double]) -> [Int] {
        var heights = Array(repeating: 0, count: names.count)
        for place in names.indices.reversed() {
            let end = starts[place] + 9 + TextFitting.width(of: names[place], size: ChartText.small)
            let above = names.indices.filter { $0 > place && starts[$0] - 6 < end }.map { heights[$0] + 1 }
            heights[place] = above.max() ?? 0
        }
        let most = heights.max() ?? 0
        return heights.map { most - $0 }
    }
}

/// Names with a sample of each area, where they cannot stand beside the areas themselves.
struct SegmentKey {
    let names: [String]

    /// Where the next thing may stand.
    func add(below top: Double, to elements: inout [SVGElement]) -> Double {
        var (x, y) = (0.0, top)
        for (place, name) in names.enumerated() {
            let text =
                TextFitting.lines(name, size: ChartText.small, width: SVGDocument.width - 34, maximum: 1).lines.first
                ?? ""
            let width = 34 + TextFitting.width(of: text, size: ChartText.small) + 22
            if x > 0, x + width - 22 > SVGDocument.width { (x, y) = (0, y + ChartText.lineHeight + 2) }
            elements.append(.rectangle(x: x + 1, y: y + 3, width: 22, height: 20, kind: .series(place + 1)))
            elements.append(
                .text(text, x: x + 32, y: y + ChartText.small, size: ChartText.small, anchor: .start, kind: .label))
            x += width
        }
        return y + ChartText.lineHeight
    }
}
