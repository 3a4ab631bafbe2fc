import ArgumentParser
import Diagnostics
import Foundation
import ReportChanges
import ReportLoading
import ReportModel

/// `build-report changes 2023 --since granskad`: what became of each chapter, in words.
struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Visar i ord vad som har ändrats i varje kapitel sedan en dag, eller sedan det granskades.",
        discussion: "Tidigare versioner hämtas ur git. Finns inget git jämför du med en sparad kopia: --from MAPP.")

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Option(help: ArgumentHelp("En dag (2024-03-01) eller ett läge (granskad, klar, utkast).", valueName: "dag|läge"))
    var since: String?

    @Option(help: ArgumentHelp("En mapp med en tidigare kopia av årgången, i stället för git.", valueName: "mapp"))
    var from: String?

    func validate() throws {
        guard (since == nil) != (from == nil) else {
            throw ValidationError("Ange antingen --since DAG eller LÄGE, eller --from MAPP.")
        }
        if let since, Since(since) == nil {
            throw ValidationError(
                "”\(since)” är varken en dag eller ett läge. Skriv till exempel --since 2024-03-01 eller --since granskad."
            )
        }
    }

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        let (tree, readProblems) = project.read(edition: edition)
        guard let tree else { try console.giveUp(readProblems) }
        let (report, diagnostics) = ReportLoader.load(tree)
        guard let report, !diagnostics.containsError else {
            try console.giveUp(diagnostics.filter { $0.severity == .error })
        }
        do {
            let (changes, title) = try compare(ContentVersion(tree: tree, report: report), in: project)
            console.say(ChangesText(changes: changes, title: "Ändringar i \(edition) \(title)").text)
        } catch let failure as Obstacle {
            try console.giveUp([failure.diagnostic])
        } catch let failure as GitHistory.Failure {
            try console.giveUp([Obstacle.git(failure).diagnostic])
        }
    }

    private func compare(_ version: ContentVersion, in project: Project) throws -> (
        changes: ReportChanges, title: String
    ) {
        if let from { return (ReportChanges(from: try copy(at: from), to: version, day: nil), "jämfört med \(from)") }
        let history = try GitHistory(root: project.root)
        guard try !history.commits(of: "Content/\(edition)").isEmpty else { throw Obstacle.neverSaved(edition) }
        switch since.flatMap(Since.init) {
        case .state(let state):
            return (
                try ReportChanges(of: version, sinceReaching: state, in: history),
                "sedan varje kapitel fick läget ”\(state.rawValue)”"
            )
        case .day(let day):
            guard let commit = try history.lastCommit(before: day),
                case let own = try history.tree(edition, at: commit.hash), !own.files.isEmpty
            else {
                throw Obstacle.notThere(
                    edition, day: day, first: try history.commits(of: "Content/\(edition)").last?.day)
            }
            let tree = SharedContent.join(own) { try? history.tree($0, at: commit.hash) }.tree
            guard let old = ContentVersion(tree) else { throw Obstacle.unreadable(day: commit.day) }
            return (ReportChanges(from: old, to: version, day: day), "sedan \(day)")
        case nil: throw Obstacle.neverSaved(edition)
        }
    }

    /// An earlier copy in any folder.
    private func copy(at path: String) throws -> ContentVersion {
        let folder = URL(fileURLWithPath: path).path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw Obstacle.noFolder(path)
        }
        let (tree, _) = FolderReader(root: folder, prefix: path + "/").read(name: edition)
        guard let version = ContentVersion(tree) else { throw Obstacle.noEdition(path) }
        return version
    }
}

/// Why nothing can be compared, in an editor's words.
enum Obstacle: Error {
    case git(GitHistory.Failure)
    case neverSaved(String)
    case notThere(String, day: String, first: String?)
    case unreadable(day: String)
    case noFolder(String)
    case noEdition(String)

    private static let copyHelp =
        "spara en kopia av årgångens mapp nästa gång den granskas, och jämför med den: --from MAPP"

    var diagnostic: Diagnostic {
        switch self {
        case .git(.noGit):
            Diagnostic(
                .error, "inget-git", "programmet git, som sparar tidigare versioner, finns inte på datorn",
                help: Self.copyHelp)
        case .git(.noRepository):
            Diagnostic(
                .error, "inget-git",
                "projektet är inte sparat i git, så det finns ingen tidigare version att jämföra med",
                help: Self.copyHelp)
        case .git(.refused(let words)):
            Diagnostic(
                .error, "git-svarar-inte", "git kan inte läsa de tidigare versionerna: \(words)",
                help: "visa meddelandet för den som sköter datorn")
        case .neverSaved(let edition):
            Diagnostic(
                .error, "ingen-version", "Content/\(edition) har aldrig sparats i git",
                help: "be den som sköter git att checka in mappen, eller jämför med en kopia: --from MAPP")
        case .notThere(let edition, let day, let first):
            Diagnostic(
                .error, "ingen-version", "Content/\(edition) fanns inte i git före \(day)",
                help: first.map { "den första versionen är från \($0); välj en senare dag" })
        case .unreadable(let day):
            Diagnostic(
                .error, "ingen-version", "versionen från \(day) går inte att läsa, eftersom den hade fel",
                help: "välj en annan dag")
        case .noFolder(let path):
            Diagnostic(
                .error, "okänd-mapp", "mappen ”\(path)” finns inte",
                help: "ange mappen med den tidigare kopian, till exempel Content/2023-kopia")
        case .noEdition(let path):
            Diagnostic(
                .error, "ingen-version", "mappen ”\(path)” är ingen årgång som går att läsa",
                help: "ange en mapp som innehåller rapport.yaml, skalor.yaml och strategi.yaml utan fel")
        }
    }
}
