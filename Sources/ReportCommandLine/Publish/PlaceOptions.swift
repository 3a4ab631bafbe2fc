import ArgumentParser
import Diagnostics
import Foundation
import ReportLoading
import ReportPublishing

/// What every command asks that goes to a place where reports are published.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("En fil med inställningar för ssh, i stället för dina egna.", valueName: "fil"))
    var sshConfig: String?

    /// The shell at a destination.
    ///
    /// - Parameter editions: Where a name for the place is looked up.
    func shell(_ destination: String, named editions: [String], in project: Project) throws(Refusal) -> Shell {
        let place = try PlaceChoice(project: project, editions: editions).place(destination)
        return Shell(place, settings: sshConfig.map { URL(fileURLWithPath: $0).path })
    }
}

/// Why a command does nothing.
struct Refusal: Error {
    var diagnostics: [Diagnostic]

    init(_ id: String, _ message: String, help: String? = nil) { diagnostics = [.publishing(id, message, help: help)] }
}

extension Diagnostic {
    /// What concerns a place and not the content; explained in `Content/handbok/publicera.md`.
    static func publishing(_ id: String, _ message: String, help: String? = nil, _ severity: Severity = .error)
        -> Diagnostic
    {
        Diagnostic(severity, id, message, help: help)
    }
}

/// From what a person writes to a place.
struct PlaceChoice {
    let project: Project
    /// The editions whose names for places count.
    let editions: [String]

    func place(_ text: String) throws(Refusal) -> Place {
        // No name has these letters, and the editions need not be read.
        let named = text.contains { "/:@".contains($0) } ? [] : self.named
        let known = Set(named.filter { $0.name == text }.map(\.place))
        if known.count > 1 {
            throw Refusal(
                "flera-platser",
                "”\(text)” är olika platser i olika årgångar: \(known.sorted().joined(separator: ", "))",
                help: "skriv platsen själv i stället för namnet")
        }
        return try resolve(known.first ?? text, isNamed: !known.isEmpty, names: Set(named.map(\.name)).sorted())
    }

    /// Names in `publicering`, in every edition that is asked.
    private var named: [(name: String, place: String)] {
        editions.flatMap { edition in
            let tree = project.read(edition: edition).tree
            return tree.flatMap { ReportLoader.load($0).report }?.edition.publishingPlaces.map { ($0.name, $0.place) }
                ?? []
        }
    }

    private func resolve(_ text: String, isNamed: Bool, names: [String]) throws(Refusal) -> Place {
        let place: Place
        do { place = try Place(text) } catch { throw Self.refusal(text, error) }
        guard case .folder(let path) = place else { return place }
        // A name in `rapport.yaml` is written from the project's folder, the command's from where one stands.
        let folder = URL(
            fileURLWithPath: path,
            relativeTo: URL(fileURLWithPath: isNamed ? project.root : FileManager.default.currentDirectoryPath)
        ).standardizedFileURL.path
        if !isNamed, !text.contains("/"), !FileManager.default.fileExists(atPath: folder) {
            let help =
                names.isEmpty
                ? "skriv en mapp (/srv/www), en server (webb@www.example.se:/srv/www) eller lägg till platsen under publicering: i rapport.yaml"
                : "namnen under publicering: i rapport.yaml är: \(names.joined(separator: ", "))"
            throw Refusal("okänd-plats", "det finns ingen plats som heter ”\(text)”", help: help)
        }
        let own = ["Content", "Templates", "Sources", "Tests", "output", ".build"].map { project.root + "/" + $0 }
        guard folder != project.root, !own.contains(where: { folder == $0 || folder.hasPrefix($0 + "/") }) else {
            throw Refusal(
                "okänd-plats", "\(text) hör till projektet och kan inte vara platsen där rapporten publiceras",
                help: "ange mappen som webbservern visar")
        }
        return .folder(folder)
    }

    private static func refusal(_ text: String, _ fault: Place.Fault) -> Refusal {
        let shown = text.oneLine
        let help =
            "skriv en mapp (/srv/www), en server (webb@www.example.se:/srv/www) eller ett namn under publicering: i rapport.yaml"
        let why =
            switch fault {
            case .empty: "platsen är tom"
            case .option: "platsen ”\(shown)” börjar med ett streck"
            case .control: "platsen ”\(shown)” innehåller osynliga tecken"
            case .userOrHost: "i ”\(shown)” går servern inte att förstå"
            case .port: "i ”\(shown)” är porten inget tal mellan 1 och 65535"
            case .unknown: "det finns ingen plats som heter ”\(shown)”"
            }
        return Refusal("okänd-plats", why, help: help)
    }
}

extension Console {
    /// Runs a command's work, and says why nothing came of it.
    func carryOut(at place: String, _ work: () throws -> Void) throws {
        do { try work() } catch let refusal as Refusal {
            try giveUp(refusal.diagnostics)
        } catch let failure as PublishingFailure {
            begin([])
            try giveUp([failure.diagnostic(place: place)])
        }
    }
}
