import Diagnostics
import ExactNumbers

/// `fordelning`: how many of each status, as one bar with the scale's own colours; stripes tell them apart in grey.
public struct StatusChart: Chart {
    public static let maximumLevels = 8

    public struct Level: Sendable {
        /// In words: ”Uppfylls helt”.
        public var label: String
        public var count: ExactNumber?
        /// The colour's name in the style sheet: `gron`.
        public var colour: String

        public init(label: String, count: ExactNumber?, colour: String) {
            self.label = label
            self.count = count
            self.colour = colour
        }
    }

    public var frame: ChartFrame
    /// Best first.
    public var levels: [Level]

    public init(frame: ChartFrame, levels: [Level]) {
        self.frame = frame
        self.levels = levels
    }

    private var sum: ExactNumber { ExactNumber.sum(levels.compactMap(\.count)) ?? .zero }

    public var composition: ChartComposition {
        let problems = problems
        guard !problems.found.containsError else {
            return .empty(kind: "statuses", summary: summary, diagnostics: problems.found)
        }
        let sum = sum
        let items = levels.enumerated().map { place, level in
            let count = level.count ?? .zero
            return PartsLayout.Item(
                label: level.label, part: sum.isZero ? 0 : count.approximate / sum.approximate,
                fill: .status(level.colour),
                hatch: place % 4, ink: nil, share: ChartWords.share(count, of: sum) ?? "",
                figure: ChartWords(frame).drawn(count))
        }
        let layout = PartsLayout(items: items, isRing: false)
        var all = problems
        all.cut(layout.cut, "nivå")
        return ChartComposition(
            kind: "statuses", height: layout.height, elements: layout.elements, summary: summary, diagnostics: all.found
        )
    }

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        if levels.isEmpty { problems.noRows() }
        if levels.count > Self.maximumLevels {
            problems.add(
                .error, "diagram-för-många-rader",
                "diagrammet ”\(frame.title)” har \(levels.count) nivåer, och formen rymmer högst \(Self.maximumLevels)",
                help: "slå ihop nivåer, eller visa staplar: typ: staplar")
        }
        problems.labels(levels.map(\.label), "nivå")
        for level in levels {
            guard let count = level.count else {
                problems.missingPart(level.label)
                continue
            }
            if count.isNegative { problems.negative(level.label, ChartWords(frame).figure(count)) }
        }
        if !levels.isEmpty, sum.isZero, !problems.found.containsError { problems.noFigures() }
        return problems
    }

    private var summary: String {
        let words = ChartWords(frame)
        let parts = levels.compactMap { level in
            level.count.flatMap { $0.isZero ? nil : "\(level.label): \(words.figure($0))" }
        }
        let none = levels.filter { $0.count?.isZero == true }.map(\.label)
        guard !parts.isEmpty else { return "Diagrammet har ingenting att fördela." }
        return "Sammanlagt \(words.figure(sum)). \(parts.joined(separator: ", "))."
            + (none.isEmpty ? "" : " Ingen: \(ChartWords.list(none)).")
    }
}
