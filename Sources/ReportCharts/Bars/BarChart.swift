import ExactNumbers

/// `staplar`: one bar a row, from zero, with its figure beside it.
///
/// Labels stand above their bars, so that the bars keep the whole width on a narrow screen.
public struct BarChart: Chart {
    /// A bar.
    public struct Row: Sendable {
        /// What the bar stands for; shown above it.
        public var label: String
        /// In the chart's unit; below zero the bar goes left. `nil` where the source gives none.
        public var value: ExactNumber?

        public init(label: String, value: ExactNumber?) {
            self.label = label
            self.value = value
        }
    }

    /// More bars than this are hard to read; a table is better.
    public static let maximumRows = 30
    private static let barHeight = 26.0
    private static let gap = 20.0

    public var frame: ChartFrame
    /// From the top, in the author's order.
    public var rows: [Row]

    public init(frame: ChartFrame, rows: [Row]) {
        self.frame = frame
        self.rows = rows
    }

    public var composition: ChartComposition {
        let scale = BarScale(rows.compactMap(\.value), of: frame)
        var elements: [SVGElement] = []
        var cut: [Int] = []
        var y = 0.0
        if let unit = scale.unitLine { y = ChartText.add([unit], below: y, kind: .note, to: &elements) + Self.gap / 2 }
        for (place, row) in rows.enumerated() {
            let label = TextFitting.lines(row.label, size: ChartText.size, width: SVGDocument.width, maximum: 4)
            if label.isCut { cut.append(place) }
            y = ChartText.add(label.lines, below: y, to: &elements) + 4
            elements += scale.bar(row.value, top: y, height: Self.barHeight, kind: .bar)
            y += Self.barHeight + Self.gap
        }
        return ChartComposition(
            kind: "bars", height: max(y - Self.gap + 4, ChartText.lineHeight), elements: elements, summary: summary,
            diagnostics: problems(cut: cut).found)
    }

    private func problems(cut: [Int]) -> ChartProblems {
        var problems = ChartProblems(frame)
        if rows.isEmpty {
            problems.noRows()
        } else if rows.allSatisfy({ $0.value == nil }) {
            problems.noFigures()
        }
        problems.rows(rows.count, most: Self.maximumRows, "staplar")
        problems.labels(rows.map(\.label), "stapel")
        problems.cut(cut, "stapel")
        return problems
    }

    /// How many bars, the highest and the lowest.
    private var summary: String {
        let words = ChartWords(frame)
        let shown = rows.filter { $0.value != nil }
        let values = shown.compactMap(\.value)
        let missing = ChartWords.missing(rows.filter { $0.value == nil }.map(\.label))
        guard let highest = values.max(), let lowest = values.min(), let first = shown.first else {
            return "Diagrammet har inga staplar."
        }
        if shown.count == 1 { return "Diagrammet har en stapel: \(first.label), \(words.figure(highest))." + missing }
        let start = "Diagrammet har \(ChartWords.count(shown.count)) staplar"
        if highest == lowest { return "\(start), alla med \(words.figure(highest))." + missing }
        func names(_ value: ExactNumber) -> String {
            ChartWords.shortList(shown.filter { $0.value == value }.map(\.label))
        }
        return "\(start). Högst är \(names(highest)) med \(words.figure(highest)), "
            + "lägst är \(names(lowest)) med \(words.figure(lowest))." + missing
    }
}
