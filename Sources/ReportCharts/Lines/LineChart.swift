import Diagnostics
import ExactNumbers

/// `linje`: figures over years, with a gap where a figure is missing and a dashed line at the target.
public struct LineChart: Chart {
    public static let maximumSeries = 5
    public static let maximumYears = 60

    /// A figure to reach, drawn across the years.
    public struct Target: Sendable {
        public var value: ExactNumber
        /// The year it should be reached, where it is not the last one shown.
        public var year: Int?
        /// Whether less is better, as costs are.
        public var isCeiling: Bool

        public init(value: ExactNumber, year: Int? = nil, isCeiling: Bool = false) {
            self.value = value
            self.year = year
            self.isCeiling = isCeiling
        }
    }

    public var frame: ChartFrame
    /// In rising order, each once; years between them that are not there stand as space.
    public var years: [Int]
    public var series: [ChartSeries]
    public var target: Target?

    public init(frame: ChartFrame, years: [Int], series: [ChartSeries], target: Target? = nil) {
        self.frame = frame
        self.years = years
        self.series = series
        self.target = target
    }

    public var composition: ChartComposition {
        let problems = problems
        let summary = LineSummary(chart: self).text
        guard !problems.found.containsError else {
            return .empty(kind: "lines", summary: summary, diagnostics: problems.found)
        }
        let layout = LineLayout(self)
        var all = problems
        all.cut(layout.cutNames, "serie")
        return ChartComposition(
            kind: "lines", height: layout.height, elements: layout.elements, summary: summary, diagnostics: all.found)
    }

    private var problems: ChartProblems {
        var problems = ChartProblems(frame)
        if years.isEmpty {
            problems.noRows()
        } else if years.count == 1 {
            problems.add(
                .error, "diagram-ett-år", "diagrammet ”\(frame.title)” har bara ett år, och en linje behöver minst två",
                help: "lägg till tidigare år, eller visa staplar i stället: typ: staplar")
        } else if series.contains(where: { $0.values.allSatisfy { $0 == nil } }) {
            problems.noFigures()
        }
        problems.rows(years.count, most: Self.maximumYears, "år")
        problems.series(series.count, most: Self.maximumSeries)
        problems.labels(series.map(\.name), "serie")
        for (before, year) in zip(years, years.dropFirst()) where year <= before {
            problems.add(
                .error, "diagram-fel-ordning",
                year == before
                    ? "året \(year) står två gånger i diagrammet ”\(frame.title)”"
                    : "åren i diagrammet ”\(frame.title)” står inte i ordning: \(before) före \(year)",
                help: "skriv ett år per rad, det äldsta först")
        }
        return problems
    }
}
