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
        guard let report = result.assessed?.report, report.isFrameRead else {
            return (nil, result.shown.filter { $0.severity == .error })
        }
        let progress = EditionProgress(report, diagnostics: result.shown, today: Self.today)
        var found: [Diagnostic] = []
        if !evenIfUnready { found += unready(progress) }
        if !allowsOutdatedStatement, let age = progress.statement {
            found.append(
                .publishing(
                    "gammal-redogörelse", age.message,
                    help: "\(age.help); publicera ändå med --allow-outdated-statement"))
        }
        return (report.edition, found)
    }

    private var about: Edition? {
        project.read(edition: edition).tree.flatMap { ReportLoader.load($0).report }?.edition
    }

    private func unready(_ progress: EditionProgress) -> [Diagnostic] {
        // The statement has a message of its own, and a permission.
        let reasons = progress.remaining.filter { if case .statement = $0 { false } else { true } }.map(\.sentence)
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
