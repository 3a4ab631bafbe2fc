import Diagnostics
import ReportModel

/// What was put right after publication, with the places that it concerns found.
struct Corrections: Sendable {
    struct Entry: Sendable {
        var correction: Edition.Correction
        var places: [Place]
    }

    /// Where an error stood: words, and what they lead to where the author has written an address.
    struct Place: Sendable {
        var words: String
        var target: SiteTarget?
        /// A file that is published with the report, relative to the output folder.
        var file: String?

        /// Relative to the output folder.
        var address: String? { target.map { $0.page.path + ($0.fragment.map { "#" + $0 } ?? "") } ?? file }
    }

    /// The oldest first.
    let entries: [Entry]

    init() { entries = [] }

    init(_ site: SiteContext) {
        entries = site.edition.corrections.map { correction in
            Entry(correction: correction, places: correction.places.map { PlaceReader(site: site).read($0) })
        }
    }

    /// Those that a page's reader must know of, the newest first.
    func about(_ page: Page, in index: ReportIndex) -> [Entry] {
        entries.filter { $0.places.contains { Self.pages(of: $0, index).contains(page) } }.reversed()
    }

    /// An indicator stands on its own page and on its goal's.
    private static func pages(of place: Place, _ index: ReportIndex) -> [Page] {
        guard let page = place.target?.page else { return [] }
        guard case .indicator(let id) = page, let goal = index.indicators[id]?.goal.goal, goal.isFollowedUp else {
            return [page]
        }
        return [page, .goal(number: goal.number)]
    }
}

/// Reads a place as authors write it: words, an address (`mål:1.2`) or a link with words of its own.
private struct PlaceReader {
    let site: SiteContext

    func read(_ place: Sourced<String>) -> Corrections.Place {
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

    private func resolve(_ address: String, words: String?, at range: SourceRange) -> Corrections.Place {
        switch ReferenceResolver(site: site).resolve(address, in: range.file) {
        case .place(let target): return Corrections.Place(words: words ?? target.title, target: target)
        case .file(let path): return Corrections.Place(words: words ?? path, file: site.published(path))
        case .problem(let id, let message, let help):
            site.findings.add(Diagnostic(.error, id, message, at: range, help: help))
        case .external, .language:
            site.findings.add(
                Diagnostic(
                    .error, "okänd-länk", "platsen ”\(address)” ligger inte i rapporten", at: range,
                    help: "skriv till exempel mål:4.1, kapitel:namn#rubrik eller platsen i ord"))
        case .unreadable: break
        }
        return Corrections.Place(words: words ?? address)
    }
}
