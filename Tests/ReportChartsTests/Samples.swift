import Diagnostics
import ExactNumbers
import ReportCharts

func n(_ text: String) -> ExactNumber { SwedishNumber.parse(text) ?? ExactNumber(Int.min) }

func frame(_ title: String = "Provdiagram", unit: String? = nil) -> ChartFrame {
    ChartFrame(title: title, unit: unit, source: "Påhittad källa")
}

func series(_ name: String, _ values: String?...) -> ChartSeries {
    ChartSeries(name: name, values: values.map { $0.map(n) })
}

func bars(_ rows: KeyValuePairs<String, String>, unit: String? = nil, title: String = "Provdiagram") -> BarChart {
    BarChart(frame: frame(title, unit: unit), rows: rows.map { BarChart.Row(label: $0, value: n($1)) })
}

/// One of every form, of ordinary figures.
enum Samples {
    static let grouped = GroupedBarChart(
        frame: frame(unit: "procent"), labels: ["16–29 år", "30–44 år", "65 år eller äldre"],
        series: [series("Kvinnor", "61,5", "68", "57"), series("Män", "72", "74,5", nil)])
    static let stacked = StackedBarChart(
        frame: frame(unit: "procent"), labels: ["Umeå", "Åsele"],
        series: [
            series("Bil", "46", "82"), series("Buss och tåg", "27", "5"), series("Cykel", "16", "6"),
            series("Till fots", "11", "7"),
        ])
    static let keyed = StackedBarChart(
        frame: frame(unit: "mnkr"), labels: ["Umeå", "Åsele"],
        series: [series("Bidrag från staten till regional utveckling", "1", "5"), series("Egna medel", "1", "6")])
    static let line = LineChart(
        frame: frame(unit: "procent"), years: [2018, 2019, 2020, 2021, 2022, 2023],
        series: [series("Utfall", "84", "85,5", "91", nil, "87", "91")], target: LineChart.Target(value: n("90")))
    static let lines = LineChart(
        frame: frame(unit: "minuter"), years: [2018, 2020, 2022, 2023],
        series: [
            series("Provstad–Exempelköping", "39", "38", "36", "32"),
            series("Mallsjö–Exempelköping", "74", nil, "71", "70,5"),
        ])
    static let bullet = BulletChart(
        frame: frame(unit: "procent"),
        rows: [
            BulletChart.Row(label: "Turer i tid", outcome: n("86"), target: n("90")),
            BulletChart.Row(label: "Nöjda resenärer", outcome: n("81,5"), target: n("80")),
        ], thresholds: [n("80"), n("100")])
    static let ceiling = BulletChart(
        frame: frame(unit: "kr"), rows: [BulletChart.Row(label: "Kostnad", outcome: n("100000"), target: n("79999"))],
        isCeiling: true, thresholds: [n("80"), n("100")])
    static let trend = TrendChart(
        frame: frame(), times: ["Resor 2020", "Resor 2021", "Resor 2022"],
        rows: [
            series("Umeå", "1402300", "1511800", "1742100"), series("Åsele", "9100", nil, "8200"),
            series("Sorsele", "5", "7", "5"),
        ])
    static let cell = TrendLine(
        frame: frame(unit: "procent"), times: ["2021", "2022", "2023"], values: [n("5"), n("9"), n("7")])
    static let pyramid = PyramidChart(
        frame: frame(unit: "personer"), ages: ["0–19", "20–39", "40–59", "60–79", "80+"],
        series: [
            series("Kvinnor", "7410", "8120", "9360", "8230", "1190"),
            series("Män", "7805", "8590", "9540", "7790", "520"),
        ])
    static let parts = PartsChart(frame: frame(unit: "procent"), parts: someParts)
    static let ring = PartsChart(frame: frame(unit: "mnkr"), parts: someParts, whole: n("100"), isRing: true)
    static let statuses = StatusChart(
        frame: frame(),
        levels: [
            StatusChart.Level(label: "Uppfylls helt", count: n("16"), colour: "gron"),
            StatusChart.Level(label: "Uppfylls delvis", count: n("3"), colour: "gul"),
            StatusChart.Level(label: "Uppfylls inte", count: n("2"), colour: "rod"),
            StatusChart.Level(label: "Utan bedömning", count: n("0"), colour: "gra"),
        ])

    private static let someParts = [
        PartsChart.Part(label: "Lastbil på landsväg, hela sträckan från avsändare till mottagare", value: n("58,5")),
        PartsChart.Part(label: "Tåg", value: n("24")), PartsChart.Part(label: "Fartyg", value: n("15,5")),
        PartsChart.Part(label: "Flyg", value: n("2")),
    ]

    static let all: [(name: String, chart: any Chart)] = [
        ("grupperade-staplar", grouped), ("staplade-staplar", stacked), ("staplade-med-nyckel", keyed), ("linje", line),
        ("linjer", lines),
        ("utfall-mot-mal", bullet), ("utfall-mot-tak", ceiling), ("trend", trend), ("trend-i-cell", cell),
        ("befolkningspyramid", pyramid),
        ("delar-av-helhet", parts), ("ring", ring), ("fordelning", statuses),
    ]
}

/// Every form made of the same labels and figures, however strange.
func everyForm(labels: [String], values: [ExactNumber?], title: String = "P", unit: String? = nil) -> [any Chart] {
    let frame = ChartFrame(title: title, unit: unit, source: title)
    let name = labels.first ?? ""
    let two = [ChartSeries(name: name, values: values), ChartSeries(name: name, values: values.reversed())]
    let years = Array(2000..<(2000 + values.count))
    return [
        BarChart(frame: frame, rows: zip(labels, values).map { BarChart.Row(label: $0, value: $1) }),
        GroupedBarChart(frame: frame, labels: labels, series: two),
        StackedBarChart(frame: frame, labels: labels, series: two),
        LineChart(
            frame: frame, years: years, series: two,
            target: values.first.flatMap { $0 }.map { LineChart.Target(value: $0) }),
        LineChart(frame: frame, years: years, series: [two[0]]),
        BulletChart(
            frame: frame,
            rows: zip(labels, values).map { BulletChart.Row(label: $0, outcome: $1, target: values.last ?? nil) },
            thresholds: [n("80"), n("100")]),
        BulletChart(
            frame: frame,
            rows: zip(labels, values).map { BulletChart.Row(label: $0, outcome: $1, target: values.first ?? nil) },
            isCeiling: true, thresholds: [n("80"), n("100")]),
        TrendChart(frame: frame, times: labels, rows: two), TrendLine(frame: frame, times: labels, values: values),
        PyramidChart(frame: frame, ages: labels, series: two),
        PartsChart(frame: frame, parts: zip(labels, values).map { PartsChart.Part(label: $0, value: $1) }),
        PartsChart(
            frame: frame, parts: zip(labels, values).map { PartsChart.Part(label: $0, value: $1) }, isRing: true),
        StatusChart(
            frame: frame, levels: zip(labels, values).map { StatusChart.Level(label: $0, count: $1, colour: "gron") }),
    ]
}
