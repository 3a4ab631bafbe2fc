import ArgumentParser
import Diagnostics
import ReportOutput
import ReportPipeline

/// `build-report 2023`: everything into `output/2023`.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Bygger en årgång till output/ÅRGÅNG.")

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("Hur fel visas: human (med utdrag) eller short (en rad var).", valueName: "form"))
    var format: DiagnosticFormatter = .human

    @Flag(help: "Gör också rapport.pdf. Första gången installeras WeasyPrint.")
    var pdf = false

    @Flag(help: "Gör också en PDF av varje kapitel: kapitel/…/kapitel.pdf.")
    var chapterPdfs = false

    @Flag(inversion: .prefixedNo, help: "Gör rapporten sökbar i hela texten.")
    var search = true

    func run() throws {
        let console = Console(format: format)
        let project = Project.find()
        let build = Build(edition: edition, folder: edition, search: search, printing: printing(project, console))
        try build.run(project, console)
    }

    /// What prints the pages that were asked for.
    private func printing(_ project: Project, _ console: Console) -> Pipeline.Printing? {
        guard pdf || chapterPdfs else { return nil }
        return { site in
            var pages: [(page: String, pdf: String)] = pdf ? [("rapport.html", "rapport.pdf")] : []
            if chapterPdfs {
                let suffix = "/index.html"
                pages += site.files.map(\.path).filter { $0.hasPrefix("kapitel/") && $0.hasSuffix(suffix) }
                    .map { ($0, $0.dropLast(suffix.count) + "/kapitel.pdf") }
            }
            console.step("Gör PDF")
            let prints = PDFPrinter(root: project.root) { console.step("Gör PDF: \($0)") }.print(pages, of: site)
            let pictures = ChartPictures(root: project.root).draw(site)
            return (prints.files + pictures.files, prints.diagnostics + pictures.diagnostics)
        }
    }
}

extension DiagnosticFormatter: ExpressibleByArgument {}
