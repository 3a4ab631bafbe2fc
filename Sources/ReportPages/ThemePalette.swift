import ReportCharts
import Templates

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
}
