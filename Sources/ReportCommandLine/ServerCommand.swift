import ArgumentParser
import Diagnostics
import ReportModel
import ReportPages
import ReportPipeline

/// `build-report server nginx 2023`: settings for the web server, to the standard output.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "Skriver inställningar för webbservern nginx eller Apache.",
        discussion: "Exempel: build-report server nginx 2024 2023 --root /srv/www/resultat > resultat.conf")

    @Argument(help: ArgumentHelp("nginx eller apache.", valueName: "server"))
    var server: ServerSettings.Server

    @Argument(help: ArgumentHelp("Årgångarna som är publicerade, den senaste först.", valueName: "årgång"))
    var editions: [String]

    @Option(help: ArgumentHelp("Mappen på webbservern som årgångarna publiceras i.", valueName: "mapp"))
    var root = "/srv/www/resultat"

    @Option(
        help: ArgumentHelp(
            "Mappens adress på webbplatsen, till exempel /resultat/. Annars enligt adress: i rapport.yaml.",
            valueName: "adress"))
    var path: String?

    @Option(help: ArgumentHelp("Hur fel visas: human (med utdrag) eller short (en rad var).", valueName: "form"))
    var format: DiagnosticFormatter = .human

    func run() throws {
        let console = Console(format: format)
        let project = Project.find()
        let (templates, templateProblems) = project.readTemplates()
        var problems = templateProblems
        let sources = editions.compactMap { edition -> (name: String, source: Pipeline.Source)? in
            let (tree, found) = project.read(edition: edition)
            var memory = Pipeline.Memory()
            let prepared = tree.map {
                Pipeline.prepare($0, templates: templates, templatePrefix: "Templates/", memory: &memory)
            }
            problems += found + (prepared?.diagnostics ?? [])
            return prepared?.source.map { (edition, $0) }
        }
        problems = problems.filter { $0.severity == .error }
        guard problems.isEmpty, let newest = sources.first else { try console.giveUp(problems) }
        let place = ServerPlace(
            editions: sources.map { ($0.name, $0.source.report.report.edition.address) }, root: root, path: path)
        if !place.problems.isEmpty { try console.giveUp(place.problems) }

        var settings = ServerSettings(
            root: place.root, path: place.path, host: newest.source.report.report.edition.address?.host,
            templates: newest.source.templates,
            organisation: newest.source.report.report.edition.organisation)
        for (name, source) in sources { settings.add(source.plan(), of: name) }
        let (text, found) = settings.text(for: server)
        guard found.isEmpty else { try console.giveUp(found) }
        console.say(text)
    }
}

extension ServerSettings.Server: ExpressibleByArgument {}

/// Where the editions are, on the disk of the server and for its readers.
struct ServerPlace {
    private(set) var root: String
    private(set) var path = "/"
    private(set) var problems: [Diagnostic] = []

    /// - Parameter path: What was asked for; else the editions' own addresses say it.
    init(editions: [(name: String, address: Edition.PublicAddress?)], root: String, path: String?) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        if !Self.isPlain(self.root) {
            problems.append(
                Diagnostic(
                    .error, "fel-serverplats", "mappen ”\(root)” kan inte stå i webbserverns inställningar",
                    help: "skriv hela vägen, utan mellanslag och å, ä och ö, till exempel --root /srv/www/resultat"))
        }
        for name in editions.map(\.name) where !Self.isPlain("/" + name) {
            problems.append(
                Diagnostic(
                    .error, "fel-serverplats", "årgångens namn, ”\(name)”, kan inte stå i webbserverns inställningar",
                    help: "byt namn på mappen till bokstäver, siffror och bindestreck"))
        }
        if let path { choose(path) } else { choose(by: editions) }
    }

    private mutating func choose(by editions: [(name: String, address: Edition.PublicAddress?)]) {
        var known: [String] = []
        for (name, address) in editions {
            guard let address else { continue }
            guard let parent = Self.parent(of: address.path, name) else {
                problems.append(
                    Diagnostic(
                        .error, "fel-serverplats", "adressen \(address.text) slutar inte på årgångens namn, \(name)/",
                        help: "rätta adress: i rapport.yaml, eller skriv var mappen når: --path /resultat/"))
                continue
            }
            if !known.contains(parent) { known.append(parent) }
        }
        if known.count > 1 {
            problems.append(
                Diagnostic(
                    .error, "fel-serverplats",
                    "årgångarna har adresser i olika mappar: \(known.joined(separator: ", "))",
                    help: "skriv inställningar för en mapp i taget, eller rätta adress: i rapport.yaml"))
        }
        if let only = known.first { self.path = only }
    }

    private mutating func choose(_ path: String) {
        self.path = (path.hasPrefix("/") ? "" : "/") + path + (path.hasSuffix("/") ? "" : "/")
        if !Self.isPlain(self.path) {
            problems.append(
                Diagnostic(
                    .error, "fel-serverplats", "adressen ”\(path)” kan inte stå i webbserverns inställningar",
                    help: "skriv till exempel --path /resultat/"))
        }
    }

    private static func parent(of path: String, _ name: String) -> String? {
        ["\(name)/", "aktuell/"].first { path.hasSuffix("/" + $0) }.map { String(path.dropLast($0.count)) }
    }

    /// From the root, in letters that no configuration file gives a meaning of its own, and without ways up.
    private static func isPlain(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.contains("//") && !path.split(separator: "/").contains("..")
            && path.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || "/._-~".utf8.contains(byte)
            }
    }
}

extension Edition.PublicAddress {
    /// Without scheme and port.
    fileprivate var host: String { String(origin.split(separator: "/").last?.prefix { $0 != ":" } ?? "") }
}
