import Diagnostics
import Foundation
import ReportLoading
import ReportModel
import ReportOutput
import ReportPublishing
import ReportReview
import ReportProgress

/// What is asked of an edition before it is published.
struct PublishingGate {
    let edition: String
    let project: Project
    let built: BuiltReport

    /// What speaks against it: an error each, unless it was said to go on all the same.
    ///
    /// - Parameter made: The edition as it was built a moment ago; `nil` where it was not, and is to be read.
    func open(_ made: Build.Made?, evenIfUnready: Bool, allowsOutdatedStatement: Bool) -> (
        about: Edition?, diagnostics: [Diagnostic]
    ) {
        if evenIfUnready, allowsOutdatedStatement { return (made?.assessed?.report.edition ?? about, []) }
        let check = EditionCheck(edition: edition, project: project, tools: ReviewTools())
        let result = made.map(check.run(of:)) ?? check.run()
        guard let report = result.assessed?.report else { return (nil, result.shown.filter { $0.severity == .error }) }
        var found: [Diagnostic] = []
        if !evenIfUnready { found += unready(EditionProgress(report, diagnostics: result.shown)) }
        if !allowsOutdatedStatement, let problem = StatementAge.problem(report, today: Self.today) {
            found.append(problem)
        }
        return (report.edition, found)
    }

    private var about: Edition? {
        project.read(edition: edition).tree.flatMap { ReportLoader.load($0).report }?.edition
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
        // A PDF has gone since it was not made again; no redirection puts that right.
        let (prints, vanished) = plan.vanished.reduce(into: ([String](), [String]())) {
            if Self.isPrint($1) { $0.0.append($1) } else { $0.1.append($1) }
        }
        return lostPrints(prints) + lostAddresses(vanished)
    }

    private static func isPrint(_ address: String) -> Bool {
        EarlierPrints.isPrint(
            String(address[address.utf8.index(after: address.firstIndex(of: "/") ?? address.startIndex)...]))
    }

    private func lostPrints(_ lost: [String]) -> [Diagnostic] {
        guard !lost.isEmpty else { return [] }
        let chapters = lost.count { $0.contains("/kapitel/") }
        let options = [lost.count > chapters ? "--pdf" : nil, chapters > 0 ? "--chapter-pdfs" : nil].compactMap { $0 }
        return [
            .publishing(
                "pdf-saknas", "\(Self.list(lost)) finns i det som är publicerat, men gjordes inte den här gången",
                help:
                    "publicera med \(options.joined(separator: " ")), så görs \(lost.count == 1 ? "den" : "de") på nytt; ta bort \(lost.count == 1 ? "den" : "dem") med flit med --allow-vanished"
            )
        ]
    }

    private static func list(_ addresses: [String]) -> String {
        addresses.prefix(10).joined(separator: ", ")
            + (addresses.count > 10 ? " och \(addresses.count - 10) till" : "")
    }

    private func lostAddresses(_ vanished: [String]) -> [Diagnostic] {
        guard !vanished.isEmpty else { return [] }
        let count =
            vanished.count == 1
            ? "en adress som läsare kan ha sparat skulle sluta svara"
            : "\(vanished.count) adresser som läsare kan ha sparat skulle sluta svara"
        return [
            .publishing(
                "försvunnen-adress", "\(count): \(Self.list(vanished))",
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
