import Diagnostics
import ReportOutput
import ReportPipeline

/// What a build is asked for.
struct BuildRequest: Equatable {
    var edition: String
    var format = DiagnosticFormatter.human
    var pdf = false
    var chapterPdfs = false
    var search = true

    /// - Returns: What was built; `nil` where nothing had changed.
    func run() throws -> Build.Made? {
        let console = Console(format: format)
        let project = Project.find()
        let build = Build(edition: edition, folder: edition, search: search, printing: printing(project, console))
        return try build.run(project, console)
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

extension BuildRequest {
    /// The line that is typed every day, `2023`, also with `--no-search`; `nil` for every other.
    ///
    /// It means what the commands say that it means, and a test holds it to that. But the first question to the library
    /// that reads arguments costs more than reading the content.
    init?(everyday words: [String]) {
        let commands = BuildReport.configuration.subcommands.map { $0.configuration.commandName } + ["help"]
        guard let edition = words.first, !edition.hasPrefix("-"), !commands.contains(edition),
            [[], ["--no-search"]].contains(Array(words.dropFirst()))
        else { return nil }
        self.init(edition: edition, search: words.count == 1)
    }
}
