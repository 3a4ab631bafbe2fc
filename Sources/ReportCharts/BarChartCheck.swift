import Diagnostics

/// What the author of a bar chart should know.
struct BarChartCheck {
    let chart: BarChart
    let layout: BarChartLayout

    init(_ chart: BarChart, _ layout: BarChartLayout) {
        self.chart = chart
        self.layout = layout
    }

    var diagnostics: [Diagnostic] {
        guard !chart.rows.isEmpty else {
            let help = "kontrollera att filen har rader under rubrikerna"
            return [problem(.error, "diagram-utan-rader", "diagrammet ”\(chart.title)” har inga rader", help)]
        }
        return [tooMany].compactMap { $0 } + unlabelled + cut
    }

    private var tooMany: Diagnostic? {
        guard chart.rows.count > BarChart.maximumRows else { return nil }
        return problem(
            .warning, "diagram-för-många-rader",
            "diagrammet ”\(chart.title)” har \(chart.rows.count) staplar, "
                + "och fler än \(BarChart.maximumRows) är svåra att läsa",
            "välj ut de viktigaste raderna, eller visa en tabell")
    }

    private var unlabelled: [Diagnostic] {
        chart.rows.enumerated().filter { $0.element.label.allSatisfy(\.isWhitespace) }.map { place, _ in
            problem(
                .error, "diagram-etikett-saknas", "stapel \(place + 1) i diagrammet ”\(chart.title)” saknar etikett",
                "skriv vad stapeln står för i etikettkolumnen")
        }
    }

    private var cut: [Diagnostic] {
        layout.cutLabels.map { place in
            problem(
                .warning, "diagram-etikett-för-lång",
                "etiketten för stapel \(place + 1) i diagrammet ”\(chart.title)” är för lång och kortas av",
                "skriv en kortare etikett")
        }
    }

    private func problem(
        _ severity: Diagnostic.Severity, _ id: String, _ message: String, _ help: String
    ) -> Diagnostic {
        Diagnostic(severity, id, message, at: chart.range, help: help)
    }
}
