import Diagnostics
import ExactNumbers

/// A bar chart as an editor asks for it: one bar a row, from zero, with its figure beside it.
public struct BarChart: Sendable {
    /// A bar.
    public struct Row: Sendable {
        /// What the bar stands for; shown above it.
        public var label: String
        /// In the chart's unit; below zero the bar goes left.
        public var value: ExactNumber

        public init(label: String, value: ExactNumber) {
            self.label = label
            self.value = value
        }
    }

    /// More bars than this are hard to read; a table is better.
    public static let maximumRows = 30

    /// The drawing's name, also as its caption on the page.
    public var title: String
    /// `procent`, `kr` … as in the data files; `nil` for plain numbers.
    public var unit: String?
    /// From the top, in the author's order.
    public var rows: [Row]
    /// Where the figures come from, in words.
    public var source: String?
    /// Where the author asks for the chart; diagnostics point there.
    public var range: SourceRange?

    public init(title: String, unit: String? = nil, rows: [Row], source: String? = nil, range: SourceRange? = nil) {
        self.title = title
        self.unit = unit
        self.rows = rows
        self.source = source
        self.range = range
    }

    /// The chart as SVG, in words, and what its author should know.
    ///
    /// Neither title nor source is drawn: they belong to the figure's caption, where text can wrap and be
    /// enlarged. Both stand in the drawing's description.
    ///
    /// - Parameter idPrefix: What the drawing's ids begin with; unique on the page.
    public func drawing(idPrefix: String) -> ChartDrawing {
        let layout = BarChartLayout(self)
        let summary = BarChartSummary(self).sentence
        let source = source.map { " Källa: \($0)" } ?? ""
        let document = SVGDocument(
            title: title, description: summary + source, kind: "bars", idPrefix: idPrefix, height: layout.height,
            elements: layout.elements)
        return ChartDrawing(
            svg: document.svg, summary: summary, diagnostics: BarChartCheck(self, layout).diagnostics)
    }
}

/// What a chart comes to: the same figures for the eye, for the ear, and for its author.
public struct ChartDrawing: Sendable {
    /// One `<svg>` element to stand in an HTML page.
    public var svg: String
    /// One or two Swedish sentences with the main figures, such as a text beside the drawing needs.
    public var summary: String
    public var diagnostics: [Diagnostic]

    public init(svg: String, summary: String, diagnostics: [Diagnostic]) {
        self.svg = svg
        self.summary = summary
        self.diagnostics = diagnostics
    }
}
