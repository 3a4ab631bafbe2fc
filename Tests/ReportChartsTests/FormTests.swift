import Diagnostics
import ExactNumbers
import ReportCharts
import Testing

@Suite struct FormTests {
    @Test(arguments: Samples.all.indices)
    func isDrawnAsBefore(index: Int) throws {
        let (name, chart) = Samples.all[index]
        let drawing = chart.drawing(idPrefix: "diagram-1")
        #expect(drawing.diagnostics.isEmpty)
        #expect(drawing.svg.utf8.count < 20 * 1024)
        #expect(XMLReader(drawing.svg).isWellFormed)
        try Golden.expect(drawing.svg + "\n", name: "\(name).svg")
    }

    /// Title and source are drawn for those who quote it, and the drawing has its own ids.
    @Test func fileStandsAlone() throws {
        let file = Samples.line.drawing(idPrefix: "x").file
        #expect(XMLReader(file).isWellFormed)
        #expect(file.contains(">Provdiagram</text>"))
        #expect(file.contains(">Källa: Påhittad källa</text>"))
        #expect(file == Samples.line.drawing(idPrefix: "y").file)
        try Golden.expect(file, name: "fil.svg")
    }

    @Test(arguments: Samples.all.indices)
    func usesPresentationAttributesAlone(index: Int) {
        let drawing = Samples.all[index].chart.drawing(idPrefix: "d")
        for svg in [drawing.svg, drawing.file] {
            let reader = XMLReader(svg)
            #expect(!reader.attributes.contains("style"))
            #expect(!reader.names.contains("style"))
            #expect(reader.fontSizes.allSatisfy { $0 >= 20 })
            #expect(Set(reader.identifiers).count == reader.identifiers.count)
        }
    }

    /// A black-and-white copy: neighbours in a stack differ by much more than a shade.
    @Test func areasDifferInLightness() {
        let svg = Samples.stacked.drawing(idPrefix: "d").svg
        for tone in ["#3c7680", "#cedddf", "#8aadb3", "#f0f5f5"] { #expect(svg.contains("fill=\"\(tone)\"")) }
        let statuses = Samples.statuses.drawing(idPrefix: "d").svg
        #expect(statuses.contains("url(#d-monster-1)") && statuses.contains("<pattern id=\"d-monster-1\""))
    }

    @Test(arguments: [
        (
            Samples.grouped as any Chart,
            "Diagrammet jämför Kvinnor och Män i tre grupper. Högst är 30–44 år (Män) med 74,5 %, lägst är 65 år eller äldre (Kvinnor) med 57 %. Störst är skillnaden för 16–29 år: 10,5 procentenheter."
        ),
        (
            Samples.stacked,
            "Varje stapel är summan av Bil, Buss och tåg, Cykel och Till fots. Alla staplar är lika höga: 100 %. Störst är delen Åsele, Bil med 82 %, minst är Åsele, Buss och tåg med 5 %."
        ),
        (
            Samples.line,
            "Värdet ökade mellan 2018 och 2023 från 84 % till 91 %, en skillnad på 7 procentenheter. 2023 års värde ligger 1 procentenhet över målet, 90 %. Uppgift saknas för 2021."
        ),
        (
            Samples.lines,
            "Mellan 2018 och 2023: Provstad–Exempelköping ner från 39 till 32 minuter, Mallsjö–Exempelköping ner från 74 till 70,5 minuter."
        ),
        (
            Samples.bullet,
            "Ett av två utfall når sitt mål: Nöjda resenärer. För Turer i tid är utfallet 86 %, vilket är 4 procentenheter under målet 90 %."
        ),
        (Samples.ceiling, "Utfallet är 100 000 kr, vilket är 20 001 kr över målet 79 999 kr."),
        (
            Samples.trend,
            "Mellan 2020 och 2022 ökade värdet för Umeå, minskade värdet för Åsele och var oförändrat värdet för Sorsele. Varje linje har sin egen skala."
        ),
        (
            Samples.pyramid,
            "Sammanlagt: Kvinnor 34 310 personer och Män 34 245 personer. Störst är åldersgruppen 40–59 med 18 900 personer, minst är 80+ med 1 710 personer."
        ),
        (
            Samples.ring,
            "Helheten, 100 mnkr, har fyra delar. Störst är Lastbil på landsväg, hela sträckan från avsändare till mottagare med 58,5 mnkr (58,5 %), minst är Flyg med 2 mnkr (2 %)."
        ),
        (
            Samples.statuses,
            "Sammanlagt 21. Uppfylls helt: 16, Uppfylls delvis: 3, Uppfylls inte: 2. Ingen: Utan bedömning."
        ),
    ])
    func saysWhatItShows(chart: any Chart, expected: String) {
        #expect(chart.drawing(idPrefix: "d").summary.replacing("\u{A0}", with: " ") == expected)
    }
}

@Suite struct FormDiagnosticsTests {
    private func ids(_ chart: any Chart) -> [String] {
        let drawing = chart.drawing(idPrefix: "d")
        // With an error there is no picture at all.
        if drawing.diagnostics.contains(where: { $0.severity == .error }) {
            #expect(Set(XMLReader(drawing.svg).names) == ["svg", "title", "desc"])
        }
        return drawing.diagnostics.map(\.id)
    }

    @Test func namesWhatIsWrongWithLines() {
        func line(_ years: [Int], _ values: String?...) -> LineChart {
            LineChart(frame: frame(), years: years, series: [ChartSeries(name: "A", values: values.map { $0.map(n) })])
        }
        #expect(ids(line([])) == ["diagram-utan-rader"])
        #expect(ids(line([2023], "1")) == ["diagram-ett-år"])
        #expect(ids(line([2022, 2023], nil, nil)) == ["diagram-utan-tal"])
        #expect(ids(line([2023, 2022], "1", "2")) == ["diagram-fel-ordning"])
        #expect(ids(line([2022, 2022], "1", "2")) == ["diagram-fel-ordning"])
        let six = LineChart(frame: frame(), years: [2022, 2023], series: (1...6).map { series("S\($0)", "1", "2") })
        #expect(ids(six) == ["diagram-för-många-serier"])
    }

    @Test func namesWhatIsWrongWithWholes() {
        func parts(_ values: String?..., unit: String? = nil, whole: String? = nil) -> PartsChart {
            PartsChart(
                frame: frame(unit: unit),
                parts: values.enumerated().map { PartsChart.Part(label: "Del \($0)", value: $1.map(n)) },
                whole: whole.map(n))
        }
        #expect(ids(parts()) == ["diagram-utan-rader"])
        #expect(ids(parts("1", "-1")) == ["diagram-negativ-del"])
        #expect(ids(parts("1", nil)) == ["diagram-del-saknas"])
        #expect(ids(parts("0", "0")) == ["diagram-utan-tal"])
        #expect(ids(parts("1", "2", whole: "4")) == ["diagram-fel-summa"])
        #expect(ids(parts("50", "48,5", unit: "procent")) == ["diagram-fel-summa"])
        #expect(ids(parts("33,3", "33,3", "33,3", unit: "procent")) == [])
        #expect(ids(parts("1", "1", "1", "1", "1", "1")) == ["diagram-för-många-rader"])
        let stacked = StackedBarChart(frame: frame(), labels: ["A"], series: [series("X", "1"), series("Y", "-2")])
        #expect(ids(stacked) == ["diagram-negativ-del"])
        #expect(
            ids(StackedBarChart(frame: frame(), labels: ["A"], series: [series("X", "1"), series("Y", nil)])) == [
                "diagram-del-saknas"
            ])
    }

    @Test func namesWhatIsWrongWithSeries() {
        let five = (1...5).map { series("S\($0)", "1") }
        #expect(ids(GroupedBarChart(frame: frame(), labels: ["A"], series: five)) == ["diagram-för-många-serier"])
        #expect(ids(GroupedBarChart(frame: frame(), labels: ["A"], series: [five[0]])) == ["diagram-för-få-serier"])
        #expect(
            ids(PyramidChart(frame: frame(), ages: ["0–9"], series: Array(five.prefix(3)))) == [
                "diagram-för-många-serier"
            ])
        #expect(
            ids(PyramidChart(frame: frame(), ages: ["0–9"], series: [series("K", "1"), series("M", "-1")])) == [
                "diagram-negativ-del"
            ])
        #expect(
            ids(BulletChart(frame: frame(), rows: [BulletChart.Row(label: "A", outcome: n("1"), target: nil)])) == [
                "diagram-mål-saknas"
            ])
    }
}

@Suite struct HostileFormTests {
    static let figures: [[String?]] = [
        ["0", "0", "0"], ["1"], ["5", "5", "5"], ["999999999999", "0,000001", "1"],
        ["-5", "-999999999999", "-0,000001"],
        ["0,000001", "0,000002", "0,000003"], [nil, "1", nil], [nil, nil], ["1000000", "1000001", "1000002"],
        ["-1", "1", "0"], [],
    ]

    @Test(arguments: figures)
    func survivesAnyFigures(values: [String?]) {
        let labels = values.indices.map { "Etikett \($0)" }
        for chart in everyForm(labels: labels, values: values.map { $0.map(n) }, unit: "kr") { expectSound(chart) }
    }

    @Test func survivesAnySize() throws {
        let large = try #require(ExactNumber(.max, over: 1))
        let small = try #require(ExactNumber(1, over: .max))
        for values in [[large, large], [small, large], [large.negated, large], [small, small]] {
            for chart in everyForm(labels: ["A", "B"], values: values) { expectSound(chart, isPlaced: false) }
        }
    }

    @Test(
        arguments: BarChartSVGTests.hostile + [
            String(repeating: "Å", count: 300), String(repeating: "lång etikett ", count: 25),
        ])
    func nothingEscapes(label: String) {
        for chart in everyForm(
            labels: [label, label, label], values: [n("60"), n("30"), n("10")], title: label, unit: label)
        { expectSound(chart) }
    }

    /// Well formed, without anything that could run or load, inside its own frame unless the figures are longer than
    /// any file can hold.
    private func expectSound(_ chart: any Chart, isPlaced: Bool = true) {
        let drawing = chart.drawing(idPrefix: "a b\"c")
        for svg in [drawing.svg, drawing.file] {
            let reader = XMLReader(svg)
            #expect(reader.isWellFormed)
            #expect(
                Set(reader.names).isSubset(of: [
                    "svg", "title", "desc", "g", "defs", "pattern", "rect", "line", "polyline", "polygon", "circle",
                    "path", "text",
                ]))
            #expect(reader.attributes.isDisjoint(with: ["style", "href", "onload", "xlink:href"]))
            #expect(!isPlaced || reader.places.allSatisfy { $0 >= -0.5 && $0 <= 700 })
            #expect(svg.utf8.count < 20 * 1024 + 20 * chart.frame.title.utf8.count)
        }
    }
}
