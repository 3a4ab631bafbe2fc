import ArgumentParser
import Diagnostics

/// `build-report draft 2023`: a copy to send round, which says UTKAST on every page.
///
/// A folder of its own, so that the report that is ready to be published is never replaced by one that is not.
struct DraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Bygger ett utkast att dela till output/ÅRGÅNG-utkast, märkt UTKAST på varje sida.")

    static let suffix = "-utkast"

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("Hur fel visas: human (med utdrag) eller short (en rad var).", valueName: "form"))
    var format: DiagnosticFormatter = .human

    func run() throws {
        let console = Console(format: format)
        let project = Project.find()
        let folder = edition + Self.suffix
        // The folder would be that edition's own.
        if project.editions.contains(folder) { try console.giveUp([Self.taken(folder)]) }
        try Build(edition: edition, folder: folder, isDraft: true).run(project, console)
    }

    private static func taken(_ folder: String) -> Diagnostic {
        Diagnostic(
            .error, "upptagen-mapp", "output/\(folder) tillhör årgången \(folder), som ligger i Content/",
            help: "byt namn på den årgångens mapp, så att utkastet får en egen plats")
    }
}
