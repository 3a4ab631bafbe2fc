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
    case line(Int)
    case mark(Int)
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

    /// How it looks without a style sheet.
    func attributes(_ palette: ChartPalette, idPrefix: String) -> String {
        func fill(_ colour: String) -> String { "fill=\"\(XMLText.escaped(colour))\"" }
        func stroke(_ colour: String, _ width: String) -> String {
            "stroke=\"\(XMLText.escaped(colour))\" stroke-width=\"\(width)\""
        }
        return switch self {
        case .bar: fill(palette.main)
        case .series(let number): fill(palette.pick(\.tones, number)) + " " + stroke(palette.main, "1.5")
        case .status(let colour): fill(palette.statuses[colour] ?? palette.statuses["gra"] ?? palette.outline)
        case .hatch(let number): "fill=\"url(#\(idPrefix)-monster-\(number))\" " + stroke(palette.ink, "1.5")
        case .band(let number): fill(palette.pick(\.bands, number + 1)) + " " + stroke(palette.outline, "1")
        case .line(let number):
            "fill=\"none\" " + stroke(palette.pick(\.lines, number), "4")
                + " stroke-linejoin=\"round\" stroke-linecap=\"round\"" + Self.dashes(number)
        case .mark(let number): fill(palette.pick(\.lines, number))
        case .axis: stroke(palette.muted, "2")
        case .grid: stroke(palette.grid, "1.5")
        case .target: stroke(palette.ink, "3") + " stroke-dasharray=\"9 6\""
        case .leader: stroke(palette.outline, "1.5")
        case .strong: "font-weight=\"700\" " + fill(palette.ink)
        case .label, .value: fill(palette.ink)
        case .note: fill(palette.muted)
        case .onSeries(let number): fill(number == 1 || number == 5 ? palette.paper : palette.ink)
        }
    }

    /// Lines differ in dashes too, for those who see no colours.
    private static func dashes(_ number: Int) -> String {
        let patterns = ["", "14 8", "2 9", "18 8 3 8", "8 8"]
        let pattern = patterns[max(0, number - 1) % patterns.count]
        return pattern.isEmpty ? "" : " stroke-dasharray=\"\(pattern)\""
    }
}
