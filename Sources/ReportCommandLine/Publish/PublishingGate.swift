import Diagnostics
import Foundation
import ReportLoading
import ReportModel
import ReportPublishing
import ReportReview
import ReportProgress

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
        guard let report = result.assessed?.report else { return (nil, result.shown.filter { $0.severity == .error }) }
        var found: [Diagnostic] = []
        if !evenIfUnready { found += unready(EditionProgress(report, diagnostics: result.shown)) }
        if !allowsOutdatedStatement, let problem = StatementAge.problem(report, today: Self.today) {
            found.append(problem)
        }
        return (report.edition.organisation, found)
    }

    private var organisation: String? {
        project.read(edition: edition).tree.flatMap { ReportLoader.load($0).report }?.edition.organisation
    }

    private func unready(_ progress: EditionProgress) -> [Diagnostic] {
        guard let first = progress.reasons.first else { return [] }
        let more = progress.reasons.count - 1
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

/// Whether an accessibility statement says how the report is now.
///
/// It is outdated when the review is more than a year old, or from before the day that the report's figures are of:
/// then it was copied from last year.
enum StatementAge {
    static func problem(_ report: Report, today: PartialDate) -> Diagnostic? {
        guard let statement = report.accessibilityStatement else {
            return outdated(
                "tillgänglighetsredogörelsen saknas", "skriv den i Content/\(report.edition.name)/tillganglighet.yaml")
        }
        let help = "granska sidorna och skriv dagen vid granskad: i Content/\(report.edition.name)/tillganglighet.yaml"
        guard let reviewed = statement.reviewed.map(lastDay) else {
            return outdated("tillgänglighetsredogörelsen säger inte när den granskades", help)
        }
        if PartialDate(year: reviewed.year + 1, month: reviewed.month, day: reviewed.day) < today {
            return outdated("tillgänglighetsredogörelsen granskades \(words(reviewed)), för mer än ett år sedan", help)
        }
        if let figures = report.edition.followUpDate, reviewed < figures {
            return outdated(
                "tillgänglighetsredogörelsen granskades \(words(reviewed)), före dagen som rapporten gäller (\(words(figures)))",
                help)
        }
        return nil
    }

    private static func outdated(_ message: String, _ help: String) -> Diagnostic {
        .publishing("gammal-redogörelse", message, help: help + "; publicera ändå med --allow-outdated-statement")
    }

    /// The last day that a date may mean.
    private static func lastDay(_ date: PartialDate) -> PartialDate {
        PartialDate(year: date.year, month: date.month ?? 12, day: date.day ?? 31)
    }

    private static func words(_ date: PartialDate) -> String {
        [
            String(date.year), date.month.map { $0 < 10 ? "0\($0)" : "\($0)" },
            date.day.map { $0 < 10 ? "0\($0)" : "\($0)" },
        ].compactMap { $0 }.joined(separator: "-")
    }
}
