import ArgumentParser
import Diagnostics
import ReportCommandLine
import ReportPreview

/// `build-report preview 2023`: the report in a browser, anew at every save.
@main
struct PreviewProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Visar en årgång i webbläsaren och läser om sidan när du sparar.",
        discussion:
            "Exempel: build-report preview 2023, build-report preview 2023 3 eller build-report preview 2023 hälso")

    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try parseAsRoot(words)
            try command.run()
        } catch {
            Usage(program: self, name: "build-report preview").exit(error, words: words)
        }
    }

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Argument(
        help: ArgumentHelp("Kapitlet att börja med: nummer, adress eller en del av namnet.", valueName: "kapitel"))
    var chapter: String?

    @Option(help: ArgumentHelp("Porten att börja leta på, 1024–65535.", valueName: "port"))
    var port: UInt16 = 4230

    @Flag(help: "Öppna ingen webbläsare.")
    var noOpen = false

    func validate() throws {
        if port < 1024 { throw ValidationError("Porten ska vara mellan 1024 och 65535.") }
    }

    func run() throws {
        Heaps.limit()
        let console = Console(format: .human)
        let project = Project.find()
        if let unknown = project.problem(withEdition: edition) {
            console.say([unknown])
            throw ExitCode(1)
        }
        let place = EditionPlace(root: project.root, edition: edition)
        let session = PreviewSession(
            place: place, chapter: chapter, port: port, opensBrowser: !noOpen, console: console)
        if let failure = session.run() { throw failure }
    }
}
