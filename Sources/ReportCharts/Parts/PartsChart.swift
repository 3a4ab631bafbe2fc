import Diagnostics
import ExactNumbers

/// `delar-av-helhet`: one bar, or a ring where it is asked for, with every part named beside its share.
public struct PartsChart: Chart {
    public static let maximumParts = 5

    public struct Part: Sendable {
        public var label: String
        public var value: ExactNumber?

        public init(label: String, value: ExactNumber?) {
            self.label = label
            self.value = value
        }
    }

    public var frame: ChartFrame
    public var parts: [Part]
    /// What the parts should come to, where the source says; a sum that differs is an error.
    public var whole: ExactNumber?
    public var isRing: Bool

    public init(frame: ChartFrame, parts: [Part], whole: ExactNumber? = nil, isRing: Bool = false) {
        self.frame = frame
        self.parts = parts
        self.whole = whole
        self.isRing = isRing
    }

    private var isPercent: Bool { frame.unit == "procent" || frame.unit == "%" }
    private var sum: ExactNumber { ExactNumber.sum(parts.compactMap(\.value)) ?? .zero }

    public var composition: ChartComposition {
        let problems = problems
        guard !problems.found.containsError else {
            return .empty(kind: "parts", summary: summary, diagnostics: problems.found)
        }
        let sum = sum
        let items = parts.enumerated().map { place, part in
            let value = part.value ?? .zero
            return PartsLayout.Item(
                label: part.label, part: sum.isZero ? 0 : value.approximate / sum.approximate, fill: .series(place + 1),
                hatch: nil, ink: .onSeries(place + 1),
                share: isPercent ? ChartWords(frame).figure(value) : ChartWords.share(value, of: sum) ?? "",
                figure: isPercent ? nil : ChartWords(frame).drawn(value))
        }
        let layout = PartsLayout(items: items, isRing: isRing)
        var all = problems
        all.cut(layout.cut, "del")
        return ChartComposition(
            kind: isRing ? "ring" : "parts", height: layout.height, elements: layout.elements, summary: summary,
            diagnostics: all.found)
    }

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        let words = ChartWords(frame)
        if parts.isEmpty { problems.noRows() }
        if parts.count > Self.maximumParts {
            problems.add(
                .error, "diagram-för-många-rader",
                "diagrammet ”\(frame.title)” har \(parts.count) delar, och formen rymmer högst \(Self.maximumParts)",
                help: "slå ihop de minsta till Övrigt, eller visa staplar: typ: staplar")
        }
        problems.labels(parts.map(\.label), "del")
        for part in parts {
            guard let value = part.value else {
                problems.missingPart(part.label)
                continue
            }
            if value.isNegative { problems.negative(part.label, words.figure(value)) }
        }
        let sum = sum
        if !parts.isEmpty, sum.isZero, !problems.found.containsError { problems.noFigures() }
        if let whole, whole != sum { problems.sum(words.figure(sum), isNot: words.figure(whole)) }
        // Rounded shares may come to a little more or less than a hundred.
        if whole == nil, isPercent, !parts.isEmpty, let off = sum.subtracting(.hundred)?.magnitude, off > ExactNumber(1)
        {
            problems.sum(words.figure(sum), isNot: words.figure(.hundred))
        }
        return problems
    }

    private var summary: String {
        let words = ChartWords(frame)
        let known = parts.filter { $0.value != nil }
        let sum = sum
        guard let highest = known.compactMap(\.value).max(), let lowest = known.compactMap(\.value).min(),
            sum.isPositive
        else {
            return "Diagrammet har inga delar."
        }
        func figure(_ value: ExactNumber) -> String {
            guard !isPercent, let share = ChartWords.share(value, of: sum) else { return words.figure(value) }
            return "\(words.figure(value)) (\(share))"
        }
        func names(_ value: ExactNumber) -> String {
            ChartWords.shortList(known.filter { $0.value == value }.map(\.label))
        }
        let whole = isPercent ? "Helheten" : "Helheten, \(words.figure(sum)),"
        let start = "\(whole) har \(ChartWords.count(known.count)) \(known.count == 1 ? "del" : "delar")."
        if highest == lowest {
            return known.count == 1
                ? "\(start) Den är \(known[0].label)." : "\(start) Alla är lika stora: \(figure(highest))."
        }
        return
            "\(start) Störst är \(names(highest)) med \(figure(highest)), minst är \(names(lowest)) med \(figure(lowest))."
    }
}
