/// The colours and the typeface of drawings, as a theme gives them: the same on the page's paper, in print and in files.
///
/// On the palette's paper they are to reach 3:1 for shapes or their outlines and 4.5:1 for text (WCAG 2.1, 1.4.3 and
/// 1.4.11). Whoever makes a palette checks that.
public struct ChartPalette: Sendable, Equatable {
    /// Families, the first that exists is used.
    public var font: String
    /// Behind the drawing, and what light tones are mixed with.
    public var paper: String
    /// Text, axes and the fifth series.
    public var ink: String
    /// Text that matters less.
    public var muted: String
    /// Lines that help the eye, and lines that must be seen.
    public var grid: String, outline: String
    /// Of the first series.
    public var main: String
    /// Areas of series, from the first; levels behind an outcome, lowest first; lines, from the first.
    public var tones: [String], bands: [String], lines: [String]
    /// By the names of the style sheet: `gron`, `gul` … What is unknown is grey.
    public var statuses: [String: String]

    public init(
        font: String, paper: String, ink: String, muted: String, grid: String, outline: String, main: String,
        tones: [String], bands: [String],
        lines: [String], statuses: [String: String]
    ) {
        self.font = font
        self.paper = paper
        self.ink = ink
        self.muted = muted
        self.grid = grid
        self.outline = outline
        self.main = main
        self.tones = tones
        self.bands = bands
        self.lines = lines
        self.statuses = statuses
    }

    /// What a drawing has without a theme.
    public static let standard = ChartPalette(
        font: "Arial, sans-serif", paper: "#ffffff", ink: "#1a1a1a", muted: "#595959", grid: "#d0d0d0",
        outline: "#767676", main: "#3c7680",
        tones: ["#3c7680", "#cedddf", "#8aadb3", "#f0f5f5", "#17272b"], bands: ["#cfd8d9", "#e3e9e9", "#f4f7f7"],
        lines: ["#3c7680", "#b8581a", "#3b74ae", "#6b7473", "#17272b"],
        statuses: [
            "gron": "#2f7d4f", "ljusgron": "#647f1d", "gul": "#94700a", "orange": "#b8581a", "rod": "#bb3a30",
            "bla": "#3b74ae", "gra": "#767f7e",
        ])

    /// One of a list's colours by its number from 1, from the start again where there are more.
    func pick(_ list: KeyPath<ChartPalette, [String]>, _ number: Int) -> String {
        let values = self[keyPath: list]
        return values.isEmpty ? ink : values[max(0, number - 1) % values.count]
    }
}
