import ExactNumbers

/// One bar or ring, and beneath or beside it each part by name with its share and its figure.
struct PartsLayout: Sendable {
    struct Item: Sendable {
        var label: String
        /// Of the whole, 0 to 1.
        var part: Double
        var fill: ChartPart
        /// Stripes over the area, by number; 0 has an outline alone.
        var hatch: Int?
        /// Of text on the area; `nil` where none may stand there.
        var ink: ChartPart?
        var share: String
        var figure: String?
    }

    private static let barHeight = 56.0
    private static let sample = 26.0

    private(set) var elements: [SVGElement] = []
    private(set) var height = 0.0
    /// Parts whose label had to be cut.
    private(set) var cut: [Int] = []

    init(items: [Item], isRing: Bool) {
        if isRing {
            addRing(items)
            let ringHeight = 250.0
            height = addList(items, left: 276, top: 0)
            height = max(height, ringHeight)
        } else {
            addBar(items)
            height = addList(items, left: 0, top: Self.barHeight + 16)
        }
    }

    private mutating func addBar(_ items: [Item]) {
        var x = 1.0
        let whole = SVGDocument.width - 2
        for item in items where item.part > 0 {
            let width = item.part * whole
            addArea(item, x: x, y: 1, width: width, height: Self.barHeight)
            let size = ChartText.size
            if let ink = item.ink, TextFitting.width(of: item.share, size: size) + 12 < width {
                elements.append(
                    .text(
                        item.share, x: x + width / 2, y: 1 + Self.barHeight / 2 + size * 0.36, size: size,
                        anchor: .middle, kind: ink))
            }
            x += width
        }
    }

    private mutating func addArea(_ item: Item, x: Double, y: Double, width: Double, height: Double) {
        elements.append(.rectangle(x: x, y: y, width: width, height: height, kind: item.fill))
        if let hatch = item.hatch {
            elements.append(.rectangle(x: x, y: y, width: width, height: height, kind: .hatch(hatch)))
        }
    }

    private mutating func addRing(_ items: [Item]) {
        var turn = 0.0
        for item in items where item.part > 0 {
            elements.append(
                .arc(x: 124, y: 124, outer: 122, inner: 70, from: turn, to: turn + item.part, kind: item.fill))
            turn += item.part
        }
    }

    /// Where the list ends.
    private mutating func addList(_ items: [Item], left: Double, top: Double) -> Double {
        let figures = items.map { item in item.figure.map { "\($0)  (\(item.share))" } ?? item.share }
        let widest = figures.map { TextFitting.width(of: $0, size: ChartText.size) }.max() ?? 0
        let labelLeft = left + Self.sample + 12
        let labelWidth = SVGDocument.width - labelLeft - widest - 16
        let isBeside = labelWidth >= 150
        var y = top
        for (place, item) in items.enumerated() {
            if place > 0 { elements.append(.line(x1: left, y1: y, x2: SVGDocument.width, y2: y, kind: .grid)) }
            y += 6
            addArea(item, x: left + 1, y: y + 5, width: Self.sample - 2, height: 20)
            let label = TextFitting.lines(
                item.label, size: ChartText.size, width: isBeside ? labelWidth : SVGDocument.width - labelLeft,
                maximum: 4)
            if label.isCut { cut.append(place) }
            let bottom = ChartText.add(label.lines, below: y, x: labelLeft, to: &elements)
            if isBeside {
                elements.append(
                    .text(
                        figures[place], x: SVGDocument.width, y: y + ChartText.size, size: ChartText.size, anchor: .end,
                        kind: .strong))
                y = bottom + 7
            } else {
                y = ChartText.add([figures[place]], below: bottom, x: labelLeft, kind: .strong, to: &elements) + 7
            }
        }
        return y
    }
}
