import Diagnostics
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// The addresses that lead on to others.
struct Redirects: Sendable {
    enum Target: Sendable {
        case place(SiteTarget)
        /// A file of the site, and an id in it.
        case file(path: String, fragment: String?)
        case external(String)
        /// Reported already.
        case unknown

        /// Relative to the site, as readers meet it, or a whole address.
        var address: String? {
            let place = { (path: String, fragment: String?) in
                (path == Page.overview.path ? "" : path.shownAddress) + (fragment.map { "#" + $0 } ?? "")
            }
            return switch self {
            case .place(let target): place(target.page.path, target.fragment)
            case .file(let path, let fragment): place(path, fragment)
            case .external(let address): address
            case .unknown: nil
            }
        }
    }

    struct Entry: Sendable {
        /// The file at the old address.
        var path: String
        var target: Target
        var redirect: Edition.Redirect

        var isPage: Bool { path.hasSuffix(".html") || path.hasSuffix(".htm") }
        /// A file that is no page cannot lead on: it is there under both names.
        var copied: String? {
            if !isPage, case .file(let path, _) = target { path } else { nil }
        }
    }

    let entries: [Entry]

    /// - Parameter problems: Gets what is wrong with where they lead.
    init(_ site: SiteFacts, _ problems: inout [Diagnostic]) {
        var reader = RedirectReader(site: site)
        entries = site.edition.redirects.map { redirect in
            Entry(path: redirect.path, target: reader.target(of: redirect), redirect: redirect)
        }
        problems += reader.problems
    }

    var isEmpty: Bool { entries.isEmpty }

    /// The files that stand under an old name as well.
    func copies(of files: [RenderedFile]) -> [RenderedFile] {
        entries.compactMap { entry in
            entry.copied.flatMap { path in files.first { $0.path == path } }.map {
                RenderedFile(path: entry.path, bytes: $0.bytes)
            }
        }
    }

    /// What is wrong with them, given every other file of the site.
    func problems(among paths: Set<String>) -> [Diagnostic] {
        let taken = TakenPaths(paths)
        return entries.flatMap { entry in
            [occupied(entry, taken, paths), lost(entry, paths)].compactMap { $0 }
        }
    }

    private func occupied(_ entry: Entry, _ taken: TakenPaths, _ paths: Set<String>) -> Diagnostic? {
        let range = entry.redirect.range
        let shown = entry.path.shownAddress
        if paths.contains(entry.path) {
            return Diagnostic(
                .error, "upptagen-adress", "från: ”\(shown)” finns i rapporten och kan inte leda någon annanstans",
                at: range,
                help: "ta bort omdirigeringen, eller rätta den gamla adressen")
        }
        guard let other = taken.collision(with: entry.path, apart: Set(entries.map(\.path))) else { return nil }
        return Diagnostic(
            .error, "upptagen-adress", "från: ”\(shown)” krockar med ”\(other.shownAddress)”, som finns i rapporten",
            at: range,
            help:
                "på många datorer är små och stora bokstäver samma sak, och en fil kan inte också vara en mapp: ta bort omdirigeringen"
        )
    }

    private func lost(_ entry: Entry, _ paths: Set<String>) -> Diagnostic? {
        let range = entry.redirect.target.range
        switch entry.target {
        case .unknown: return nil
        case .file(let path, _) where !paths.contains(path) && !Self.isPrint(path):
            let shown = path.shownAddress
            let nearest = Suggestion.nearest(to: shown, among: paths.sorted().map(\.shownAddress))
            return Diagnostic(
                .error, "okänd-adress", "till: ”\(shown)” finns inte i rapporten", at: range,
                help: nearest.map { "menade du ”\($0)”?" }
                    ?? "skriv adressen som sidan har nu, till exempel kapitel:namn eller mål:4.1")
        case .file(let path, _) where entry.isPage || path.type == entry.path.type: return nil
        case .place where entry.isPage, .external where entry.isPage: return nil
        case .file, .place, .external:
            return Diagnostic(
                .error, "fel-omdirigering", "filen ”\(entry.path)” kan bara leda till en fil av samma slag i rapporten",
                at: range,
                help:
                    "skriv till: följt av den nya filens adress, till exempel data/indikatorer.csv; bara en sida kan leda vart som helst"
            )
        }
    }

    /// PDFs are there only when they have been asked for.
    private static func isPrint(_ path: String) -> Bool {
        path == "rapport.pdf" || path.hasPrefix("kapitel/") && path.hasSuffix("/kapitel.pdf")
    }
}

/// Reads where an old address leads, as authors write it.
private struct RedirectReader {
    let site: SiteFacts
    private(set) var problems: [Diagnostic] = []

    init(site: SiteFacts) { self.site = site }

    mutating func target(of redirect: Edition.Redirect) -> Redirects.Target {
        let written = redirect.target.value
        if let address = site.edition.address?.text, written.hasPrefix(address) {
            return path(String(written.dropFirst(address.count)))
        }
        guard written.contains(":") else { return path(written) }
        switch ReferenceResolver(site: site).resolve(written, in: redirect.target.range.file) {
        case .place(let target): return .place(target)
        case .file(let file, let fragment): return .file(path: site.published(file), fragment: fragment)
        case .external(let address) where address.lowercased().hasPrefix("https://"): return .external(address)
        case .external, .language:
            problems.append(
                Diagnostic(
                    .error, "fel-omdirigering", "till: ”\(written)” är inte en adress som en sida kan leda till",
                    at: redirect.target.range,
                    help: "skriv en adress i rapporten, eller en webbadress som börjar med https://"))
        case .problem(let id, let message, let help):
            problems.append(Diagnostic(.error, id, message, at: redirect.target.range, help: help))
        case .unreadable: break
        }
        return .unknown
    }

    private func path(_ text: String) -> Redirects.Target {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var path = FileAddress.decoded(parts.first ?? "")
        if path.isEmpty || path.hasSuffix("/") {
            path += "index.html"
        } else if path.type.isEmpty {
            path += "/index.html"
        }
        return .file(path: path, fragment: parts.count > 1 ? parts[1] : nil)
    }
}

/// The paths of a site as a computer sees them that knows no difference between small and capital letters.
private struct TakenPaths {
    private var files: [String: String] = [:]
    private var folders: [String: String] = [:]

    init(_ paths: Set<String>) {
        for path in paths.sorted() {
            files[path.lowercased()] = path
            for folder in Self.folders(of: path.lowercased()) where folders[folder] == nil { folders[folder] = path }
        }
    }

    func collision(with path: String, apart own: Set<String>) -> String? {
        let path = path.lowercased()
        let found = files[path] ?? folders[path] ?? Self.folders(of: path).lazy.compactMap { files[$0] }.first
        return found.flatMap { own.contains($0) ? nil : $0 }
    }

    private static func folders(of path: String) -> [String] {
        let parts = path.split(separator: "/").dropLast()
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }
}

extension String {
    /// What follows the last point of the file's name, in small letters; `4.1` has none.
    fileprivate var type: String {
        let name = split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: "."), name[name.index(after: point)...].contains(where: \.isLetter) else {
            return ""
        }
        return name[name.index(after: point)...].lowercased()
    }
}
