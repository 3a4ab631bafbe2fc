import ArgumentParser
import Diagnostics
import Parallelism
import ReportAssessment
import ReportLoading
import ReportModel
import ReportOutput
import ReportPipeline
import ReportSearch
import SiteFiles

/// A run from an edition's content to a folder under `output/`.
struct Build {
    let edition: String
    /// The folder's name under `output/`.
    let folder: String
    /// Whether every page must say UTKAST, whatever the edition says of itself.
    var isDraft = false
    /// Whether its whole text can be searched; a draft is read from a file share, where the search does not run.
    var search = false
    var printing: PrintStep?

    /// What a build was made of and what it found, for those who ask more of the same edition.
    struct Made {
        var tree: SourceTree
        var assessed: AssessedReport?
        /// Of the content and its pages; not of the tools that make an index or a PDF.
        var diagnostics: [Diagnostic]
    }

    /// - Returns: What was built; `nil` where nothing had changed.
    @discardableResult
    func run(_ project: Project, _ console: Console) throws -> Made? {
        console.step("Läser Content/\(edition)")
        let read = meanwhile({ project.readTemplates() }) { [edition] in project.read(edition: edition) }
        return try run(read.own.tree, read.own.diagnostics, read.other, project, console)
    }

    /// - Parameter tree: The edition's files; `nil` where they cannot be read.
    func run(_ tree: SourceTree?, _ readProblems: [Diagnostic], _ project: Project, _ console: Console) throws {
        _ = try run(tree, readProblems, project.readTemplates(), project, console)
    }

    private func run(
        _ tree: SourceTree?, _ readProblems: [Diagnostic],
        _ read: (files: [String: [UInt8]], diagnostics: [Diagnostic]), _ project: Project, _ console: Console
    ) throws -> Made? {
        let (templates, templateProblems) = read
        let output = OutputFolder(parent: project.root + "/output", name: folder, shownPath: "output/\(folder)")
        guard let tree, !templateProblems.containsError else {
            console.finish(readProblems + templateProblems, site: nil, output: output)
            throw ExitCode(1)
        }
        let digest = ContentDigest.of(tree.files, templates)
        let scripts = PrintingScripts.digest(root: project.root, templates: templates)
        let source = source(of: digest, scripts, project, console)
        if let ending = recall(source, of: output, readProblems) {
            console.finish(ending, isWritten: true)
            return nil
        }
        console.step("Bygger sidorna")
        let earlier = EarlierPrints(in: output, tool: scripts)
        var staged: StagedReport?
        let made = make(from: tree, templates, earlier, project, console) {
            let report = output.begin()
            staged = report
            return report
        }
        let found = readProblems + made.diagnostics
        var diagnostics = found
        var written: WrittenReport?
        if let staged, let site = made.site {
            if let earlier {
                diagnostics += LostPrints.diagnostics(earlier, in: site.map(\.file.entry.path), edition: edition)
            }
            let put = finish(staged, site, about(made.report), digest, scripts, project, console)
            diagnostics += put.diagnostics
            written = put.report
        } else {
            staged?.discard()
        }
        let ending = console.finish(
            diagnostics, site: written?.manifest.entries.map(\.path), output: output,
            remark: made.report.flatMap(unfinished))
        if diagnostics.containsError { throw ExitCode(1) }
        remember(ending, from: source, of: output, written, diagnostics, hadPrints: earlier != nil)
        return Made(tree: tree, assessed: made.assessed, diagnostics: found)
    }

    /// Adds the search index and puts the report in its place.
    ///
    /// - Returns: What was written, or nothing and why.
    private func finish(
        _ staged: StagedReport, _ site: [Taken], _ about: Manifest.About, _ digest: String, _ scripts: String,
        _ project: Project, _ console: Console
    ) -> (report: WrittenReport?, diagnostics: [Diagnostic]) {
        var files = site.map(\.file)
        let hasPrints = files.contains { EarlierPrints.isPrint($0.entry.path) }
        let index =
            search ? searchIndex(of: site.compactMap(\.document), project, console) : (files: [], diagnostics: [])
        files += index.files.concurrentMap(staged.take)
        console.step("Skriver output/\(folder)")
        let manifest = Manifest(
            about: about, contentDigest: digest, toolVersion: Version.current,
            printedBy: hasPrints ? scripts : nil, entries: files.map(\.entry))
        switch staged.finish(files, manifest: manifest) {
        case .written(let report): return (report, index.diagnostics + report.diagnostics)
        case .refused(let failure): return (nil, index.diagnostics + [failure])
        }
    }

    /// What is kept of a file when it has been taken.
    private struct Taken: Sendable {
        var file: StagedReport.File
        /// What is searched of it, where that is asked for.
        var document: SearchableDocument?
    }

    /// Makes the files and has each taken: as soon as it is made, or where prints are made of them, when all are.
    private func make(
        from tree: SourceTree, _ templates: [String: [UInt8]], _ earlier: EarlierPrints?,
        _ project: Project, _ console: Console, into begin: () -> StagedReport
    ) -> Pipeline.Ending<[Taken]> {
        let take = { (report: StagedReport) -> @Sendable (RenderedFile) -> Taken in
            { [search] file in Taken(file: report.take(file), document: search ? SearchableDocument(file) : nil) }
        }
        guard printing != nil || earlier != nil else {
            return Pipeline.run(tree, templates: templates, templatePrefix: "Templates/", isDraft: isDraft) {
                take(begin())
            }
        }
        let whole = Pipeline.run(
            tree, templates: templates, templatePrefix: "Templates/", isDraft: isDraft,
            printing: printing.map { step in
                { site, report in
                    let source = PrintStep.Source(edition: report.edition, content: tree, templates: templates)
                    return step.print(site, of: source, project, console)
                }
            },
            kept: earlier.map { Pipeline.Kept(files: $0.files, current: $0.current) })
        return Pipeline.Ending(
            site: whole.site.map { $0.files.concurrentMap(take(begin())) }, diagnostics: whole.diagnostics,
            assessed: whole.assessed)
    }
}
