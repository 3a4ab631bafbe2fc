import ArgumentParser
import Diagnostics
import ReportLoading
import ReportModel
import ReportPublishing

/// `build-report verify 2023 https://www.example.se/2023/`: whether what is published is what was built.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Kontrollerar att det som är publicerat är det som byggdes, fil för fil.",
        discussion: "Jämför med output/ÅRGÅNG. Slutar med felkod om något saknas, är ändrat eller inte hör dit.")

    @Argument(help: ArgumentHelp("Årgången: en mapp i output/.", valueName: "årgång"))
    var edition: String

    @Argument(
        help: ArgumentHelp(
            "En adress, en mapp, användare@server:mapp eller ett namn under publicering: i rapport.yaml; annars adress: därifrån.",
            valueName: "plats"))
    var destination: String?

    @OptionGroup var options: PlaceOptions

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        let destination = self.destination ?? report(project)?.edition.address?.text ?? ""
        try console.carryOut(at: destination) {
            let isName = !edition.isEmpty && !edition.contains("/") && !edition.hasPrefix(".")
            guard isName, let built = BuiltReport(folder: "\(project.root)/output/\(edition)") else {
                throw Refusal(
                    "inte-byggd", "det finns ingen byggd rapport i output/\(edition) att jämföra med",
                    help: "bygg den först: ./build-report \(edition)")
            }
            guard !destination.isEmpty else {
                throw Refusal(
                    "saknad-adress", "det står inte vad som ska kontrolleras",
                    help: "skriv en plats efter årgången, eller adress: i Content/\(edition)/rapport.yaml")
            }
            console.step("Kontrollerar \(destination)")
            let watch = Interruption.watch()
            defer { watch.forEach { $0.cancel() } }
            let check = try check(built, at: destination, project)
            console.begin([])
            console.say(VerificationText(check: check, edition: edition, place: destination).text)
            if !check.result.isWhole { throw ExitCode(1) }
        }
    }

    private func report(_ project: Project) -> Report? {
        guard project.editions.contains(edition) else { return nil }
        return project.read(edition: edition).tree.flatMap { ReportLoader.load($0).report }
    }

    private func check(_ built: BuiltReport, at destination: String, _ project: Project) throws -> PublishedCheck {
        if ["http://", "https://"].contains(where: destination.lowercased().hasPrefix) {
            return try web(built, at: destination)
        }
        let editions = project.editions.contains(edition) ? [edition] : []
        return try PlaceCheck(try options.shell(destination, named: editions, in: project)).run(against: built)
    }

    private func web(_ built: BuiltReport, at destination: String) throws -> PublishedCheck {
        guard let site = WebAddress(destination) else {
            throw Refusal(
                "okänd-plats", "”\(destination.oneLine)” är ingen adress som går att kontrollera",
                help: "skriv den som i webbläsaren, till exempel https://www.example.se/2023/")
        }
        do { return try WebCheck(site).run(against: built) } catch {
            switch error {
            case .noReport: throw PublishingFailure.noReport
            case .unreachable(let words):
                throw Refusal(
                    "servern-svarar-inte", "\(destination) går inte att läsa: \(words)",
                    help: "kontrollera adressen och att du har nät")
            case .failure(let failure): throw failure
            }
        }
    }
}

/// What a verification found, in words.
struct VerificationText {
    let check: PublishedCheck
    let edition: String
    let place: String
    /// More of a kind than this are counted.
    static let mostLines = 20

    var text: String {
        let result = check.result
        guard !result.isWhole else {
            return "Alla \(result.checked) filer på \(place) är de som byggdes i output/\(edition).\n"
        }
        var lines =
            group("Saknas", result.missing) + group("Ändrade", result.changed) + group("Hör inte dit", result.extra)
            + group("Gick inte att läsa", result.unread)
        lines.append(
            "\(place) är inte det som byggdes i output/\(edition): \(result.counts), av \(result.checked) filer.")
        if check.isOtherVersion {
            lines.append(
                "Det som är publicerat stämmer med sitt eget manifest: det är en annan version av rapporten än den i output/\(edition)."
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func group(_ title: String, _ paths: [String]) -> [String] {
        guard !paths.isEmpty else { return [] }
        let rest = paths.count - Self.mostLines
        return ["\(title):"] + paths.prefix(Self.mostLines).map { "  " + $0.oneLine }
            + (rest > 0 ? ["  … och \(rest) till"] : [])
    }
}
