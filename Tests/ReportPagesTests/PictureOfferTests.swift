import Diagnostics
import ReportPipeline
import SiteFiles
import Testing

/// Charts as files: drawn in the theme's colours, and offered as PNG when there is one.
@Suite struct PictureOfferTests {
    private static let drawing = "data/diagram-deltagare-per-utbildning.svg"
    private static let picture = "data/diagram-deltagare-per-utbildning.png"

    private static func build(theme change: (String) -> String = { $0 }, printing: Pipeline.Printing? = nil) -> [String:
        String]
    {
        var templates = Site.templates
        templates["tema.json"] = Array(change(String(decoding: templates["tema.json"] ?? [], as: UTF8.self)).utf8)
        let outcome = Pipeline.run(
            Site.content(of: "exempel"), templates: templates, templatePrefix: "Templates/", printing: printing)
        return Dictionary(
            (outcome.site?.files ?? []).map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func themeColoursTheFiles() throws {
        let before = try #require(Self.build()[Self.drawing])
        let after = try #require(
            Self.build(theme: { $0.replacing("\"chart\": \"#3c7680\"", with: "\"chart\": \"#7a3c80\"") })[Self.drawing])
        #expect(before.contains("#3c7680") && !after.contains("#3c7680"))
        #expect(after.contains("#7a3c80"))
    }

    @Test func offersAPictureOnlyWhereThereIsOne() {
        let without = Self.build()
        #expect(!without.values.contains { $0.contains(".png\" download") })
        let with = Self.build(printing: { site, _ in
            #expect(site.chartDrawings.contains { $0.path == Self.drawing && $0.picturePath == Self.picture })
            return ([RenderedFile(path: Self.picture, bytes: [1, 2, 3])], [])
        })
        let offers = with.filter { $0.value.contains(".png\" download") }.keys.sorted()
        #expect(offers == ["kapitel/larande-region/index.html"])
        #expect(with[offers.first ?? ""]?.contains("href=\"../../\(Self.picture)\" download>") == true)
    }

    @Test(arguments: [("#3c7680", "#9fb7bb"), ("#3c7680", "#173e45")])
    func refusesAChartColourThatFiguresCannotStandOn(colour: String, other: String) {
        var templates = Site.templates
        let theme = String(decoding: templates["tema.json"] ?? [], as: UTF8.self).replacing(
            "\"chart\": \"\(colour)\"", with: "\"chart\": \"\(other)\"")
        templates["tema.json"] = Array(theme.utf8)
        let outcome = Pipeline.run(Site.content(of: "exempel"), templates: templates, templatePrefix: "Templates/")
        #expect(outcome.site == nil)
        #expect(
            outcome.diagnostics.contains { $0.id == "för-låg-kontrast" && $0.message.contains("colors.light.chart") })
    }
}
