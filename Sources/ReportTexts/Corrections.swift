import Diagnostics
import ReportModel
import SiteFiles

/// What was put right after publication, with the places that it concerns found.
public struct Corrections: Sendable {
    /// A correction and where the error stood.
    public struct Entry: Sendable {
        public var correction: Edition.Correction
        public var places: [Place]
    }

    /// Where an error stood: words, and what they lead to where the author has written an address.
    public struct Place: Sendable {
        public var words: String
        public var target: SiteTarget?
        /// A file that is published with the report, relative to the output folder.
        public var file: String?

        /// Relative to the output folder.
        public var address: String? { target.map { $0.page.path + ($0.fragment.map { "#" + $0 } ?? "") } ?? file }
    }

    /// The oldest first.
    public let entries: [Entry]

    /// - Parameter problems: Gets what is wrong with the places.
    public init(_ site: SiteFacts, _ problems: inout [Diagnostic]) {
        var reader = PlaceReader(site: site)
        entries = site.edition.corrections.map { correction in
            Entry(correction: correction, places: correction.places.map { reader.read($0) })
        }
        problems += reader.problems
    }

    /// Those that a page's reader must know of, the newest first.
    public func about(_ page: Page, in index: ReportIndex) -> [Entry] {
        entries.filter { $0.places.contains { Self.pages(of: $0, index).contains(page) } }.reversed()
    }

    /// An indicator stands on its own page and on its goal's.
    private static func pages(of place: Place, _ index: ReportIndex) -> [Page] {
        guard let page = place.target?.page else { return [] }
        guard case .indicator(let id) = page, let goal = index.indicators[id]?.goal, goal.hasPage else {
            return [page]
        }
        return [page, .goal(number: goal.goal.number)]
    }
}

/// Reads a place as authors write it: words, an address (`mål:1.2`) or a link with words of its own.
private struct PlaceReader {
    let site: SiteFacts
    private(set) var problems: [Diagnostic] = []

    init(site: SiteFacts) { self.site = site }

    mutating func read(_ place: Sourced<String>) -> Corrections.Place {
        if let link = Self.link(in: place.value) { return resolve(link.address, words: link.words, at: place.range) }
        guard Self.isAddress(place.value) else { return Corrections.Place(words: place.value) }
        return resolve(place.value, words: nil, at: place.range)
    }

    /// `[Tabellen över resor](kapitel:2-resor)`
    private static func link(in text: String) -> (words: String, address: String)? {
        guard text.hasPrefix("["), text.hasSuffix(")"), let middle = text.firstRange(of: "](") else { return nil }
        let words = text[text.index(after: text.startIndex)..<middle.lowerBound]
        let address = text[middle.upperBound..<text.index(before: text.endIndex)]
        return words.isEmpty || address.isEmpty ? nil : (String(words), String(address))
    }

    /// One word with a colon in it: ”Kapitel 2: tabellen” is words.
    private static func isAddress(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return false }
        return !text.contains(where: \.isWhitespace) && text[..<colon].allSatisfy(\.isLetter)
    }

    private mutating func resolve(_ address: String, words: String?, at range: SourceRange) -> Corrections.Place {
        switch ReferenceResolver(site: site).resolve(address, in: range.file) {
        case .place(let target): return Corrections.Place(words: words ?? target.title, target: target)
        case .file(let path, _): return Corrections.Place(words: words ?? path, file: site.published(path))
        case .problem(let id, let message, let help):
            problems.append(Diagnostic(.error, id, message, at: range, help: help))
        case .external, .language:
            problems.append(
                Diagnostic(
                    .error, "okänd-länk", "platsen ”\(address)” ligger inte i rapporten", at: range,
                    help: "skriv till exempel mål:4.1, kapitel:namn#rubrik eller platsen i ord"))
        case .unreadable: break
        }
        return Corrections.Place(words: words ?? address)
    }
}
