import Diagnostics
import MarkdownHTML
import MarkdownSyntax
import ReportAssessment
import ReportModel
import SiteFiles

/// What a link in a text leads to.
public enum Reference: Sendable {
    case place(SiteTarget)
    /// A file that is published with the report, by its path in the edition, and a place in it.
    case file(path: String, fragment: String?)
    case external(String)
    /// Not a link: words in another language.
    case language(String)
    case problem(id: String, message: String, help: String?)
    /// It would lead to something that could not be read, which has been reported already.
    case unreadable
}

/// Reads what editors write as a link's address: `mal:4.1`, `kapitel:slug#rubrik`, a file, a web address.
public struct ReferenceResolver: Sendable {
    let site: SiteFacts

    public init(site: SiteFacts) { self.site = site }

    /// - Parameters:
    ///   - destination: The address as written.
    ///   - file: The text in which it stands; relative addresses begin there.
    public func resolve(_ destination: String, in file: SourceFile) -> Reference {
        switch LinkAddress(destination) {
        case .goal(let number): goal(number)
        case .indicator(let id): indicator(id)
        case .chapter(let slug, let heading): chapter(slug, heading)
        case .heading(let id): sameChapter(id, in: file)
        case .perspective(let id): perspective(id)
        case .globalGoal(let number): globalGoal(number)
        case .subPriority(let number): subPriority(number)
        case .language(let code): Self.language(code)
        case .external(let address): SafeURL.isAllowed(address) ? .external(address) : unknown(address)
        case .file(let path): self.file(path, from: file)
        case .unknown(let address): unknown(address)
        }
    }

    private func unknown(_ destination: String) -> Reference {
        destination.isEmpty
            ? .problem(id: "okänd-länk", message: "länken saknar adress", help: Self.addressHelp)
            : .problem(
                id: "okänd-länk", message: "länken ”\(destination)” leder ingenstans", help: Self.addressHelp)
    }

    private static let addressHelp =
        "skriv till exempel mal:4.1, kapitel:namn, en fil i dokument/ eller en webbadress som börjar med https://"

    private func goal(_ number: String) -> Reference {
        if let goal = site.index.goals[number] { return .place(Self.target(of: goal)) }
        if site.gaps.lacksGoals { return .unreadable }
        return unknownGoal(number) { " Skriv i så fall [mål \($0)](mal:\($0))" }
    }

    /// A goal's number that is none, with the nearest of the same regional goal, else with all that are followed up.
    ///
    /// - Parameter remedy: What to write instead, for the number that was probably meant.
    public func unknownGoal(_ number: String, remedy: (String) -> String = { _ in "" }) -> Reference {
        let numbers = site.assessed.allGoals.map(\.goal.number)
        let help = Self.nearestNumber(to: number, among: numbers).map { "menade du ”\($0)”?\(remedy($0))" }
        return .problem(
            id: "okänt-mål", message: "mål ”\(number)” finns inte bland målen för \(site.edition.name)",
            help: help ?? Suggestion.list(site.goals.map(\.goal.number)))
    }

    /// The goal with the same regional goal and the nearest number, as people miscount rather than misspell.
    static func nearestNumber(to number: String, among numbers: [String]) -> String? {
        let parts = number.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        let siblings = numbers.filter { $0.hasPrefix("\(parts[0]).") }
        let distance = { (candidate: String) in
            abs((candidate.split(separator: ".").last.flatMap { Int($0) } ?? 0) - parts[1])
        }
        return siblings.min { distance($0) < distance($1) }
    }

    public static func target(of goal: AssessedGoal) -> SiteTarget {
        let number = goal.goal.number
        let title = "Mål \(number). \(goal.goal.title)"
        return goal.hasPage
            ? SiteTarget(page: .goal(number: number), title: title)
            : SiteTarget(page: .goals, fragment: WholeReportID.goal(number), title: title)
    }

    private func indicator(_ id: String) -> Reference {
        if let found = site.index.indicators[id] {
            return .place(SiteTarget(page: .indicator(id: id), title: found.indicator.indicator.title))
        }
        if site.gaps.hasGoals { return .unreadable }
        return .problem(
            id: "okänd-indikator", message: "indikatorn ”\(id)” finns inte",
            help: Suggestion.help(for: id, among: site.index.indicators.keys.sorted()))
    }

    private func chapter(_ slug: String, _ heading: String?) -> Reference {
        guard let chapter = site.index.chapters[slug] else {
            if site.gaps.hasChapters { return .unreadable }
            return .problem(
                id: "okänt-kapitel", message: "kapitlet ”\(slug)” finns inte",
                help: Suggestion.help(for: slug, among: site.report.chapters.map(\.slug)))
        }
        return place(heading, in: chapter)
    }

    private func place(_ fragment: String?, in chapter: Chapter) -> Reference {
        guard let fragment else { return .place(SiteTarget(page: .chapter(slug: chapter.slug), title: chapter.title)) }
        guard let heading = chapter.headings.first(where: { $0.id == fragment }) else {
            if site.gaps.hasChapters { return .unreadable }
            if let other = site.report.chapters.first(where: {
                $0.slug != chapter.slug && $0.headings.contains { $0.id == fragment }
            }) {
                return .problem(
                    id: "okänd-rubrik",
                    message: "kapitlet ”\(chapter.slug)” har ingen rubrik med adressen ”#\(fragment)”",
                    help: "rubriken står nu i ett annat kapitel: skriv kapitel:\(other.slug)#\(fragment)")
            }
            return .problem(
                id: "okänd-rubrik", message: "kapitlet ”\(chapter.slug)” har ingen rubrik med adressen ”#\(fragment)”",
                help: Suggestion.help(for: fragment, among: chapter.headings.map(\.id)))
        }
        return .place(SiteTarget(page: .chapter(slug: chapter.slug), fragment: heading.id, title: heading.title))
    }

    private func sameChapter(_ fragment: String, in file: SourceFile) -> Reference {
        guard let chapter = site.report.chapters.first(where: { $0.file == file }) else {
            return .problem(
                id: "okänd-rubrik", message: "”#\(fragment)” fungerar bara i ett kapitel",
                help: "skriv kapitel:namn#\(fragment)")
        }
        return place(fragment, in: chapter)
    }

    private func perspective(_ id: String) -> Reference {
        if let perspective = site.index.perspectives[id] {
            return .place(SiteTarget(page: .perspective(id: id), title: perspective.title))
        }
        return .problem(
            id: "okänd-inriktning", message: "inriktningen ”\(id)” finns inte",
            help: Suggestion.help(for: id, among: site.report.strategy.perspectives.map(\.id)))
    }

    private func globalGoal(_ number: String) -> Reference {
        guard let goal = GlobalGoal.numbered(number) else {
            return .problem(
                id: "okänt-globalt-mål", message: "globalt mål ”\(number)” finns inte",
                help: "de globala målen har nummer 1 till 17")
        }
        return .place(
            SiteTarget(
                page: .agenda2030, fragment: "mal-\(goal.number)", title: "Globalt mål \(goal.number): \(goal.title)"))
    }

    private func subPriority(_ number: String) -> Reference {
        if let found = site.index.subPriorities[number] {
            return .place(SiteTarget(page: found.page, fragment: found.id, title: found.title))
        }
        let known = site.report.strategy.priorities.flatMap(\.subPriorities).map(\.number)
        guard known.contains(number) else {
            return .problem(
                id: "okänd-delprioritering", message: "delprioritering ”\(number)” finns inte i strategin",
                help: Suggestion.help(for: number, among: known))
        }
        return .place(SiteTarget(page: .overview, fragment: "kapitel", title: "Delprioritering \(number)"))
    }

    static func language(_ code: String) -> Reference {
        let isTag =
            (2...12).contains(code.utf8.count)
            && code.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
            }
        return isTag
            ? .language(code)
            : .problem(
                id: "okänt-språk", message: "”\(code)” är ingen språkkod",
                help: "skriv till exempel språk:en för engelska")
    }

    /// A file of the edition, or a chapter by its file.
    private func file(_ destination: String, from file: SourceFile) -> Reference {
        if destination.lowercased().hasPrefix("www.") {
            return .problem(
                id: "okänd-länk", message: "länken ”\(destination)” saknar https:// och leder ingenstans",
                help: "skriv https://\(destination)")
        }
        // A name may hold `#` or `%`: it comes before the place in a file that they may begin, or a letter that they encode.
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (written, fragment) = (parts[0], parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
        let decoded = FileAddress.decoded(written)
        if let found = found(destination, nil, from: file) ?? found(FileAddress.decoded(destination), nil, from: file)
            ?? found(written, fragment, from: file) ?? found(decoded, fragment, from: file)
        {
            return found
        }
        for path in [
            EditionPath.resolve(decoded, from: file, edition: site.edition.name), EditionPath.normalise(decoded),
        ].compactMap({ $0 }) where site.report.unpublishedFiles.contains(path) {
            let file = UnpublishedFile(path: path)
            return .problem(id: "okänd-fil", message: file.message, help: file.help)
        }
        if decoded.hasSuffix(".md"), site.gaps.hasChapters { return .unreadable }
        if written.hasSuffix(".md") {
            let names = site.report.chapters.map { $0.file.path.split(separator: "/").last.map(String.init) ?? "" }
            let name = decoded.split(separator: "/").last.map(String.init) ?? decoded
            return .problem(
                id: "okänt-kapitel", message: "kapitlet ”\(written)” finns inte",
                help: Suggestion.help(for: name, among: names))
        }
        let nameOf = { (path: String) in path.split(separator: "/").last.map(String.init) ?? path }
        let files =
            site.report.chapters.map { nameOf($0.file.path) } + site.report.attachments.keys.sorted().map(nameOf)
        let name = nameOf(decoded)
        return .problem(
            id: "okänd-fil", message: "filen ”\(written)” finns inte i årgångens mapp",
            help: Suggestion.nearest(to: name, among: files).map { "menade du ”\($0)”?" }
                ?? "lägg filen i bilder/ eller dokument/, eller rätta namnet")
    }

    private func found(_ written: String, _ fragment: String?, from file: SourceFile) -> Reference? {
        let candidates = [
            EditionPath.resolve(written, from: file, edition: site.edition.name), EditionPath.normalise(written),
        ]
        for path in candidates.compactMap({ $0 }) {
            if path.hasSuffix(".md"),
                let chapter = site.report.chapters.first(where: { $0.file.path.hasSuffix("/" + path) })
            {
                return place(fragment, in: chapter)
            }
            // As the file's name is stored: the text may compose its letters otherwise.
            let attachments = site.report.attachments
            if let known = attachments.index(forKey: path) {
                return .file(path: attachments.keys[known], fragment: fragment)
            }
            let tables = site.report.tables
            if let known = tables.index(forKey: path) { return .file(path: tables.keys[known], fragment: fragment) }
        }
        return nil
    }
}

/// Paths inside an edition's folder.
enum EditionPath {
    /// A relative path as seen from a text, without `.` and `..`; `nil` where it leads out of the edition.
    static func resolve(_ path: String, from file: SourceFile, edition: String) -> String? {
        let prefix = "Content/\(edition)/"
        guard file.path.hasPrefix(prefix) else { return normalise(path) }
        let folder = file.path.dropFirst(prefix.count).split(separator: "/").dropLast().joined(separator: "/")
        return normalise(folder.isEmpty ? path : folder + "/" + path)
    }

    static func normalise(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
