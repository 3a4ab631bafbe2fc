import ArgumentParser
import Diagnostics
import ReportPublishing

/// `build-report rollback webben`: what was live before is live again.
struct RollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Tar tillbaka den senaste publiceringen, eller byter till en utgåva som är sparad.",
        discussion: "Utgåvorna visas av: build-report releases PLATS")

    @Argument(
        help: ArgumentHelp(
            "En mapp, användare@server:mapp eller ett namn under publicering: i rapport.yaml.", valueName: "plats"))
    var destination: String

    @Argument(help: ArgumentHelp("Utgåvan att visa i stället, eller början på dess namn.", valueName: "utgåva"))
    var release: String?

    @Flag(help: "Ta över låset efter en publicering som har avbrutits.")
    var breakLock = false

    @OptionGroup var options: PlaceOptions

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        try console.carryOut(at: destination) {
            let shell = try options.shell(destination, named: project.editions, in: project)
            console.step("Ser efter vad som ligger på \(shell.place.shown)")
            let watch = Interruption.watch()
            defer { watch.forEach { $0.cancel() } }
            let look = try shell.look()
            let lock = PlaceLock(look.state, breaking: breakLock, destination: destination)
            console.begin(lock.diagnostics)
            if lock.diagnostics.containsError { throw ExitCode(1) }
            let choice = try choose(look.state)
            let publisher = Publisher(shell: shell, kept: 5, frontPage: FrontPageMaker(project: project).make) {
                console.step($0)
            }
            let outcome = try publisher.rollBack(
                to: choice.target, edition: choice.edition, at: look, breaking: lock.broken)
            console.begin([])
            console.say(
                PublishingText(place: shell.place.shown, destination: destination)
                    .rolledBack(outcome, to: choice.target, from: look.state.live[choice.edition]))
            if let failure = outcome.afterwards { try console.giveUp([failure.diagnostic(place: destination)]) }
        }
    }

    private func choose(_ state: PlaceState) throws(Refusal) -> RollbackChoice {
        do { return try RollbackChoice(release, in: state) } catch {
            let help = "se vilka som finns: ./build-report releases \(PublishingText.word(destination))"
            switch error {
            case .nothingPublished:
                throw Refusal("inget-publicerat", "på \(destination) är ingenting publicerat av build-report")
            case .noEarlier(let edition):
                throw Refusal(
                    "ingen-tidigare", "det finns ingen tidigare utgåva av \(edition) att gå tillbaka till", help: help)
            case .unknown(let wish):
                throw Refusal("okänd-utgåva", "utgåvan ”\(wish.oneLine)” finns inte på \(destination)", help: help)
            case .several(let names):
                throw Refusal(
                    "okänd-utgåva", "flera utgåvor börjar så: \(names.joined(separator: ", "))",
                    help: "skriv mer av namnet")
            case .alreadyLive(let name): throw Refusal("visas-redan", "utgåvan \(name) är den som visas nu", help: help)
            }
        }
    }
}
