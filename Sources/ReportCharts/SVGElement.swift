/// A piece of a drawing. Only presentation attributes: a strict content security policy allows no styles.
enum SVGElement: Sendable, Equatable {
    case rectangle(x: Double, y: Double, width: Double, height: Double, kind: ChartPart)
    case line(x1: Double, y1: Double, x2: Double, y2: Double, kind: ChartPart)
    /// - Parameter y: Of the baseline.
    case text(String, x: Double, y: Double, size: Double, anchor: Anchor, kind: ChartPart)

    enum Anchor: String, Sendable { case start, end }

    /// The element as XML, everything escaped.
    var svg: String {
        switch self {
        case .rectangle(let x, let y, let width, let height, let kind):
            "<rect class=\"\(kind.rawValue)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
                + "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" fill=\"\(kind.colour)\"/>"
        case .line(let x1, let y1, let x2, let y2, let kind):
            "<line class=\"\(kind.rawValue)\" x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" "
                + "x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\" stroke=\"\(kind.colour)\" stroke-width=\"2\"/>"
        case .text(let text, let x, let y, let size, let anchor, let kind):
            "<text class=\"\(kind.rawValue)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
                + "font-size=\"\(Self.number(size))\"\(anchor == .end ? " text-anchor=\"end\"" : "") "
                + "fill=\"\(kind.colour)\">\(XMLText.escaped(text))</text>"
        }
    }

    /// In viewBox units with one decimal at most; what is no number is drawn at zero.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000_000_000 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let (whole, tenth) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (tenth == 0 ? "" : ".\(tenth)")
    }
}

/// The parts of a chart that a style sheet can reach, and how they look without one.
enum ChartPart: String, Sendable {
    case bar = "chart-bar"
    case label = "chart-label"
    case value = "chart-value"
    case axis = "chart-axis"

    /// On white: at least 3:1 for shapes and 4.5:1 for text (WCAG 2.1, 1.4.3 and 1.4.11).
    var colour: String {
        switch self {
        case .bar: "#1f5f99"
        case .label, .value: "#1a1a1a"
        case .axis: "#595959"
        }
    }
}
