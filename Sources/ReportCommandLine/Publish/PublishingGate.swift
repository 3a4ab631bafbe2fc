import Diagnostics
import Foundation
import ReportLoading
import ReportModel
import ReportPublishing
import ReportReview
import ReportStatus

/// What is asked of an edition before it is published.
struct PublishingGate {
    let edition: String
    let project: Project
    let built: BuiltReport

    /// What speaks against it: an error each, unless it was said to go on all the same.
    func open(evenIfUnready: Bool, allowsOutdatedStatement: Bool) -> (organisation: String?, diagnostics: [Diagnostic])
    {
        if evenIfUnready, allowsOutdatedStatement { return (organisation, []) }
        let result = EditionCheck(edition: edition, project: project, tools: ReviewTools()).run()
        guard let report = result.assessed?.report, report.isFrameRead else {
            return (nil, result.shown.filter { $0.severity == .error })
        }
        let status = StatusReport(report, diagnostics: result.shown, today: Self.today)
        var found: [Diagnostic] = []
        if !evenIfUnready { found += unready(status) }
        if !allowsOutdatedStatement, let age = status.statement {
            found.append(
                .publishing(
                    "gammal-redogörelse", age.message,
                    help: "\(age.help); publicera ändå med --allow-outdated-statement"))
        }
        return (report.edition.organisation, found)
    }

    private var organisation: String? {
        project.read(edition: edition).tree.flatMap { ReportLoader.load($0).report }?.edition.organisation
    }

    private func unready(_ status: StatusReport) -> [Diagnostic] {
        // The statement has a message of its own, and a permission.
        let reasons = status.remaining.filter { if case .statement = $0 { false } else { true } }.map(\.sentence)
        guard let first = reasons.first else { return [] }
        let more = reasons.count - 1
        return [
            .publishing(
                "inte-klar", "\(edition) är inte klar att publicera. \(first)" + (more > 0 ? " Och \(more) till." : ""),
                help: "se allt som återstår: ./build-report status \(edition); publicera ändå med --even-if-unready")
        ]
    }

    /// Addresses that would lead nowhere.
    func addresses(_ plan: PublishingPlan, allowVanished: Bool) -> [Diagnostic] {
        guard !allowVanished else { return [] }
        if plan.isBlind {
            return [
                .publishing(
                    "oläsligt-manifest",
                    "manifest.json i det som är publicerat går inte att läsa, så det går inte att se vilka adresser som skulle sluta svara",
                    help: "någon har ändrat filerna där; publicera med --allow-vanished om inga adresser har bytts")
            ]
        }
        let vanished = plan.vanished
        guard !vanished.isEmpty else { return [] }
        let shown =
            vanished.prefix(10).joined(separator: ", ")
            + (vanished.count > 10 ? " och \(vanished.count - 10) till" : "")
        let count =
            vanished.count == 1
            ? "en adress som läsare kan ha sparat skulle sluta svara"
            : "\(vanished.count) adresser som läsare kan ha sparat skulle sluta svara"
        return [
            .publishing(
                "försvunnen-adress", "\(count): \(shown)",
                help:
                    "skriv vart de ska leda under omdirigeringar: i Content/\(edition)/rapport.yaml, till exempel {från: kapitel/gammalt/, till: kapitel:nytt}; ta bort dem med flit med --allow-vanished"
            )
        ]
    }

    static var today: PartialDate {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return PartialDate(year: parts.year ?? 0, month: parts.month, day: parts.day)
    }
}
