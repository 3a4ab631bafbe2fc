import ArgumentParser
import Diagnostics
import ReportReview
import ReportProgress

/// `build-report status 2023`: how far the edition has come.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Visar hur långt varje kapitel har kommit och vad som återstår.")

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table = "tabell"
        case json
    }

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("Hur läget visas: tabell eller json.", valueName: "form"))
    var format: Form = .table

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        // All that `check` finds but spelling, which takes a program of its own and says little of how far a text has come.
        let result = EditionCheck(edition: edition, project: project, tools: ReviewTools()).run()
        guard let report = result.assessed?.report, report.isFrameRead else { try console.giveUp(result.shown) }
        let progress = EditionProgress(report, diagnostics: result.shown, today: PublishingGate.today)
        switch format {
        case .table: console.say(ProgressTable(progress, width: Terminal.width, isColoured: Terminal.isColoured).text)
        case .json: Output.write(json: ProgressJSON.text(progress))
        }
    }
}
