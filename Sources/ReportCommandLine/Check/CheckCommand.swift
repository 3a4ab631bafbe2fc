import ArgumentParser
import Diagnostics
import ReportAssessment
import ReportLoading
import ReportPipeline
import ReportReview

/// `build-report check 2023`: everything that is wrong or doubtful; nothing is written.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Visar allt som är fel eller tveksamt i en årgång. Ingenting skrivs.",
        discussion: "Varje meddelande förklaras i Content/handbok/kontroller.md.")

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("Hur det visas: human (med utdrag), short (en rad var) eller json.", valueName: "form"))
    var format: CheckFormat = .human

    @Flag(help: "Sluta med felkod också när det finns varningar.")
    var strict = false

    @Flag(help: "Prova också länkar till andra webbplatser. Behöver nät.")
    var external = false

    @Flag(help: "Visa också det som är tystat i kontroller.yaml, med skälen.")
    var showSilenced = false

    func run() throws {
        let project = Project.find()
        let tools = ReviewTools(
            spelling: Hunspell().spelling,
            web: external ? WebProbe(cache: project.root + "/.build/webblankar.tsv").reach : nil)
        try finish(EditionCheck(edition: edition, project: project, tools: tools).run())
    }

    private func finish(_ result: CheckResult) throws {
        let text = format.text(result, showsSilenced: showSilenced)
        format == .json ? Output.write(json: text) : Output.write(text)
        if result.count(.error) > 0 || strict && result.count(.warning) > 0 { throw ExitCode(1) }
    }
}

/// Builds an edition in memory and asks all checks about it.
struct EditionCheck {
    let edition: String
    let project: Project
    let tools: ReviewTools

    func run() -> CheckResult {
        let (tree, readProblems) = project.read(edition: edition)
        let (templates, templateProblems) = project.readTemplates()
        guard let tree, !templateProblems.containsError else {
            return CheckResult(edition: edition, assessed: nil, shown: readProblems + templateProblems, silenced: [])
        }
        let outcome = Pipeline.run(tree, templates: templates, templatePrefix: "Templates/")
        return result(tree, outcome.assessed, readProblems + outcome.diagnostics)
    }

    /// The same of an edition that was built a moment ago: nothing of it is read or rendered again.
    func run(of built: Build.Made) -> CheckResult { result(built.tree, built.assessed, built.diagnostics) }

    private func result(_ tree: SourceTree, _ assessed: AssessedReport?, _ diagnostics: [Diagnostic]) -> CheckResult {
        var found = diagnostics
        if let assessed {
            found += Reviewer.review(assessed, tree: tree, found: found, earlier: earlier(than: assessed), tools: tools)
        }
        let silencing = Silencing(
            found.inOrder(), by: assessed?.report.review.silences ?? [], prefix: tree.prefix)
        return CheckResult(
            edition: edition, assessed: assessed, shown: silencing.shown, silenced: silencing.silenced)
    }

    /// The same organisation's reports of earlier years, oldest first, as far as they can be read.
    private func earlier(than assessed: AssessedReport) -> [AssessedReport] {
        let own = assessed.report.edition
        return project.editions.filter { $0 != edition }.compactMap { name in
            guard let tree = project.read(edition: name).tree, let report = ReportLoader.load(tree).report,
                report.isFrameRead
            else {
                return nil
            }
            let isEarlier = report.edition.organisation == own.organisation && report.edition.year < own.year
            return isEarlier ? Assessor.assess(report).report : nil
        }.sorted { $0.report.edition.year < $1.report.edition.year }
    }
}

/// What a check found.
struct CheckResult {
    var edition: String
    /// `nil` where its frame could not be read.
    var assessed: AssessedReport?
    var shown: [Diagnostic]
    var silenced: [(diagnostic: Diagnostic, reason: String)]

    func count(_ severity: Diagnostic.Severity) -> Int { shown.count { $0.severity == severity } }
}
