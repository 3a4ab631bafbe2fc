import Diagnostics
import ReportModel
import Testing

@testable import ReportReview

@Suite struct SilencingTests {
    private static let file = SourceFile(
        path: "Content/prov/kapitel/1-bussar.md", text: "Första raden\nAndra raden med ord\n")

    private static func message(_ severity: Diagnostic.Severity = .note, _ id: String = "stavning", line: Int = 2)
        -> Diagnostic
    {
        Diagnostic(severity, id, "ordet ”ord” finns inte", at: SourceRange(file: file, line: line))
    }

    private static func silence(
        _ id: String = "stavning", in path: String? = "kapitel/1-bussar.md", text: String? = nil
    )
        -> ReviewSettings.Silence
    {
        let place = SourceRange(file: SourceFile(path: "Content/prov/kontroller.yaml", text: "x"), line: 1)
        return ReviewSettings.Silence(
            id: Sourced(id, at: place), path: path.map { Sourced($0, at: place) }, text: text, reason: "Det är rätt.")
    }

    @Test(arguments: [
        (silence(), 1), (silence(text: "Andra raden"), 1), (silence(text: "”ord”"), 1), (silence(text: "Första"), 0),
        (silence("lång-mening"), 0),
        (silence(in: "kapitel/2-annat.md"), 0), (silence(in: "kapitel/"), 1), (silence(in: "mal/"), 0),
        (silence(in: nil), 1), (silence(in: nil, text: "Första"), 0), (silence("lång-mening", in: nil), 0),
    ])
    func takesAwayWhatItNames(_ silence: ReviewSettings.Silence, _ count: Int) {
        let result = Silencing([Self.message()], by: [silence], prefix: "Content/prov/")
        #expect(result.silenced.count == count)
        #expect(result.shown.map(\.id) == (count == 1 ? [] : ["stavning", "onödig-tystning"]).sorted { $0 > $1 })
    }

    @Test func neverTakesAwayAnError() {
        let result = Silencing([Self.message(.error)], by: [Self.silence()], prefix: "Content/prov/")
        #expect(result.silenced.isEmpty)
        #expect(result.shown.first { $0.id == "onödig-tystning" }?.help?.hasPrefix("ett fel kan inte tystas") == true)
    }

    @Test func saysNothingOfUnusedSilencesWhereTheReportWasNotReadToItsEnd() {
        let result = Silencing([Self.message(.error, "okänt-mål")], by: [Self.silence()], prefix: "Content/prov/")
        #expect(result.shown.map(\.id) == ["okänt-mål"])
    }
}
