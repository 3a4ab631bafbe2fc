/// A drawing with its name and its description for those who do not see it.
struct SVGDocument: Sendable {
    /// In viewBox units; every chart is as wide as any other.
    static let width = 640.0
    /// Around the drawing in a file of its own.
    private static let margin = 28.0

    private let frame: ChartFrame
    private let composition: ChartComposition
    private let palette: ChartPalette
    private let id: String

    /// - Parameter idPrefix: What the ids begin with, so that several drawings can stand on a page.
    init(frame: ChartFrame, composition: ChartComposition, palette: ChartPalette, idPrefix: String) {
        self.frame = frame
        self.composition = composition
        self.palette = palette
        id = XMLText.identifier(idPrefix)
    }

    /// For a page; one element a line, without a line break at the end.
    ///
    /// Neither title nor source is drawn: they belong to the figure's caption, where text can wrap and be
    /// enlarged. Both stand in the drawing's description.
    var inline: String {
        (head(width: composition.width, height: composition.height) + lines + ["</svg>"]).joined(separator: "\n")
    }

    /// For those who quote the drawing: title above it and source below, on paper.
    var standalone: String {
        let (margin, size) = (Self.margin, 28.0)
        var top: [SVGElement] = []
        let title = TextFitting.lines(frame.title, size: size + 2, width: composition.width, maximum: 4).lines
        var y = margin
        for line in title {
            top.append(.text(line, x: margin, y: y + size, size: size, anchor: .start, kind: .strong))
            y += size * 1.25
        }
        y += 14
        let inside = y
        y += composition.height + 14
        var bottom: [SVGElement] = []
        if let source = frame.source {
            let lines = TextFitting.lines(
                "Källa: \(source)", size: ChartText.small, width: composition.width, maximum: 4
            ).lines
            y = ChartText.add(lines, below: y, x: margin, size: ChartText.small, kind: .note, to: &bottom)
        }
        let (width, height) = (composition.width + 2 * margin, y + margin)
        let paper =
            "<rect width=\"\(SVGElement.number(width))\" height=\"\(SVGElement.number(height))\" fill=\"\(XMLText.escaped(palette.paper))\"/>"
        let shift = "<g transform=\"translate(\(SVGElement.number(margin)) \(SVGElement.number(inside)))\">"
        let all = [
            head(width: width, height: height), [paper], top.map(xml), [shift], lines, ["</g>"], bottom.map(xml),
            ["</svg>"],
        ]
        return all.flatMap { $0 }.joined(separator: "\n") + "\n"
    }

    private func head(width: Double, height: Double) -> [String] {
        let source = frame.source.map { " Källa: \($0)" } ?? ""
        return [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-\(composition.kind)\" "
                + "viewBox=\"0 0 \(SVGElement.number(width)) \(SVGElement.number(height))\" "
                + "font-family=\"\(XMLText.escaped(palette.font))\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">",
            "<title id=\"\(id)-title\">\(XMLText.escaped(frame.title))</title>",
            "<desc id=\"\(id)-desc\">\(XMLText.escaped(composition.summary + source))</desc>",
        ]
    }

    private var lines: [String] { hatches + composition.elements.map(xml) }

    private func xml(_ element: SVGElement) -> String { element.svg(palette, idPrefix: id) }

    private var hatches: [String] {
        let used = Set(composition.elements.compactMap(\.hatch)).sorted()
        guard !used.isEmpty else { return [] }
        return ["<defs>"] + used.map { Hatch(number: $0).svg(palette, idPrefix: id) } + ["</defs>"]
    }
}

/// Stripes over an area, so that it can be told from others without its colour.
private struct Hatch {
    let number: Int

    func svg(_ palette: ChartPalette, idPrefix: String) -> String {
        let paths = [
            "", "M-3 3 L3 -3 M0 12 L12 0 M9 15 L15 9",
            "M-3 3 L3 -3 M0 12 L12 0 M9 15 L15 9 M-3 9 L3 15 M0 0 L12 12 M9 -3 L15 3", "M0 6 L12 6",
        ]
        let lines = paths[max(0, number) % paths.count]
        let path =
            lines.isEmpty
            ? ""
            : "<path class=\"chart-hatch-line\" d=\"\(lines)\" stroke=\"\(XMLText.escaped(palette.paper))\" stroke-width=\"2.5\"/>"
        return
            "<pattern id=\"\(idPrefix)-monster-\(number)\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\">\(path)</pattern>"
    }
}
