import ArgumentParser
import Diagnostics
import ReportEditing
import ReportLoading

/// `build-report new 2024 --from 2023`: next year's content, carried over; without `--from` the smallest edition.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Skapar en ny årgångs mapp i Content/: den minsta, eller med --from nästa års.")

    @Argument(help: ArgumentHelp("Den nya årgångens namn, till exempel 2024.", valueName: "årgång"))
    var edition: String

    @Option(
        help: ArgumentHelp("Årgången som den ska bygga på. Utan den skapas den minsta årgången.", valueName: "årgång"))
    var from: String?

    @Option(help: ArgumentHelp("Året, om det inte framgår av namnet.", valueName: "årtal"))
    var year: Int?

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        guard let year = year ?? Self.year(in: edition) else { try console.giveUp([missingYear]) }
        if let problem = project.problem(withNewName: edition) { try console.giveUp([problem]) }
        guard let from else { return try makeSmallest(of: year, in: project, console) }
        let (tree, readProblems) = project.read(edition: from)
        guard let tree else { try console.giveUp(readProblems) }
        let (report, diagnostics) = ReportLoader.load(tree)
        guard let report, !diagnostics.containsError else {
            try console.giveUp(diagnostics.filter { $0.severity == .error } + [mendFirst(from)])
        }
        guard year > report.edition.year else { try console.giveUp([notLater(year, than: report.edition.year, from)]) }
        let made = NewEdition(from: tree, report: report, year: year)
        if let failure = ContentFolder(path: project.root + "/Content").create(edition, files: made.files) {
            try console.giveUp([failure])
        }
        console.say(AccountText(account: made.account, edition: edition, source: from).text)
    }

    private func makeSmallest(of year: Int, in project: Project, _ console: Console) throws {
        let made = SmallestEdition(year: year)
        if let failure = ContentFolder(path: project.root + "/Content").create(edition, files: made.files) {
            try console.giveUp([failure])
        }
        let prompts = made.prompts.map { "  Content/\(edition)/\($0.path)" }
        let lines =
            ["Content/\(edition) är skapad, med en rapport och ett kapitel.", "", "Fyll i det som är märkt FYLL I i:"]
            + prompts + [
                "",
                "Fler kapitel lägger du i kapitel/, mål i mal/ och tabeller i data/. Så skriver du dem: Content/HANDBOK.md.",
                "Se rapporten medan du skriver med ./build-report preview \(edition). Vad som återstår visar ./build-report status \(edition).",
            ]
        console.say(lines.joined(separator: "\n") + "\n")
    }

    /// The first four digits that stand by themselves: `2024-delar-aug`.
    static func year(in name: String) -> Int? {
        name.split { !($0.isASCII && $0.isNumber) }.first { $0.count == 4 }.flatMap { Int($0) }
    }

    private var missingYear: Diagnostic {
        Diagnostic(
            .error, "saknat-årtal", "namnet ”\(edition)” säger inte vilket år det gäller",
            help: "lägg till --year, till exempel --year 2024")
    }

    /// This year's outcomes become earlier ones, which only a later year has.
    private func notLater(_ year: Int, than former: Int, _ from: String) -> Diagnostic {
        Diagnostic(
            .error, "inte-senare-år", "den nya årgången gäller \(year), men \(from) gäller \(former)",
            help:
                "välj ett senare år, till exempel \(former + 1); en annan upplaga av samma år gör du genom att kopiera mappen"
        )
    }

    private func mendFirst(_ from: String) -> Diagnostic {
        Diagnostic(
            .error, "fel-i-årgången", "Content/\(from) har fel, så ingen ny årgång skapades",
            help: "rätta felen och kör kommandot igen")
    }
}

/// What a new edition brought along, as lines of text.
struct AccountText {
    let account: Account
    let edition: String
    let source: String

    var text: String {
        var lines = ["Content/\(edition) är skapad från \(source).", "", "Det här följde med:"]
        lines += account.carried.map { "  + " + $0 }
        lines += ["", "Det här följde inte med:"] + account.left.map { "  - " + $0 }
        lines += [
            "",
            "Att fylla i: \(account.promptCount) \(account.promptCount == 1 ? "uppgift" : "uppgifter"). Där står FYLL I i filerna:",
        ]
        lines += account.prompts.map { "  \(String($0.count).leftPadded(4))  \($0.path)" }
        lines += ["", "Bygg den med ./build-report \(edition). Läget ser du med ./build-report status \(edition)."]
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate func leftPadded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
