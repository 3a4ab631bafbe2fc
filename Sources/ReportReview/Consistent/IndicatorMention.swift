import ExactNumbers
import ReportAssessment
import ReportModel

/// An indicator that a sentence speaks of, and where.
struct IndicatorMention {
    var indicator: AssessedIndicator
    /// The places of its tokens in the sentence.
    var tokens: Range<Int>
}

/// Finds the indicators of a report in its sentences: by link, by value, and by name.
struct IndicatorFinder: Sendable {
    private struct Name {
        var stems: [String]
        var indicator: AssessedIndicator
    }

    private let byID: [String: AssessedIndicator]
    /// By their first stem: a report may have thousands.
    private let names: [String: [Name]]
    /// The only indicator of a goal, which its comment may call ”indikatorn”.
    private let onlyOfGoal: [String: AssessedIndicator]
    private static let ownWords: Set<String> = ["indikatorn", "utfallet", "indikatorns"]

    init(_ assessed: AssessedReport) {
        byID = Dictionary(assessed.indicators.map { ($0.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
        let all = assessed.indicators.flatMap { indicator in
            Self.names(of: indicator.indicator).map { Name(stems: $0, indicator: indicator) }
        }
        names = Dictionary(grouping: all) { $0.stems[0] }
        let goals = assessed.goals.flatMap { [$0] + $0.subgoals }.filter { $0.indicators.count == 1 }
        onlyOfGoal = Dictionary(
            goals.map { ($0.goal.number, $0.indicators[0]) }, uniquingKeysWith: { first, _ in first })
    }

    /// Each indicator once, at its first mention.
    func mentions(in sentence: Sentence) -> [IndicatorMention] {
        var found = marked(in: sentence)
        let stems = sentence.tokens.map { $0.kind == .word ? Stem.of($0.lower) : $0.text }
        var named: [IndicatorMention] = []
        for start in stems.indices {
            for name in names[stems[start]] ?? [] where stems[start...].starts(with: name.stems) {
                named.append(IndicatorMention(indicator: name.indicator, tokens: start..<start + name.stems.count))
            }
        }
        // A longer name that holds a shorter one is not both.
        for mention in named.sorted(by: { $0.tokens.count > $1.tokens.count }) {
            let isKnown = found.contains {
                $0.indicator.indicator.id == mention.indicator.indicator.id || $0.tokens.overlaps(mention.tokens)
            }
            if !isKnown { found.append(mention) }
        }
        if found.isEmpty, case .goal(let number) = sentence.passage.home, let only = onlyOfGoal[number],
            let index = sentence.tokens.firstIndex(where: { Self.ownWords.contains($0.lower) })
        {
            found.append(IndicatorMention(indicator: only, tokens: index..<index + 1))
        }
        return found
    }

    private func marked(in sentence: Sentence) -> [IndicatorMention] {
        let passage = sentence.passage
        let links = passage.links.compactMap { link in
            if case .indicator(let id) = link.address { (link.range, id) } else { nil }
        }
        let values = passage.values.filter { $0.text.hasPrefix("indikator.") }.map { mark in
            (mark.range, mark.text.split(separator: ".").dropFirst().first.map(String.init) ?? "")
        }
        var found: [IndicatorMention] = []
        for (range, id) in (links + values).sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            guard let indicator = byID[id], !found.contains(where: { $0.indicator.indicator.id == id }) else {
                continue
            }
            let tokens = sentence.tokens.indices.filter { sentence.tokens[$0].range.overlaps(range) }
            if let first = tokens.first, let last = tokens.last {
                found.append(IndicatorMention(indicator: indicator, tokens: first..<last + 1))
            }
        }
        return found
    }

    /// Its title, the title's first words, and the words of its id, each also without ”andel” or ”antal” before them.
    private static func names(of indicator: Indicator) -> [[String]] {
        let title = words(of: indicator.title)
        let whole = [title, Array(title.prefix(6)), indicator.id.split(separator: "-").map(String.init)]
        var names = Set<[String]>()
        for words in whole {
            let stems = words.map { Stem.of($0) }
            for name in [stems, ["andel", "antal"].contains(stems.first) ? Array(stems.dropFirst()) : stems]
            where isDistinct(name) { names.insert(name) }
        }
        return names.sorted { $0.joined(separator: " ") < $1.joined(separator: " ") }
    }

    private static func words(of title: String) -> [String] {
        title.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    }

    /// One word, or small words alone, may stand anywhere.
    private static func isDistinct(_ name: [String]) -> Bool { name.count { $0.count >= 4 } >= 2 }
}

/// A word without its inflection, roughly: enough to know `andelen` for `andel` and `tusen` for nothing else.
enum Stem {
    private static let endings = [
        "ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "ers", "ars", "ors", "en", "et", "ar", "er",
        "or", "na", "s", "n", "t", "a", "e",
    ]

    static func of(_ word: String) -> String {
        let plain = String(
            word.map { letter in
                switch letter {
                case "å", "ä", "à", "á": "a"
                case "ö": "o"
                case "é", "è": "e"
                case "ü": "u"
                default: letter
                }
            })
        for ending in endings where plain.hasSuffix(ending) && plain.count - ending.count >= 3 {
            return String(plain.dropLast(ending.count))
        }
        return plain
    }
}
