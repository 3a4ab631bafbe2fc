import Diagnostics
import MarkdownHTML
import MarkdownSyntax
import ReportModel
import SiteFiles

/// What a link in a text leads to.
public enum Reference: Sendable {
    case place(SiteTarget)
    /// A file that is published with the report, by its path in the edition.
    case file(path: String)
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
        if destination.hasPrefix("#") { return sameChapter(String(destination.dropFirst()), in: file) }
        guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")),
            !destination.utf8[..<colon].contains(UInt8(ascii: "/"))
        else { return relative(destination, in: file) }
        let name = String(destination[destination.index(after: colon)...])
        switch destination[..<colon].lowercased() {
        case "mal", "mål": return goal(name)
        case "indikator": return indicator(name)
        case "kapitel": return chapter(name)
        case "inriktning": return perspective(name)
        case "globalt": return globalGoal(name)
        case "delprioritering": return subPriority(name)
        case "språk", "sprak": return Self.language(name)
        case "http", "https", "mailto", "tel":
            return SafeURL.isAllowed(destination) ? .external(destination) : unknown(destination)
        default: return unknown(destination)
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
        if let goal = site.index.goals[number] { return .place(Self.target(of: goal.goal)) }
        if site.gaps.hasGoals { return .unreadable }
        return unknownGoal(number) { " Skriv i så fall [mål \($0)](mal:\($0))" }
    }

    /// A goal's number that is none, with the nearest of the same regional goal, else with all that are followed up.
    ///
    /// - Parameter remedy: What to write instead, for the number that was probably meant.
    public func unknownGoal(_ number: String, remedy: (String) -> String = { _ in "" }) -> Reference {
        let numbers = site.assessed.goals.flatMap { [$0] + $0.subgoals }.map(\.goal.number)
        let help = Self.nearestNumber(to: number, among: numbers).map { "menade du ”\($0)”?\(remedy($0))" }
        return .problem(
            id: "okänt-mål", message: "mål ”\(number)” finns inte bland målen för \(site.edition.name)",
            help: help ?? Suggestion.list(site.assessed.followedUpGoals.map(\.goal.number)))
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

    public static func target(of goal: Goal) -> SiteTarget {
        goal.isFollowedUp
            ? SiteTarget(page: .goal(number: goal.number), title: "Mål \(goal.number). \(goal.title)")
            : SiteTarget(
                page: .goals, fragment: WholeReportID.goal(goal.number), title: "Mål \(goal.number). \(goal.title)")
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

    private func chapter(_ name: String) -> Reference {
        let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
        guard let slug = parts.first, let chapter = site.index.chapters[slug] else {
            if site.gaps.hasChapters { return .unreadable }
            return .problem(
                id: "okänt-kapitel", message: "kapitlet ”\(parts.first ?? "")” finns inte",
                help: Suggestion.help(for: parts.first ?? "", among: site.report.chapters.map(\.slug)))
        }
        return place(parts.count > 1 ? parts[1] : nil, in: chapter)
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
        guard let number = Int(number), let goal = GlobalGoal.numbered(number) else {
            return .problem(
                id: "okänt-globalt-mål", message: "globalt mål ”\(number)” finns inte",
                help: "de globala målen har nummer 1 till 17")
        }
        return .place(
            SiteTarget(page: .agenda2030, fragment: "mal-\(number)", title: "Globalt mål \(number): \(goal.title)"))
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
    private func relative(_ destination: String, in file: SourceFile) -> Reference {
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let written = parts.first, !written.isEmpty, !written.hasPrefix("/") else { return unknown(destination) }
        if written.lowercased().hasPrefix("www.") {
            return .problem(
                id: "okänd-länk", message: "länken ”\(destination)” saknar https:// och leder ingenstans",
                help: "skriv https://\(destination)")
        }
        let decoded = PercentEncoding.decode(written)
        let candidates = [
            EditionPath.resolve(decoded, from: file, edition: site.edition.name), EditionPath.normalise(decoded),
        ].compactMap { $0 }
        for path in candidates {
            if path.hasSuffix(".md"),
                let chapter = site.report.chapters.first(where: { $0.file.path.hasSuffix("/" + path) })
            {
                return place(parts.count > 1 ? parts[1] : nil, in: chapter)
            }
            if site.report.attachments[path] != nil { return .file(path: path) }
            if site.report.tables[path] != nil { return .file(path: path) }
            if site.report.unpublishedFiles.contains(path) {
                let file = UnpublishedFile(path: path)
                return .problem(id: "okänd-fil", message: file.message, help: file.help)
            }
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

/// `%C3%A5` → `å`: editors copy addresses from browsers.
public enum PercentEncoding {
    public static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }
}
