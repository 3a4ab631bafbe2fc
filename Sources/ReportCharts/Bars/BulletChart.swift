import Diagnostics
import ExactNumbers

/// `utfall-mot-mal`: each outcome as a bar, its target as a line across, and the levels as fields behind.
public struct BulletChart: Chart {
    public static let maximumRows = 12
    private static let fieldHeight = 44.0

    public struct Row: Sendable {
        public var label: String
        public var outcome: ExactNumber?
        public var target: ExactNumber?

        public init(label: String, outcome: ExactNumber?, target: ExactNumber?) {
            self.label = label
            self.outcome = outcome
            self.target = target
        }
    }

    public var frame: ChartFrame
    public var rows: [Row]
    /// Whether an outcome below the target is the good one, as for costs.
    public var isCeiling: Bool
    /// Shares of the target in percent where a level begins, such as 80 and 100.
    public var thresholds: [ExactNumber]

    public init(frame: ChartFrame, rows: [Row], isCeiling: Bool = false, thresholds: [ExactNumber] = []) {
        self.frame = frame
        self.rows = rows
        self.isCeiling = isCeiling
        self.thresholds = Set(thresholds.filter(\.isPositive)).sorted()
    }

    public var composition: ChartComposition {
        let problems = problems
        guard !problems.found.containsError else {
            return .empty(kind: "bullets", summary: summary, diagnostics: problems.found)
        }
        let scale = scale
        var elements: [SVGElement] = []
        var cut: [Int] = []
        var y = 0.0
        for (place, row) in rows.enumerated() {
            if rows.count > 1 {
                let label = TextFitting.lines(
                    row.label, size: ChartText.size * 1.06, width: SVGDocument.width, maximum: 4)
                if label.isCut { cut.append(place) }
                y = ChartText.add(label.lines, below: y, kind: .strong, to: &elements) + 2
            }
            y = add(row, scale, below: y, to: &elements) + 22
        }
        if !thresholds.isEmpty, rows.contains(where: { $0.target?.isPositive == true }) {
            y = addKey(below: y, to: &elements) + 14
        }
        var all = problems
        all.cut(cut)
        return ChartComposition(
            kind: "bullets", height: max(y - 12, ChartText.lineHeight), elements: elements, summary: summary,
            diagnostics: all.found)
    }

    // MARK: Drawing

    private struct Scale {
        var zero: Double
        var scale: Double
        func x(_ value: Double) -> Double { max(0, min(SVGDocument.width, zero + value * scale)) }
    }

    /// All rows share one, from zero, with a little room beyond the largest figure.
    private var scale: Scale {
        let figures = rows.flatMap { [$0.outcome, $0.target] }.compactMap { $0?.approximate }
        let low = min(figures.min() ?? 0, 0)
        let high = max(figures.max() ?? 0, 0)
        let (from, to) = (low * 1.05, high * 1.12)
        let scale = to > from && (to - from).isFinite ? SVGDocument.width / (to - from) : 0
        return Scale(zero: -from * scale, scale: scale)
    }

    private func add(_ row: Row, _ scale: Scale, below top: Double, to elements: inout [SVGElement]) -> Double {
        let words = ChartWords(frame)
        let field = top + ChartText.lineHeight + 4
        let end = scale.x(row.outcome?.approximate ?? 0)
        let outcome = row.outcome.map { "Utfall \(words.drawn($0))" } ?? "Utfall: uppgift saknas"
        elements.append(
            .text(
                outcome, x: ChartText.clamped(end, outcome), y: top + ChartText.size, size: ChartText.size,
                anchor: .middle, kind: row.outcome == nil ? .note : .strong))
        addFields(row, scale, top: field, to: &elements)
        if let value = row.outcome, !value.isZero {
            elements.append(
                .rectangle(
                    x: min(scale.zero, end), y: field + 13, width: abs(end - scale.zero), height: Self.fieldHeight - 26,
                    kind: .bar))
        }
        elements.append(
            .line(x1: scale.zero, y1: field - 3, x2: scale.zero, y2: field + Self.fieldHeight + 3, kind: .axis))
        let bottom = field + Self.fieldHeight + 4
        guard let target = row.target else {
            return ChartText.add(["Mål: uppgift saknas"], below: bottom, kind: .note, to: &elements)
        }
        let x = scale.x(target.approximate)
        elements.append(
            .rectangle(
                x: max(0, min(x - 3, SVGDocument.width - 6)), y: field - 5, width: 6, height: Self.fieldHeight + 12,
                kind: .mark(5)))
        let text = "Mål \(words.drawn(target))"
        elements.append(
            .text(
                text, x: ChartText.clamped(x, text), y: bottom + 4 + ChartText.size, size: ChartText.size,
                anchor: .middle, kind: .label))
        return bottom + 4 + ChartText.lineHeight
    }

    /// Lowest level darkest; a target of zero or less has no levels, since it has no shares.
    private func addFields(_ row: Row, _ scale: Scale, top: Double, to elements: inout [SVGElement]) {
        guard let target = row.target?.approximate, target > 0, !thresholds.isEmpty else {
            elements.append(
                .rectangle(x: 0, y: top, width: SVGDocument.width, height: Self.fieldHeight, kind: .band(2)))
            return
        }
        let shares = thresholds.map { $0.approximate / 100 }.filter { $0 > 0 }
        let edges = (isCeiling ? shares.map { target / $0 }.reversed() : shares.map { target * $0 }).map { scale.x($0) }
        let bounds = [scale.zero] + edges + [SVGDocument.width]
        for (place, pair) in zip(bounds, bounds.dropFirst()).enumerated() where pair.1 > pair.0 {
            let level = isCeiling ? shares.count - place : place
            elements.append(
                .rectangle(
                    x: pair.0, y: top, width: pair.1 - pair.0, height: Self.fieldHeight, kind: .band(tone(level))))
        }
    }

    /// Three tones are enough to tell neighbours apart; the highest level always has the lightest.
    private func tone(_ level: Int) -> Int { max(0, 2 - (thresholds.count - level)) }

    private func addKey(below top: Double, to elements: inout [SVGElement]) -> Double {
        var texts: [String] = []
        for (place, threshold) in thresholds.enumerated() {
            let share = SwedishNumber.formatAsAuthored(threshold)
            let next =
                place == 0 ? "under \(share) %" : "\(SwedishNumber.formatAsAuthored(thresholds[place - 1]))–\(share) %"
            texts.append(next)
        }
        if let last = thresholds.last { texts.append("\(SwedishNumber.formatAsAuthored(last)) % av målet eller mer") }
        var (x, y) = (0.0, top)
        for (level, text) in texts.enumerated() {
            let width = 30 + TextFitting.width(of: text, size: ChartText.small)
            if x > 0, x + width > SVGDocument.width { (x, y) = (0, y + ChartText.lineHeight) }
            elements.append(.rectangle(x: x + 1, y: y + 4, width: 20, height: 19, kind: .band(tone(level))))
            elements.append(
                .text(text, x: x + 29, y: y + ChartText.small, size: ChartText.small, anchor: .start, kind: .note))
            x += width + 18
        }
        return y + ChartText.lineHeight
    }

    // MARK: Words

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        if rows.isEmpty {
            problems.noRows()
        } else if rows.allSatisfy({ $0.outcome == nil }) {
            problems.noFigures()
        }
        problems.rows(rows.count, most: Self.maximumRows, "rader")
        problems.labels(rows.map(\.label))
        for row in rows where row.target == nil {
            problems.add(
                .error, "diagram-mål-saknas", "”\(row.label)” i diagrammet ”\(frame.title)” saknar målvärde",
                help: "fyll i målet i kolumnen som mål: anger, eller ta bort raden")
        }
        return problems
    }

    private func isMet(_ row: Row) -> Bool? {
        guard let outcome = row.outcome, let target = row.target else { return nil }
        return isCeiling ? outcome <= target : outcome >= target
    }

    private var summary: String {
        let missing = ChartWords.missing(rows.filter { $0.outcome == nil }.map(\.label))
        let compared = rows.filter { isMet($0) != nil }
        guard let first = compared.first else { return "Diagrammet har inget utfall att jämföra med ett mål." }
        if rows.count == 1 {
            return ChartWords.capitalised(
                distance(first).replacing("utfallet ", with: "utfallet är ", maxReplacements: 1)) + "."
        }
        if compared.count == 1 { return "För \(first.label) är \(distance(first))." + missing }
        let met = compared.filter { isMet($0) == true }.map(\.label)
        let unmet = compared.filter { isMet($0) == false }
        let all = ChartWords.count(compared.count, gender: .neuter)
        if unmet.isEmpty { return "Alla \(all) utfall når sina mål." + missing }
        let start =
            met.isEmpty
            ? "Inget av \(all) utfall når sitt mål."
            : "\(ChartWords.capitalised(ChartWords.count(met.count, gender: .neuter))) av \(all) utfall når sitt mål: \(ChartWords.shortList(met))."
        let rest = unmet.prefix(3).map { "För \($0.label) är \(distance($0))." }
        return ([start] + rest).joined(separator: " ") + missing
    }

    /// ”utfallet 91 %, vilket är 1 procentenhet över målet 90 %”.
    private func distance(_ row: Row) -> String {
        let words = ChartWords(frame)
        guard let outcome = row.outcome, let target = row.target else { return "" }
        let (left, right) = (words.figure(outcome), words.figure(target))
        guard outcome != target, let distance = words.difference(outcome, target) else {
            return "utfallet \(left), lika med målet"
        }
        return "utfallet \(left), vilket är \(distance) \(outcome > target ? "över" : "under") målet \(right)"
    }
}
