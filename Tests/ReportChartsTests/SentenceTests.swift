import ExactNumbers
import ReportCharts
import SeededNumbers
import Testing

/// Every number in a chart's sentences is one that stands in its table, or that a reader can work out from it.
@Suite struct SentenceTests {
    private static let names = ["Alby", "Berga", "Carlsborg", "Dal", "Ek", "Fors"]

    /// Figures with one decimal, as tables have them: whole, rounded, equal, none.
    private static func figures(_ count: Int, _ generator: inout SeededGenerator) -> [ExactNumber] {
        (0..<count).compactMap { _ in ExactNumber(Int128(Int.random(in: 0...999, using: &generator)), over: 10) }
    }

    /// Shares of a hundred, rounded so that they may come to 99,9 or 100,1.
    private static func shares(_ count: Int, _ generator: inout SeededGenerator) -> [ExactNumber] {
        let parts = (0..<count).map { _ in Int.random(in: 1...1000, using: &generator) }
        let whole = parts.reduce(0, +)
        return parts.compactMap { ExactNumber(Int128(($0 * 1000 + whole / 2) / whole), over: 10) }
    }

    private static func numbers(in sentence: String) -> [ExactNumber] {
        let plain = sentence.replacing(/(\d)\u{A0}(\d{3})/) { String($0.output.1) + String($0.output.2) }
        return plain.matches(of: /\d+(?:,\d+)?/).compactMap { SwedishNumber.parse($0.output) }
    }

    /// What may stand in a sentence about the figures: they, the distance of two, how many there are.
    private static func known(_ figures: [ExactNumber], sums: [ExactNumber], counts: Int) -> Set<ExactNumber> {
        let all = figures + sums
        let distances = all.flatMap { left in all.compactMap { left.subtracting($0)?.magnitude } }
        return Set(all + distances + (0...max(counts, 100)).map { ExactNumber($0) })
    }

    @Test func addsNoSharesOfSeveralWholes() {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<300 {
            let rows = Int.random(in: 1...6, using: &generator)
            let columns = Int.random(in: 2...5, using: &generator)
            let table = (0..<rows).map { _ in Self.shares(columns, &generator) }
            let series = (0..<columns).map { column in
                ChartSeries(name: "Sätt \(["A", "B", "C", "D", "E"][column])", values: table.map { $0[column] })
            }
            let labels = Array(Self.names.prefix(rows))
            let frame = ChartFrame(title: "P", unit: "procent")
            var charts: [any Chart] = [StackedBarChart(frame: frame, labels: labels, series: series)]
            if columns == 2 { charts.append(PyramidChart(frame: frame, ages: labels, series: series)) }
            charts.append(GroupedBarChart(frame: frame, labels: labels, series: Array(series.prefix(4))))
            let sums = table.compactMap { ExactNumber.sum($0) }
            let known = Self.known(table.flatMap { $0 }, sums: sums, counts: 12)
            for chart in charts {
                let sentence = chart.drawing(idPrefix: "d").summary
                for number in Self.numbers(in: sentence) {
                    #expect(known.contains(number), "\(SwedishNumber.format(number)) i ”\(sentence)”")
                    #expect(number <= sums.max() ?? .hundred, "\(sentence)")
                }
            }
        }
    }

    @Test func saysOnlyWhatItsTableHolds() {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<300 {
            let rows = Int.random(in: 2...6, using: &generator)
            let table = (0..<rows).map { _ in Self.figures(2, &generator) }
            let labels = Array(Self.names.prefix(rows))
            let frame = ChartFrame(title: "P", unit: ["antal", "mnkr", "procent"].randomElement(using: &generator))
            let first = table.map { $0[0] }
            let years = Array(2018..<2018 + rows)
            let charts: [any Chart] = [
                BarChart(frame: frame, rows: zip(labels, first).map { BarChart.Row(label: $0, value: $1) }),
                LineChart(
                    frame: frame, years: years, series: [ChartSeries(name: "Utfall", values: first)],
                    target: LineChart.Target(value: table[0][1])),
                BulletChart(
                    frame: frame,
                    rows: zip(labels, table).map { BulletChart.Row(label: $0, outcome: $1[0], target: $1[1]) }),
                TrendChart(
                    frame: frame, times: ["2022", "2023"],
                    rows: zip(labels, table).map { ChartSeries(name: $0, values: $1) }),
            ]
            let known = Self.known(table.flatMap { $0 }, sums: [], counts: 0).union(
                (2018...2030).map { ExactNumber($0) })
            for chart in charts {
                let sentence = chart.drawing(idPrefix: "d").summary
                for number in Self.numbers(in: sentence) {
                    #expect(known.contains(number), "\(SwedishNumber.format(number)) i ”\(sentence)”")
                }
            }
        }
    }

    /// A part that is nearly everything is not said to be all of it.
    @Test func roundsNoPartUpToTheWhole() {
        let parts = [("A", 99_996), ("B", 4)].map { PartsChart.Part(label: $0, value: ExactNumber($1)) }
        let sentence = PartsChart(frame: ChartFrame(title: "P", unit: "kr"), parts: parts).drawing(idPrefix: "d")
            .summary
            .replacing("\u{A0}", with: " ")
        #expect(sentence.contains("(99,996 %)"))
        #expect(sentence.contains("(mindre än 0,1 %)"))
    }

    @Test func keepsTheDecimalsOfTheTable() {
        var frame = ChartFrame(title: "P", unit: "procent")
        frame.fractionDigits = 1
        let rows = [("A", 24), ("B", 18)].map { BarChart.Row(label: $0, value: ExactNumber($1)) }
        let drawing = BarChart(frame: frame, rows: rows).drawing(idPrefix: "d")
        #expect(drawing.svg.contains(">24,0\u{A0}%<"))
        #expect(drawing.summary.contains("24,0\u{A0}%"))
    }

    /// A bar that is the sum of the others counts in no sum of bars.
    @Test func addsNoTotalsToTheirParts() {
        func summary(_ hasTotals: Bool) -> String {
            StackedBarChart(
                frame: ChartFrame(title: "P", unit: "mnkr"), labels: ["A", "B", "Totalt"],
                series: [
                    ChartSeries(name: "X", values: [1, 2, 3].map { ExactNumber($0) }),
                    ChartSeries(name: "Y", values: [4, 7, 11].map { ExactNumber($0) }),
                ], hasTotals: hasTotals
            ).drawing(idPrefix: "d").summary
        }
        #expect(summary(false).contains("i alla staplar tillsammans är Y med 22"))
        #expect(!summary(true).contains("tillsammans"))
    }
}
