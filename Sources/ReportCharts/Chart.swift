import Diagnostics

/// A chart of any form: a title and figures that can draw themselves, say what they show, and say what is wrong.
///
/// A new form is a new type; nothing that shows charts needs to know which one it holds.
public protocol Chart: Sendable {
    var frame: ChartFrame { get }
    /// The drawing's parts, its sentence and what its author should know.
    var composition: ChartComposition { get }
}

/// What every chart has around its figures.
public struct ChartFrame: Sendable {
    /// The drawing's name, also as its caption on the page.
    public var title: String
    /// `procent`, `kr` … as in the data files; `nil` for plain numbers.
    public var unit: String?
    /// Where the figures come from, in words.
    public var source: String?
    /// How many decimals every figure is written with at least: `24,0` in the table is no `24` in the drawing.
    public var fractionDigits = 0
    /// Where the author asks for the chart; diagnostics point there.
    public var range: SourceRange?

    public init(title: String, unit: String? = nil, source: String? = nil, range: SourceRange? = nil) {
        self.title = title
        self.unit = unit
        self.source = source
        self.range = range
    }
}

/// A chart before it has ids and words around it.
public struct ChartComposition: Sendable {
    /// The last part of the class: `bars`.
    var kind: String
    var width = SVGDocument.width
    var height: Double
    var elements: [SVGElement]
    var summary: String
    var diagnostics: [Diagnostic]

    init(
        kind: String, width: Double = SVGDocument.width, height: Double, elements: [SVGElement], summary: String,
        diagnostics: [Diagnostic]
    ) {
        self.kind = kind
        self.width = width
        self.height = height
        self.elements = elements
        self.summary = summary
        self.diagnostics = diagnostics
    }

    /// A chart whose figures cannot be drawn: words and diagnostics, never a strange picture.
    static func empty(kind: String, summary: String, diagnostics: [Diagnostic]) -> ChartComposition {
        ChartComposition(
            kind: kind, height: ChartText.lineHeight, elements: [], summary: summary, diagnostics: diagnostics)
    }
}

/// What a chart comes to: the same figures for the eye, for the ear, for those who quote it, and for its author.
public struct ChartDrawing: Sendable {
    /// One `<svg>` element to stand in an HTML page, without title and source: there they are text of the page.
    public var svg: String
    /// One or two Swedish sentences with the main figures, such as a text beside the drawing needs.
    public var summary: String
    /// An SVG file of its own, with title and source drawn.
    public var file: String
    public var diagnostics: [Diagnostic]
}

extension Chart {
    /// The chart as SVG, in words, and what its author should know.
    ///
    /// - Parameters:
    ///   - idPrefix: What the drawing's ids begin with; unique on the page.
    ///   - palette: Its colours where no style sheet reaches: in print and in files.
    public func drawing(idPrefix: String, palette: ChartPalette = .standard) -> ChartDrawing {
        var composition = composition
        if composition.diagnostics.containsError {
            composition = .empty(
                kind: composition.kind, summary: composition.summary, diagnostics: composition.diagnostics)
        }
        let inline = SVGDocument(frame: frame, composition: composition, palette: palette, idPrefix: idPrefix)
        let file = SVGDocument(frame: frame, composition: composition, palette: palette, idPrefix: "diagram")
        return ChartDrawing(
            svg: inline.inline, summary: composition.summary, file: file.standalone,
            diagnostics: composition.diagnostics)
    }
}
