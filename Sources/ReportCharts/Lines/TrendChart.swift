import Diagnostics
import ExactNumbers

/// `trend`: one small line a row, from its first figure to its last; each on a scale of its own.
public struct TrendChart: Chart {
    public static let maximumRows = 20

    public var frame: ChartFrame
    /// The times from left to right, such as years.
    public var times: [String]
    /// A name and its figures, one a time.
    public var rows: [ChartSeries]

    public init(frame: ChartFrame, times: [String], rows: [ChartSeries]) {
        self.frame = frame
        self.times = times
        self.rows = rows
    }

    public var composition: ChartComposition {
        let problems = problems
        guard !problems.found.containsError else {
            return .empty(kind: "trends", summary: summary, diagnostics: problems.found)
        }
        let words = ChartWords(frame)
        let unit = words.unit.flatMap { $0.count <= 8 ? $0 : nil }
        func figure(_ value: ExactNumber?) -> String {
            value.map { words.figure($0, unit: unit) } ?? "–"
        }
        func widest(_ texts: [String], _ size: Double) -> Double {
            texts.map { TextFitting.width(of: $0, size: size) }.max() ?? 0
        }
        func head(_ time: String?) -> String {
            TextFitting.line(time.map(Self.short) ?? "", size: ChartText.small, width: 130)
        }
        let (firstTime, lastTime) = (head(times.first), head(times.last))
        let firsts = rows.map { figure($0.value(0)) }
        let lasts = rows.map { figure($0.value(times.count - 1)) }
        let firstWidth = widest(firsts + [firstTime], ChartText.size)
        let lastWidth = widest(lasts + [lastTime], ChartText.size * 1.06)
        let names = widest(rows.map(\.name), ChartText.size)
        let room = SVGDocument.width - firstWidth - lastWidth - 40
        let isBeside = room - names - 16 >= 150
        let lineLeft =
            isBeside ? max(names + 16 + firstWidth + 14, SVGDocument.width - lastWidth - 14 - 260) : firstWidth + 14
        let lineRight = SVGDocument.width - lastWidth - 14
        var elements: [SVGElement] = []
        var cut: [Int] = []
        elements.append(
            .text(firstTime, x: lineLeft - 14, y: ChartText.small, size: ChartText.small, anchor: .end, kind: .note))
        elements.append(
            .text(lastTime, x: SVGDocument.width, y: ChartText.small, size: ChartText.small, anchor: .end, kind: .note))
        var y = ChartText.lineHeight + 4
        for (place, row) in rows.enumerated() {
            elements.append(.line(x1: 0, y1: y, x2: SVGDocument.width, y2: y, kind: .grid))
            y += 6
            let name = TextFitting.lines(
                row.name, size: ChartText.size, width: isBeside ? names + 8 : SVGDocument.width, maximum: 2)
            if name.isCut { cut.append(place) }
            let nameBottom = ChartText.add(name.lines, below: y + (isBeside ? 6 : 0), to: &elements)
            if !isBeside { y = nameBottom }
            let baseline = y + 6 + ChartText.size
            elements.append(
                .text(firsts[place], x: lineLeft - 14, y: baseline, size: ChartText.size, anchor: .end, kind: .value))
            elements.append(
                .text(
                    lasts[place], x: SVGDocument.width, y: baseline, size: ChartText.size, anchor: .end, kind: .strong))
            elements += TrendLine.elements(row.values, x: lineLeft, y: y + 5, width: lineRight - lineLeft, height: 30)
            y = max(y + 44, isBeside ? nameBottom + 6 : 0)
        }
        var all = problems
        all.cut(cut)
        return ChartComposition(
            kind: "trends", height: y + 2, elements: elements, summary: summary, diagnostics: all.found)
    }

    /// ”Resor 2020” is 2020 to a reader who has read the title.
    private static func short(_ time: String) -> String {
        guard let last = time.split(separator: " ").last, last.count == 4, Int(last) != nil else { return time }
        return String(last)
    }

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        if rows.isEmpty {
            problems.noRows()
        } else if rows.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) {
            problems.noFigures()
        }
        problems.series(times.count, most: LineChart.maximumYears, least: 2)
        problems.rows(rows.count, most: Self.maximumRows, "rader")
        problems.labels(rows.map(\.name))
        return problems
    }

    private var summary: String {
        guard let first = times.first.map(Self.short), let last = times.last.map(Self.short), !rows.isEmpty else {
            return "Diagrammet har inga linjer."
        }
        func names(_ test: (ExactNumber, ExactNumber) -> Bool) -> [String] {
            rows.filter { row in
                guard let start = row.value(0), let end = row.value(times.count - 1) else { return false }
                return test(start, end)
            }.map(\.name)
        }
        let parts = [
            ("ökade", names { $0 < $1 }), ("minskade", names { $0 > $1 }), ("var oförändrat", names { $0 == $1 }),
        ]
        .filter { !$0.1.isEmpty }
        .map { verb, names in
            "\(verb) värdet för \(names.count > 4 ? "\(ChartWords.count(names.count)) av \(ChartWords.count(rows.count))" : ChartWords.list(names))"
        }
        let start = parts.isEmpty ? "" : "Mellan \(first) och \(last) \(ChartWords.list(parts)). "
        let lost = rows.filter { $0.value(0) == nil || $0.value(times.count - 1) == nil }.map(\.name)
        return start + "Varje linje har sin egen skala." + ChartWords.missing(lost)
    }
}

/// A small line alone, for a table's cell; its words stand in the cells beside it.
public struct TrendLine: Chart {
    public var frame: ChartFrame
    public var times: [String]
    public var values: [ExactNumber?]

    public init(frame: ChartFrame, times: [String], values: [ExactNumber?]) {
        self.frame = frame
        self.times = times
        self.values = values
    }

    public var composition: ChartComposition {
        var problems = ChartProblems(frame)
        if values.allSatisfy({ $0 == nil }) { problems.noFigures() }
        let row = ChartSeries(name: frame.title, values: values)
        let words = ChartWords(frame)
        let known = zip(times, values).compactMap { time, value in value.map { (time, $0) } }
        let start = known.first.map { "från \(words.figure($0.1)) (\($0.0))" }
        let end = known.last.map { "till \(words.figure($0.1)) (\($0.0))" }
        let summary = ChartWords.capitalised([start, end].compactMap { $0 }.joined(separator: " ")) + "."
        return ChartComposition(
            kind: "trend", width: 160, height: 40,
            elements: Self.elements(row.values, x: 0, y: 0, width: 160, height: 40),
            summary: summary, diagnostics: problems.found)
    }

    /// The line within a box, its last figure marked; missing figures are gaps.
    static func elements(_ values: [ExactNumber?], x: Double, y: Double, width: Double, height: Double) -> [SVGElement]
    {
        let known = values.compactMap { $0?.approximate }
        guard let low = known.min(), let high = known.max() else { return [] }
        let inset = 7.0
        let span = high - low
        func point(_ place: Int, _ value: Double) -> SVGElement.Point {
            let part = span > 0 && span.isFinite ? (high - value) / span : 0.5
            let step = values.count > 1 ? (width - 2 * inset) / Double(values.count - 1) : 0
            return SVGElement.Point(x + inset + step * Double(place), y + inset + (height - 2 * inset) * part)
        }
        var elements: [SVGElement] = []
        var stretch: [SVGElement.Point] = []
        func flush() {
            if stretch.count > 1 { elements.append(.polyline(stretch, kind: .line(1))) }
            if stretch.count == 1, let only = stretch.first {
                elements.append(.circle(x: only.x, y: only.y, radius: 4, kind: .mark(1)))
            }
            stretch = []
        }
        for (place, value) in values.enumerated() {
            if let value { stretch.append(point(place, value.approximate)) } else { flush() }
        }
        let last = stretch.last
        flush()
        if let last { elements.append(.circle(x: last.x, y: last.y, radius: 6.5, kind: .mark(1))) }
        return elements
    }
}
