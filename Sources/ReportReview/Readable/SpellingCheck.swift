import Diagnostics
import ReportModel

/// Words that neither the dictionary, the edition's own list nor its data know.
struct SpellingCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard let spelling = review.tools.spelling else { return [] }
        let known = KnownWords(review)
        var places: [String: [SourceRange]] = [:]
        var order: [String] = []
        for text in review.prose.texts {
            for (passage, sentences) in zip(text.passages, text.sentences) {
                let quoted = Self.quoted(in: passage)
                for token in sentences.flatMap(\.tokens)
                where Self.isChecked(token, in: passage) && !known.contains(token.text) {
                    if quoted.contains(where: { $0.contains(token.range.lowerBound) }) { continue }
                    if places[token.text] == nil { order.append(token.text) }
                    places[token.text, default: []].append(passage.range(token.range))
                }
            }
        }
        guard let unknown = spelling(order) else { return [Self.missing(review)] }
        return order.compactMap { word in
            guard let meant = unknown[word], let found = places[word] else { return nil }
            return Self.problem(word, meant, found)
        }
    }

    private static func problem(_ word: String, _ meant: [String], _ places: [SourceRange]) -> Diagnostic {
        let count = places.count > 1 ? " (på \(places.count) ställen)" : ""
        let suggestion =
            Suggestion.nearest(to: word, among: meant).map { "menade du ”\($0)”? Är ordet rätt" } ?? "är ordet rätt"
        return Diagnostic(
            .note, "stavning", "ordet ”\(word)” finns inte i ordlistan\(count)", at: places[0],
            help: "\(suggestion), lägg det på en egen rad i ordlista.txt")
    }

    /// A few words that are shown as somebody else wrote them: ”Artic”, ”180+ dgr”.
    private static func quoted(in passage: Passage) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for index in passage.text.indices where "”“\"".contains(passage.text[index]) {
            if let open = start, index - open <= 30 {
                ranges.append(open..<index)
                start = nil
            } else {
                start = index
            }
        }
        return ranges
    }

    private static func missing(_ review: Review) -> Diagnostic {
        Diagnostic(
            .note, "stavning-ej-gjord",
            "stavningen kontrollerades inte: programmet hunspell eller dess svenska ordlista saknas på datorn",
            help: "be den som sköter datorn att köra: apt-get install hunspell hunspell-sv")
    }

    /// Not what a dictionary cannot know: abbreviations, addresses, words in another language.
    private static func isChecked(_ token: Token, in passage: Passage) -> Bool {
        guard token.kind == .word, token.text.count > 1,
            token.text.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "‑" })
        else { return false }
        guard token.text.dropFirst().allSatisfy({ !$0.isUppercase }) || token.text.contains("-") else { return false }
        guard AbbreviationCheck.abbreviation(token) == nil else { return false }
        if passage.foreign.contains(where: { $0.overlaps(token.range) }) { return false }
        let isAddress = { (place: Int) in passage.text.indices.contains(place) && "@/.".contains(passage.text[place]) }
        if isAddress(token.range.lowerBound - 1) { return false }
        // ”fjärr- och distansundervisning”
        let sign = { (place: Int) -> Character in passage.text.indices.contains(place) ? passage.text[place] : " " }
        if "-‑".contains(sign(token.range.upperBound)) || "-‑".contains(sign(token.range.lowerBound - 1)) {
            return false
        }
        return
            !(isAddress(token.range.upperBound) && passage.text.indices.contains(token.range.upperBound + 1)
            && passage.text[token.range.upperBound + 1].isLetter)
    }
}

/// The edition's own words: its list, and the names in its data.
private struct KnownWords {
    private var words: Set<String> = []

    init(_ review: Review) {
        let report = review.report
        add(review.settings.words)
        add(
            [report.edition.title, report.edition.organisation, report.edition.publisher, report.strategy.title]
                .compactMap { $0 })
        add(report.edition.sources.flatMap { [$0.title, $0.publisher ?? ""] })
        add(report.strategy.priorities.flatMap { [$0.title, $0.shortTitle] + $0.subPriorities.compactMap(\.title) })
        add(
            report.strategy.perspectives.flatMap { [$0.title] + $0.aliases }
                + report.strategy.sustainabilityGoals.map(\.title))
        let goals = report.goals.flatMap { [$0] + $0.subgoals }
        add(goals.map(\.title) + goals.flatMap(\.indicators).flatMap { [$0.title] + $0.measures.compactMap(\.title) })
        add(report.assignments.flatMap { [$0.title, $0.giver, $0.receiver ?? ""] })
        add(report.contacts.flatMap { [$0.role, $0.unit ?? ""] } + report.chapters.compactMap(\.unit))
        add((report.grants?.grants ?? []).compactMap(\.project))
        add(
            report.tables.keys.sorted().flatMap { path in
                (report.tables[path]?.rows ?? []).flatMap { row in row.cells.filter { $0.number == nil }.map(\.text) }
            })
        add(GlobalGoal.all.map(\.title))
    }

    private mutating func add(_ texts: [String]) {
        for text in texts {
            for word in text.split(whereSeparator: { !($0.isLetter || $0 == "-" || $0 == "‑") }) {
                words.insert(String(word))
            }
        }
    }

    /// Also with a capital at a sentence's start, in the genitive, and as a part of a compound with a hyphen.
    func contains(_ word: String) -> Bool {
        if has(word) { return true }
        let parts = word.split(whereSeparator: { $0 == "-" || $0 == "‑" }).map(String.init)
        return parts.count > 1 && parts.contains { has($0) }
            && parts.allSatisfy { has($0) || $0.first?.isLowercase == true }
    }

    private func has(_ word: String) -> Bool {
        let forms = [word, word.hasSuffix("s") ? String(word.dropLast()) : word]
        return forms.contains { words.contains($0) || words.contains($0.prefix(1).lowercased() + $0.dropFirst()) }
    }
}
