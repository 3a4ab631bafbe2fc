import Diagnostics
import ExactNumbers
import Foundation
import ReportCharts
import Testing

@Suite struct BarChartSummaryTests {
    @Test(arguments: [
        (bars([:]), "Diagrammet har inga staplar."),
        (bars(["Umeå": "120"], unit: "kr"), "Diagrammet har en stapel: Umeå, 120 kr."),
        (bars(["A": "5", "B": "5,0"], unit: "procent"), "Diagrammet har två staplar, alla med 5 %."),
        (
            bars(["A": "5", "B": "-7,25", "C": "1200"], unit: "mnkr"),
            "Diagrammet har tre staplar. Högst är C med 1 200 mnkr, lägst är B med −7,25 mnkr."
        ),
        (
            bars(["A": "5", "B": "5", "C": "1", "D": "1", "E": "1", "F": "1", "G": "1"]),
            "Diagrammet har sju staplar. Högst är A och B med 5, lägst är C, D, E och 2 till med 1."
        ),
    ])
    func saysHighestAndLowest(chart: BarChart, expected: String) {
        let drawing = chart.drawing(idPrefix: "d1")
        #expect(drawing.summary.replacing("\u{A0}", with: " ") == expected)
        #expect(drawing.svg.contains("<desc id=\"d1-desc\">\(drawing.summary) Källa: Påhittad källa</desc>"))
    }
}

@Suite struct BarChartDiagnosticsTests {
    @Test func namesWhatIsWrong() {
        func ids(_ chart: BarChart) -> [String] { chart.drawing(idPrefix: "d").diagnostics.map(\.id) }
        #expect(ids(bars(["A": "1"])) == [])
        #expect(ids(bars([:])) == ["diagram-utan-rader"])
        #expect(ids(bars(["A": "1", " ": "2", "": "3"])) == ["diagram-etikett-saknas", "diagram-etikett-saknas"])
        let row = BarChart.Row(label: "A", value: n("1"))
        #expect(ids(BarChart(frame: ChartFrame(title: "P"), rows: Array(repeating: row, count: 30))) == [])
        #expect(
            ids(BarChart(frame: ChartFrame(title: "P"), rows: Array(repeating: row, count: 31))) == [
                "diagram-för-många-rader"
            ])
        let long = BarChart.Row(label: String(repeating: "ord ", count: 500), value: n("1"))
        #expect(ids(BarChart(frame: ChartFrame(title: "P"), rows: [long])) == ["diagram-etikett-för-lång"])
    }
}

@Suite struct BarChartSVGTests {
    static let mixed = bars(
        [
            "Sammanhållen region": "61,5",
            "En mycket lång etikett som inte ryms på en enda rad i diagrammet utan bryts": "0",
            "Föregångare": "-15,6",
        ], unit: "procent", title: "Förändring per inriktning")

    @Test(arguments: [
        ("vanligt", bars(["Umeå": "18882848", "Åsele": "14019863", "Överkalix": "6467690"], unit: "kr")),
        ("blandat", mixed),
        ("lang-enhet", bars(["A": "12,5", "B": "3"], unit: "deltagare per tusen invånare i länet")),
        ("tomt", bars([:])), ("nollor", bars(["A": "0", "B": "0"])),
    ])
    func isDrawnAsBefore(name: String, chart: BarChart) throws {
        let svg = chart.drawing(idPrefix: "diagram-1").svg + "\n"
        #expect(svg.utf8.count < 20 * 1024)
        try Golden.expect(svg, name: "\(name).svg")
    }

    static let hostile = [
        "</text><script>alert(1)</script>", "\" onload=\"alert(1)", "a & b < c > d ' \"", "]]><!--",
        "\u{0}\u{8}\u{FFFF}",
        "\u{202E}baklänges", "&#x3C;script&#x3E;", String(repeating: "ö", count: 5_000), "🧑‍🚀 e\u{301}",
    ]

    @Test(arguments: hostile)
    func nothingEscapes(label: String) throws {
        let hostile = BarChart(
            frame: ChartFrame(title: label, unit: label, source: label),
            rows: [BarChart.Row(label: label, value: n("1"))])
        let svg = hostile.drawing(idPrefix: label).svg
        let parser = XMLReader(svg)
        #expect(parser.isWellFormed)
        #expect(Set(parser.names) == ["svg", "title", "desc", "rect", "line", "text"])
        #expect(parser.attributes.isSubset(of: Self.allowed))
        #expect(parser.identifiers.count == 2)
        #expect(parser.labelledBy == parser.identifiers)
    }

    static let allowed: Set<String> = [
        "class", "viewBox", "role", "aria-labelledby", "id", "x", "y", "x1", "y1", "x2", "y2", "width",
        "height", "fill", "font-family", "font-weight", "stroke", "stroke-width", "font-size", "text-anchor",
    ]

    @Test func survivesAnySize() throws {
        let large = try #require(ExactNumber(.max, over: 1))
        let small = try #require(ExactNumber(1, over: .max))
        let rows = [large, small, large.negated, .zero].map { BarChart.Row(label: "A", value: $0) }
        #expect(XMLReader(BarChart(frame: ChartFrame(title: "P"), rows: rows).drawing(idPrefix: "").svg).isWellFormed)
    }

    @Test func isTheSameEveryTime() {
        #expect(Self.mixed.drawing(idPrefix: "a").svg == Self.mixed.drawing(idPrefix: "a").svg)
    }

    @Test func textIsLargeEnough() {
        let reader = XMLReader(Self.mixed.drawing(idPrefix: "a").svg)
        #expect(!reader.fontSizes.isEmpty)
        #expect(reader.fontSizes.allSatisfy { $0 >= 13 })
    }
}
