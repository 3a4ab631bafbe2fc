import ArgumentParser
import ReportPublishing

/// `build-report releases webben`: what is published, and what can be gone back to.
struct ReleasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releases", abstract: "Visar vilka utgåvor som finns på en webbplats, och vilka som visas.")

    @Argument(
        help: ArgumentHelp(
            "En mapp, användare@server:mapp eller ett namn under publicering: i rapport.yaml.", valueName: "plats"))
    var destination: String

    @OptionGroup var options: PlaceOptions

    func run() throws {
        let console = Console(format: .human)
        let project = Project.find()
        try console.carryOut(at: destination) {
            let shell = try options.shell(destination, named: project.editions, in: project)
            console.say(ReleasesTable(try shell.look().state, place: shell.place.shown).text)
        }
    }
}

/// The releases of a place as a table, the newest first.
struct ReleasesTable {
    let state: PlaceState
    let place: String

    init(_ state: PlaceState, place: String) { (self.state, self.place) = (state, place) }

    var text: String {
        guard !state.releases.isEmpty else { return "På \(place) är ingenting publicerat av build-report.\n" }
        let rows = state.releases.sorted { $0.name > $1.name }.map { release in
            [
                release.name.edition, release.name.text, PublishingText.time(release.name.time), release.publisher,
                release.size.map(ByteCount.text) ?? "–",
                state.live[release.name.edition] == release.name ? "visas" : "",
            ]
        }
        let table = Self.table([["Årgång", "Utgåva", "Publicerad", "Av", "Storlek", ""]] + rows)
        let current = state.current.map { "aktuell/ leder till \($0).\n" } ?? ""
        let lock = state.lock.map { "Just nu publicerar \($0.who) \($0.edition).\n" } ?? ""
        return table + current + lock
    }

    private static func table(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}
