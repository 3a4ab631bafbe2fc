import Foundation
import ReportModel
import Testing

@testable import ReportTexts

/// The handbook shows an example of everything that can be written in a chapter.
@Suite struct HandbookCoverageTests {
    private static func page(_ name: String) throws -> String {
        try String(contentsOf: Site.project.appendingPathComponent("Content/handbok/\(name).md"), encoding: .utf8)
    }

    @Test(arguments: BlockName.allCases.map(\.rawValue))
    func everyBlockHasAnExample(name: String) throws {
        let page = try Self.page("block")
        #expect(page.contains("\n```\(name)\n") || page.contains("\n```\(name) "), "\(name)")
    }

    @Test(arguments: ChartForm.allCases.map(\.rawValue))
    func everyChartHasAnExample(name: String) throws {
        #expect(try Self.page("diagram").contains("\ntyp: \(name)\n"), "\(name)")
    }

    @Test(arguments: [
        "=regionmål.antal", "=delmål.antal", "=indikatorer.antal", "=uppdrag.antal", " i ord`", "=mål.uppnatt",
        "=mål.1.1.status", ".utfall`", ".målvärde`", ".andel`",
        ".status`", "=nyckeltal.", "=projekt.antal", "=projekt.summa`", "=projekt.summa.2", "=projekt.uppgiven-summa",
        "=projekt.skillnad", "=SUMMA(", "=MEDEL(", "=ANTAL(",
    ])
    func everyFormulaHasAnExample(formula: String) throws {
        let examples = try Self.page("formler").split(separator: "````markdown").dropFirst().map {
            $0.split(separator: "````")[0]
        }
        #expect(examples.contains { $0.contains(formula) }, "\(formula)")
    }

    @Test(arguments: ["mal", "indikator", "kapitel", "inriktning", "delprioritering", "globalt", "språk"])
    func everyLinkHasAnExample(scheme: String) throws {
        #expect(try Self.page("block").contains("](\(scheme):"), "\(scheme)")
    }
}
