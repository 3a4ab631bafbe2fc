import ArgumentParser
import Diagnostics

/// `build-report 2023`: everything into `output/2023`.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Bygger en årgång till output/ÅRGÅNG.")

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("Hur fel visas: human (med utdrag) eller short (en rad var).", valueName: "form"))
    var format: DiagnosticFormatter = .human

    @Flag(help: "Gör också rapport.pdf. Första gången installeras Typst.")
    var pdf = false

    @Flag(help: "Gör också en PDF av varje kapitel: kapitel/…/kapitel.pdf.")
    var chapterPdfs = false

    @Flag(inversion: .prefixedNo, help: "Gör rapporten sökbar i hela texten.")
    var search = true

    func run() throws { _ = try request.run() }

    var request: BuildRequest {
        BuildRequest(edition: edition, format: format, pdf: pdf, chapterPdfs: chapterPdfs, search: search)
    }
}

extension DiagnosticFormatter: ExpressibleByArgument {}
