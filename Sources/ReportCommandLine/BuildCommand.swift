import ArgumentParser
import Diagnostics
import ReportLoading
import ReportModel
import ReportOutput
import ReportPipeline
import ReportStatus

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

/// A run from an edition's content to a folder under `output/`.
struct Build {
    let edition: String
    /// The folder's name under `output/`.
    let folder: String
    /// Whether every page must say UTKAST, whatever the edition says of itself.
    var isDraft = false
    /// Whether its whole text can be searched; a draft is read from a file share, where the search does not run.
    var search = false
    var printing: Pipeline.Printing?

    func run(_ project: Project, _ console: Console) throws {
        console.step("Läser Content/\(edition)")
        let (tree, problems) = project.read(edition: edition)
        try run(tree, problems, project, console)
    }

    /// - Parameter tree: The edition's files; `nil` where they cannot be read.
    func run(_ tree: SourceTree?, _ readProblems: [Diagnostic], _ project: Project, _ console: Console) throws {
        let (templates, templateProblems) = project.readTemplates()
        let output = OutputFolder(parent: project.root + "/output", name: folder, shownPath: "output/\(folder)")
        guard let tree, !templateProblems.containsError else {
            console.finish(readProblems + templateProblems, site: nil, output: output)
            throw ExitCode(1)
        }
        let digest = ContentDigest.of(tree.files, templates)
        let scripts = PrintingScripts.digest(root: project.root)
        let source = source(of: digest, scripts, project, console)
        if let ending = recall(source, of: output, readProblems) { return console.finish(ending, isWritten: true) }
        console.step("Bygger sidorna")
        let earlier = EarlierPrints(in: output, tool: scripts)
        let outcome = Pipeline.run(
            tree, templates: templates, templatePrefix: "Templates/", isDraft: isDraft, printing: printing,
            kept: earlier.map { Pipeline.Kept(files: $0.files, current: $0.current) })
        var diagnostics = readProblems + outcome.diagnostics
        var written: [String]?
        var manifest: Manifest?
        if var site = outcome.site {
            if let earlier { diagnostics += LostPrints.diagnostics(earlier, in: site, edition: edition) }
            let hasPrints = site.files.contains { EarlierPrints.isPrint($0.path) }
            if search { site = addSearch(to: site, project, console, &diagnostics) }
            console.step("Skriver output/\(folder)")
            let made = Manifest(
                about: about(outcome.report), contentDigest: digest, toolVersion: Version.current,
                printedBy: hasPrints ? scripts : nil,
                files: site.files)
            if let failure = output.write(site.files, manifest: made) {
                diagnostics.append(failure)
            } else {
                (written, manifest) = (site.files.map(\.path), made)
            }
        }
        let ending = console.finish(
            diagnostics, site: written, output: output, remark: outcome.report.flatMap(unfinished))
        if diagnostics.containsError { throw ExitCode(1) }
        remember(ending, from: source, of: output, manifest, diagnostics, hadPrints: earlier != nil)
    }

    /// What a decided report still says of itself: some of its chapters are marked as drafts, which its readers will see.
    private func unfinished(_ report: Report) -> String? {
        guard report.edition.state == .decided else { return nil }
        let drafts = StatusReport(report, diagnostics: []).chapters.filter { $0.state == .draft }
            .map { chapter in chapter.number.map { "kapitel \($0)" } ?? chapter.name }
        guard let first = drafts.first else { return nil }
        let names = drafts.count == 1 ? first : "\(drafts.count) kapitel (\(drafts.joined(separator: ", ")))"
        return
            "Rapporten är beslutad, men \(names) är märkt som utkast. Skriv läge: klar i kapitlet när texten gäller. "
            + "Vad som återstår: ./build-report status \(edition)"
    }

    private func about(_ report: Report?) -> Manifest.About {
        guard let said = report?.edition else { return Manifest.About(edition: edition, title: edition, year: nil) }
        return Manifest.About(
            edition: edition, title: said.title, year: said.year, version: said.version,
            isDraft: isDraft || said.state == .draft)
    }
}

/// One digest for everything that a report is built from.
enum ContentDigest {
    static func of(_ content: [String: [UInt8]], _ templates: [String: [UInt8]]) -> String {
        var lines: [UInt8] = []
        for (folder, files) in [("Content", content), ("Templates", templates)] {
            for path in files.keys.sorted() {
                lines += "\(Digest.sha256(files[path] ?? []))  \(folder)/\(path)\n".utf8
            }
        }
        return Digest.sha256(lines)
    }
}
