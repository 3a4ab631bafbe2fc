/// The parts of a chart that a style sheet can reach, and how they look without one.
///
/// Series differ in lightness and lines also in dashes and marks, so that a chart reads in black and white.
enum ChartPart: Sendable, Equatable {
    case bar
    /// 1–5: an area of a series.
    case series(Int)
    /// An area with a status's colour, by its name in the style sheet, as in `gron`.
    case status(String)
    /// 1–3: stripes over an area, as its border.
    case hatch(Int)
    /// 0–2: the levels behind an outcome, lowest first.
    case band(Int)
    /// 1–5: a line over years, and its marks.
    case line(Int), mark(Int)
    case axis, grid, target, leader
    case label, strong, value, note
    /// Text on the area of a series.
    case onSeries(Int)

    var className: String {
        switch self {
        case .bar: "chart-bar"
        case .series(let number): "chart-series-\(number)"
        case .status(let colour): "chart-status-\(colour)"
        case .hatch: "chart-hatch"
        case .band(let number): "chart-band-\(number)"
        case .line(let number): "chart-line chart-line-\(number)"
        case .mark(let number): "chart-point chart-point-\(number)"
        case .axis: "chart-axis"
        case .grid: "chart-grid"
        case .target: "chart-target"
        case .leader: "chart-leader"
        case .label: "chart-label"
        case .strong: "chart-strong"
        case .value: "chart-value"
        case .note: "chart-note"
        case .onSeries(let number): "chart-on-\(number)"
        }
    }

    /// On white: at least 3:1 for shapes or their outlines and 4.5:1 for text (WCAG 2.1, 1.4.3 and 1.4.11).
    func attributes(idPrefix: String) -> String {
        switch self {
        case .bar: "fill=\"#3c7680\""
        case .series(let number): "fill=\"\(Self.pick(Self.tones, number))\" stroke=\"#3c7680\" stroke-width=\"1.5\""
        case .status(let colour): "fill=\"\(Self.statusColour(colour))\""
        case .hatch(let number): "fill=\"url(#\(idPrefix)-monster-\(number))\" stroke=\"#1a1a1a\" stroke-width=\"1.5\""
        case .band(let number): "fill=\"\(Self.pick(["#cfd8d9", "#e3e9e9", "#f4f7f7"], number + 1))\" stroke=\"#8a9a9c\" stroke-width=\"1\""
        case .line(let number):
            "fill=\"none\" stroke=\"\(Self.pick(Self.lines, number))\" stroke-width=\"4\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
                + Self.pick(Self.dashes, number)
        case .mark(let number): "fill=\"\(Self.pick(Self.lines, number))\""
        case .axis: "stroke=\"#595959\" stroke-width=\"2\""
        case .grid: "stroke=\"#d0d0d0\" stroke-width=\"1.5\""
        case .target: "stroke=\"#1a1a1a\" stroke-width=\"3\" stroke-dasharray=\"9 6\""
        case .leader: "stroke=\"#767676\" stroke-width=\"1.5\""
        case .strong: "font-weight=\"700\" fill=\"#1a1a1a\""
        case .label, .value: "fill=\"#1a1a1a\""
        case .note: "fill=\"#595959\""
        case .onSeries(let number): "fill=\"\(number == 1 || number == 5 ? "#ffffff" : "#1a1a1a")\""
        }
    }

    private static let tones = ["#3c7680", "#cedddf", "#8aadb3", "#f0f5f5", "#17272b"]
    private static let lines = ["#3c7680", "#b8581a", "#3b74ae", "#6b7473", "#17272b"]
    private static let dashes = [
        "", " stroke-dasharray=\"14 8\"", " stroke-dasharray=\"2 9\"", " stroke-dasharray=\"18 8 3 8\"", " stroke-dasharray=\"8 8\"",
    ]

    private static func statusColour(_ name: String) -> String {
        switch name {
        case "gron": "#2f7d4f"
        case "ljusgron": "#647f1d"
        case "gul": "#94700a"
        case "orange": "#b8581a"
        case "rod": "#bb3a30"
        case "bla": "#3b74ae"
        default: "#767f7e"
        }
    }

    private static func pick(_ values: [String], _ number: Int) -> String {
        values[max(0, number - 1) % values.count]
    }
}
