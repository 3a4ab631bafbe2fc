import Testing

@testable import ReportCharts

@Suite struct PaletteTests {
    /// Colours that no chart has of its own.
    private static let odd = ChartPalette(
        font: "\"Ett & annat\", serif", paper: "#010101", ink: "#020202", muted: "#030303", grid: "#040404",
        outline: "#050505", main: "#060606",
        tones: ["#070707", "#080808"], bands: ["#090909"], lines: ["#0a0a0a"],
        statuses: ["gron": "#0b0b0b", "gra": "#0c0c0c"])

    @Test(arguments: Samples.all.indices)
    func drawsWithThePaletteAlone(index: Int) {
        let drawing = Samples.all[index].chart.drawing(idPrefix: "d", palette: Self.odd)
        for svg in [drawing.svg, drawing.file] {
            let colours = Set(svg.matches(of: /"(#[0-9a-f]{6})"/).map { String($0.1) })
            #expect(!colours.isEmpty && colours.allSatisfy { $0.hasPrefix("#0") }, "\(colours)")
            #expect(svg.contains("font-family=\"&quot;Ett &amp; annat&quot;, serif\""))
            #expect(XMLReader(svg).isWellFormed)
        }
    }
}
