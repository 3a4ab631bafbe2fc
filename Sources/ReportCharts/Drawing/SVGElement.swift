/// A piece of a drawing. Only presentation attributes: a strict content security policy allows no styles.
enum SVGElement: Sendable, Equatable {
    case rectangle(x: Double, y: Double, width: Double, height: Double, kind: ChartPart)
    case line(x1: Double, y1: Double, x2: Double, y2: Double, kind: ChartPart)
    case polyline([Point], kind: ChartPart)
    /// A closed shape: marks of a series, by its number.
    case polygon([Point], kind: ChartPart)
    case circle(x: Double, y: Double, radius: Double, kind: ChartPart)
    /// A piece of a ring, from and to in turns from twelve o'clock, clockwise.
    case arc(x: Double, y: Double, outer: Double, inner: Double, from: Double, to: Double, kind: ChartPart)
    /// - Parameter y: Of the baseline.
    case text(String, x: Double, y: Double, size: Double, anchor: Anchor, kind: ChartPart)

    enum Anchor: String, Sendable { case start, middle, end }

    struct Point: Sendable, Equatable {
        var x: Double
        var y: Double

        init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    private var kind: ChartPart {
        switch self {
        case .rectangle(_, _, _, _, let kind), .line(_, _, _, _, let kind), .polyline(_, let kind),
            .polygon(_, let kind), .circle(_, _, _, let kind), .arc(_, _, _, _, _, _, let kind),
            .text(_, _, _, _, _, let kind):
            kind
        }
    }

    /// The number of the stripes that the element is filled with.
    var hatch: Int? { if case .hatch(let number) = kind { number } else { nil } }

    /// The element as XML, everything escaped.
    ///
    /// - Parameter idPrefix: Of the drawing's ids, already fit to be one.
    func svg(_ palette: ChartPalette, idPrefix: String) -> String {
        let look = kind.attributes(palette, idPrefix: idPrefix)
        func tag(_ name: String, _ place: String) -> String { "<\(name) class=\"\(kind.className)\" \(place) \(look)" }
        let n = Self.number
        switch self {
        case .rectangle(let x, let y, let width, let height, _):
            return tag("rect", "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\"") + "/>"
        case .line(let x1, let y1, let x2, let y2, _):
            return tag("line", "x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\"") + "/>"
        case .polyline(let points, _): return tag("polyline", "points=\"\(Self.list(points))\"") + "/>"
        case .polygon(let points, _): return tag("polygon", "points=\"\(Self.list(points))\"") + "/>"
        case .circle(let x, let y, let radius, _):
            return tag("circle", "cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\"") + "/>"
        case .arc(let x, let y, let outer, let inner, let from, let to, _):
            return tag("path", "d=\"\(RingArc(x: x, y: y, outer: outer, inner: inner, from: from, to: to).path)\"")
                + "/>"
        case .text(let text, let x, let y, let size, let anchor, _):
            let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
            return tag("text", "x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(size))\"\(side)")
                + ">\(XMLText.escaped(text))</text>"
        }
    }

    private static func list(_ points: [Point]) -> String {
        points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    }

    /// In viewBox units with one decimal at most; what is no number is drawn at zero.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000_000_000 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let (whole, tenth) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (tenth == 0 ? "" : ".\(tenth)")
    }
}
