import ArgumentParser
import Diagnostics
import ReportPipeline
import ReportStatus

/// `build-report status 2023`: how far the edition has come.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Visar hur långt varje kapitel har kommit och vad som återstår.")

    enum Form: String, ExpressibleByArgument, CaseIterable { case table = "tabell", json }

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("Hur läget visas: tabell eller json.", valueName: "form"))
    var format: Form = .table

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        let (tree, readProblems) = project.read(edition: edition)
        let (templates, templateProblems) = project.readTemplates()
        var diagnostics = readProblems + templateProblems
        guard let tree, !templateProblems.containsError else { try console.giveUp(diagnostics) }
        let outcome = Pipeline.run(tree, templates: templates, templatePrefix: "Templates/")
        diagnostics += outcome.diagnostics
        guard let report = outcome.report else { try console.giveUp(diagnostics) }
        let status = StatusReport(report, diagnostics: diagnostics.inOrder())
        switch format {
        case .table: console.say(StatusTable(status, width: Terminal.width, isColoured: Terminal.isColoured).text)
        case .json: console.say(StatusJSON.text(status))
        }
    }
}
