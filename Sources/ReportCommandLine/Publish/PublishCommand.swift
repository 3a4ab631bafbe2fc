import ArgumentParser
import Diagnostics
import Foundation
import ReportPublishing

/// `build-report publish 2023 webben`: builds, asks what stands against it, shows what changes and switches.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Bygger en årgång och publicerar den på en webbplats, i ett steg som går att ta tillbaka.",
        discussion: """
            Exempel: build-report publish 2023 webben
            Läs mer i Content/handbok/publicera.md.
            """)

    @Argument(help: ArgumentHelp("Årgången: en mapp i Content/.", valueName: "årgång"))
    var edition: String

    @Argument(
        help: ArgumentHelp(
            "En mapp, användare@server:mapp eller ett namn under publicering: i rapport.yaml.", valueName: "plats"))
    var destination: String

    @Flag(help: "Visa vad som skulle ändras, och gör ingenting.")
    var dryRun = false

    @Flag(help: "Fråga ingenting.")
    var yes = false

    @Flag(help: "Gör också rapport.pdf.")
    var pdf = false

    @Flag(help: "Gör också en PDF av varje kapitel.")
    var chapterPdfs = false

    @Flag(inversion: .prefixedNo, help: "Gör rapporten sökbar i hela texten.")
    var search = true

    @Flag(help: "Bygg inte: publicera det som ligger i output/ÅRGÅNG.")
    var asBuilt = false

    @Flag(help: "Publicera fast årgången inte är klar.")
    var evenIfUnready = false

    @Flag(help: "Publicera fast tillgänglighetsredogörelsen är för gammal.")
    var allowOutdatedStatement = false

    @Flag(help: "Publicera fast adresser som läsare har slutar svara.")
    var allowVanished = false

    @Flag(help: "Ta över låset efter en publicering som har avbrutits.")
    var breakLock = false

    @Option(help: ArgumentHelp("Hur många tidigare utgåvor som sparas.", valueName: "antal"))
    var keep = 5

    @OptionGroup var options: PlaceOptions

    func validate() throws {
        guard (1...1000).contains(keep) else { throw ValidationError("--keep ska vara ett tal mellan 1 och 1000.") }
    }

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        try console.carryOut(at: destination) {
            if let unknown = project.problem(withEdition: edition) { try console.giveUp([unknown]) }
            guard edition != "aktuell", edition != "index.html" else {
                throw Refusal(
                    "fel-namn", "årgången ”\(edition)” kan inte publiceras: adressen behövs för annat",
                    help: "byt namn på mappen Content/\(edition)")
            }
            let shell = try options.shell(destination, named: [edition], in: project)
            let made = asBuilt ? nil : try build()
            try publish(made, project, console, shell)
        }
    }

    private func build() throws -> Build.Made? {
        try BuildRequest(edition: edition, pdf: pdf, chapterPdfs: chapterPdfs, search: search).run()
    }

    private func publish(_ made: Build.Made?, _ project: Project, _ console: Console, _ shell: Shell) throws {
        guard let built = BuiltReport(folder: "\(project.root)/output/\(edition)"),
            built.manifest.about.edition == edition
        else {
            throw Refusal(
                "inte-byggd", "det finns ingen byggd rapport i output/\(edition)",
                help: "bygg den först: ./build-report \(edition)")
        }
        if asBuilt { try refuseChanges(in: built) }
        let gate = PublishingGate(edition: edition, project: project, built: built)
        let (about, found) = gate.open(
            made, evenIfUnready: evenIfUnready, allowsOutdatedStatement: allowOutdatedStatement)
        console.step("Ser efter vad som ligger på \(shell.place.shown)")
        let watch = Interruption.watch()
        defer { watch.forEach { $0.cancel() } }
        let plan = PublishingPlan(built, about: about, look: try shell.look(for: edition))
        console.begin([])
        console.say(PublishingText(place: shell.place.shown, destination: destination).plan(plan))
        let lock = PlaceLock(plan.look.state, breaking: breakLock, destination: destination)
        var against = found + gate.addresses(plan, allowVanished: allowVanished) + lock.diagnostics
        if let obstacle = plan.obstacle { against.append(obstacle.diagnostic(place: destination)) }
        console.say(against)
        if against.containsError { throw ExitCode(1) }
        if dryRun { return console.line("Ingenting har gjorts (--dry-run).") }
        if try isAlreadyThere(plan, shell, built) {
            return console.line(
                "\(edition) är redan publicerad på \(shell.place.shown), och alla filer där är de rätta.")
        }
        if !yes {
            switch try Question.ask("Publicera \(edition) på \(shell.place.shown)?") {
            case .yes: break
            case .no: return console.line("Ingenting har gjorts.")
            case .nobody:
                throw Refusal(
                    "ingen-att-fråga",
                    "här finns ingen terminal att fråga i om \(edition) ska publiceras, så ingenting gjordes",
                    help: "kör kommandot i ett terminalfönster och svara ja; ska det gå utan fråga lägger du till --yes"
                )
            }
        }
        let publisher = Publisher(shell: shell, kept: keep, frontPage: FrontPageMaker(project: project).make) {
            console.step($0)
        }
        let outcome = try publisher.publish(plan, breaking: lock.broken)
        console.begin([])
        console.say(PublishingText(place: shell.place.shown, destination: destination).done(outcome, plan))
        if let failure = outcome.afterwards { try console.giveUp([failure.diagnostic(place: destination)]) }
    }

    /// What somebody has changed by hand is neither what was built nor what the content says.
    private func refuseChanges(in built: BuiltReport) throws {
        let changed = built.differences
        guard !changed.isEmpty else { return }
        let names =
            changed.prefix(3).joined(separator: ", ") + (changed.count > 3 ? " och \(changed.count - 3) till" : "")
        throw Refusal(
            "ändrad-efter-bygget",
            "output/\(edition) är inte längre det som byggdes: \(names) är ändrad eller borttagen",
            help:
                "ändra i Content/\(edition)/ och bygg igen: ./build-report \(edition); filerna i output/ ändras aldrig för hand"
        )
    }

    /// Whether exactly this is there and whole; then there is nothing to do.
    private func isAlreadyThere(_ plan: PublishingPlan, _ shell: Shell, _ built: BuiltReport) throws -> Bool {
        guard plan.isPublished, plan.isSettled else { return false }
        return try PlaceCheck(shell).run(against: built).result.isWhole
    }
}
