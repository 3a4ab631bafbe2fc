import ReportCharts

extension Theme {
    /// What drawings look like where no style sheet reaches: in print, in files for those who quote them.
    ///
    /// The colours are those that `report.css` gives the same parts on a light screen, on white: paper is.
    var chartPalette: ChartPalette {
        let colour = { (name: String) in colors.light[name] ?? "#000000" }
        let border = { (status: StatusColourClass) in self.status[status.rawValue]?.light.border ?? colour("ink") }
        let paper = "#ffffff"
        let chart = colour("chart")
        let tint = { (name: String, share: Double) in Self.mix(colour(name), share, with: paper) }
        return ChartPalette(
            font: fonts["print-text"] ?? ChartPalette.standard.font, paper: paper, ink: colour("ink"),
            muted: colour("muted"), grid: colour("line"),
            outline: colour("lineStrong"), main: chart,
            tones: [chart, tint("chart", 0.25), tint("chart", Self.middleTone), tint("chart", 0.08), colour("ink")],
            bands: [tint("lineStrong", 0.38), tint("lineStrong", 0.2), paper],
            lines: [chart, border(.orange), border(.bla), border(.gra), colour("ink")],
            statuses: Dictionary(uniqueKeysWithValues: StatusColourClass.allCases.map { ($0.rawValue, border($0)) }))
    }

    /// The darkest tone that bears dark text.
    static let middleTone = 0.6

    /// A share of a colour on another, as `color-mix(in srgb, …)` has it; the colour itself where one is no `#rrggbb`.
    static func mix(_ colour: String, _ share: Double, with other: String) -> String {
        guard let first = bytes(colour), let second = bytes(other) else { return colour }
        return "#"
            + zip(first, second).map { one, two in
                let value = Int((Double(one) * share + Double(two) * (1 - share)).rounded())
                return (value < 16 ? "0" : "") + String(value, radix: 16)
            }.joined()
    }

    private static func bytes(_ colour: String) -> [Int]? {
        guard colour.hasPrefix("#"), colour.utf8.count == 7, let value = Int(colour.dropFirst(), radix: 16) else {
            return nil
        }
        return [value >> 16 & 255, value >> 8 & 255, value & 255]
    }
}
