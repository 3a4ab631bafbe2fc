import Diagnostics
import ReportModel

/// Words that neither the dictionary, the edition's own list nor its data know.
struct SpellingCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard let spelling = review.tools.spelling else { return [] }
        let known = KnownWords(review)
        let passages = review.prose.texts.flatMap { text in
            zip(text.passages, text.sentences).map { CheckedPassage($0, sentences: $1, known: known) }
        }
        var seen = Set<String>()
        let order = passages.flatMap { $0.words.map(\.text) }.filter { seen.insert($0).inserted }
        let parts = order.flatMap { SpelledWord($0).asked }.filter { seen.insert($0).inserted }
        guard let unknown = spelling(order.filter { !$0.contains(where: SpelledWord.isHyphen) } + parts) else {
            return [Self.missing(review)]
        }
        let foreign = passages.filter { $0.isForeign(unknown) }
        var places: [String: [SourceRange]] = [:]
        for passage in passages where !passage.isForeign(unknown) {
            for token in passage.words { places[token.text, default: []].append(passage.passage.range(token.range)) }
        }
        return foreign.map(Self.foreign)
            + order.compactMap { word in
                guard let meant = SpelledWord(word).meant(unknown), let found = places[word] else { return nil }
                return Self.problem(word, meant, found)
            }
    }

    /// A passage with the words in it that neither the edition nor everybody knows.
    private struct CheckedPassage {
        let passage: Passage
        let words: [Token]
        /// How many words could have been asked about.
        private let count: Int

        init(_ passage: Passage, sentences: [Sentence], known: KnownWords) {
            self.passage = passage
            let quoted = SpellingCheck.quoted(in: passage)
            let all = sentences.flatMap(\.tokens).filter { token in
                SpellingCheck.isChecked(token, in: passage)
                    && !quoted.contains { $0.contains(token.range.lowerBound) }
            }
            count = all.count
            words = all.filter { !known.contains($0.text) }
        }

        /// Most words of a whole sentence unknown: it is written in another language.
        func isForeign(_ unknown: [String: [String]]) -> Bool {
            guard count >= 6 else { return false }
            let wrong = words.count { SpelledWord($0.text).meant(unknown) != nil }
            return wrong * 2 >= count
        }
    }

    private static func foreign(_ passage: CheckedPassage) -> Diagnostic {
        Diagnostic(
            .note, "annat-språk", "texten verkar vara skriven på ett annat språk än svenska", at: passage.passage.range,
            help: "sätt den i blocket språk, med språkets kod: ```språk en; då läses den upp rätt")
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

    /// Short forms that everybody writes and no dictionary has.
    private static let everyday: Set<String> = [
        "jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "mån", "tis",
        "ons",
        "tors", "tor", "fre", "lör", "sön", "tkr", "mnkr", "mkr", "mdkr", "mdr", "kkr", "kr", "kl", "nr", "st", "ca",
        "cirka", "resp", "inkl", "exkl", "tel", "avd", "kap", "jfr", "fig", "tab", "milj", "pga", "dvs", "osv", "etc",
        "mfl", "tom", "from", "fom", "sid", "ev", "ang", "fr", "forts", "max", "min", "proc", "tim", "dgr", "ha", "kvm",
        "mwh", "kwh", "gwh", "twh",
    ]

    /// Not what a dictionary cannot know: abbreviations, addresses, words in another language.
    private static func isChecked(_ token: Token, in passage: Passage) -> Bool {
        guard token.kind == .word, token.text.count > 1,
            token.text.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "‑" })
        else { return false }
        guard token.text.dropFirst().allSatisfy({ !$0.isUppercase }) || token.text.contains("-") else { return false }
        guard AbbreviationCheck.abbreviation(token) == nil, !everyday.contains(token.lower) else { return false }
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

/// A word as the dictionary is asked for it: one with hyphens part by part, and written together.
private struct SpelledWord {
    let text: String
    private let parts: [String]

    init(_ text: String) {
        self.text = text
        parts = text.split(whereSeparator: Self.isHyphen).map(String.init)
    }

    static func isHyphen(_ sign: Character) -> Bool { sign == "-" || sign == "\u{2011}" }

    /// What is asked of a word with hyphens; nothing of any other, which is asked as it is.
    var asked: [String] { parts.count > 1 ? checkedParts + [joined] : [] }
    private var checkedParts: [String] { parts.filter { $0.count > 2 && !$0.allSatisfy(\.isUppercase) } }
    private var joined: String { parts.joined() }

    /// What may have been meant, where the word is unknown; `nil` where it is known.
    ///
    /// ”arbets-plats” is known, since ”arbetsplats” is; ”kommunnal-politik” is not.
    func meant(_ unknown: [String: [String]]) -> [String]? {
        guard parts.count > 1 else { return unknown[text] }
        guard unknown[joined] != nil, let wrong = checkedParts.first(where: { unknown[$0] != nil }) else { return nil }
        return (unknown[wrong] ?? []).map { text.replacing(wrong, with: $0) }
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
