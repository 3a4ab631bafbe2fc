import Diagnostics
import ReportAssessment
import ReportModel

/// Counts of goals, indicators and priorities in prose, in words and digits, against the data.
///
/// Only a count that claims to be of all is judged: ”sexton av 21 mål”, ”de 45 indikatorerna”, ”samtliga sex prioriteringar”,
/// and a count at a level: ”tre delmål nås delvis”. ”Fyra mål rör kultur” may be any four.
struct CountCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard review.hasAllGoals else { return [] }
        let counts = ReportCounts(review.assessed)
        return review.prose.texts.flatMap { text in
            text.sentences.flatMap { $0 }.flatMap { CountStatement.problems(in: $0, counts: counts) }
        }
    }
}

/// How many there are of what.
struct ReportCounts {
    /// By the noun in its forms.
    private var totals: [String: Set<Int>] = [:]
    private let goalLevels: [(words: Set<String>, count: Int)]
    private let assessed: AssessedReport
    let year: Int

    init(_ assessed: AssessedReport) {
        self.assessed = assessed
        let report = assessed.report
        year = report.edition.year
        let subgoals = report.goals.flatMap(\.subgoals).count
        let levels = report.scales.goals.levels
        let shared =
            levels.map { Self.words(of: $0) }.reduce(nil) { (all: Set<String>?, words) in
                all.map { $0.intersection(words) } ?? words
            } ?? []
        goalLevels = levels.map { level in
            (
                Self.words(of: level).subtracting(shared),
                assessed.assessedGoals.count { $0.status?.level?.id == level.id }
            )
        }
        add(["regionmål", "regionmålen"], [report.regionalGoalCount])
        add(["delmål", "delmålen"], [subgoals])
        add(
            ["mål", "målen"],
            [
                assessed.assessedGoals.count, report.regionalGoalCount, subgoals,
                report.strategy.sustainabilityGoals.count,
                GlobalGoal.all.count,
            ])
        add(["indikatorer", "indikatorerna"], [assessed.indicators.count])
        add(["prioriteringar", "prioriteringarna"], [report.strategy.priorities.count])
        let named = report.strategy.priorities.flatMap(\.subPriorities).count
        add(["delprioriteringar", "delprioriteringarna"], [report.strategy.subPriorityCount ?? named])
        add(["inriktningar", "inriktningarna"], [report.strategy.perspectives.count])
        if !report.assignments.isEmpty { add(["uppdrag", "uppdragen"], [report.assignments.count]) }
    }

    private mutating func add(_ forms: [String], _ counts: Set<Int>) {
        for form in forms { totals[form] = counts }
    }

    private static func words(of level: AssessmentScale.Level) -> Set<String> {
        Set((level.label + " " + level.shortLabel).lowercased().split { !$0.isLetter }.map(String.init))
    }

    /// How many there are in the whole report, and under the goal that a text belongs to or names.
    func totals(of noun: String, near numbers: [String]) -> Set<Int>? {
        guard var counts = totals[noun] else { return nil }
        let goals = assessed.goals.flatMap { [$0] + $0.subgoals }
        for number in numbers {
            let parent = String(number.prefix { $0 != "." })
            for goal in goals where goal.goal.number == number || goal.goal.number == parent {
                if noun.contains("mål") { counts.insert(goal.subgoals.count) }
                if noun.hasPrefix("indikator") {
                    counts.insert(goal.indicators.count)
                    counts.insert(goal.indicators.count + goal.subgoals.reduce(0) { $0 + $1.indicators.count })
                }
            }
        }
        return counts
    }

    /// How many goals there are at the one level that these words name; `nil` where they name none or several.
    func goals(atLevelNamedBy words: [String]) -> (level: String, count: Int)? {
        let found = goalLevels.flatMap { level in
            level.words.filter(words.contains).map { (level: $0, count: level.count) }
        }
        return found.count == 1 ? found[0] : nil
    }
}

/// A count in a sentence.
private enum CountStatement {
    private static let totality: Set<String> = ["alla", "samtliga", "totalt", "sammanlagt", "de", "dessa"]
    private static let vague: Set<String> = [
        "minst", "högst", "fler", "över", "under", "cirka", "omkring", "ungefär", "nästan", "drygt", "knappt",
        "uppemot", "ytterligare", "andra", "nya", "första", "sista", "till",
    ]
    private static let restriction: Set<String> = [
        "som", "där", "inom", "under", "med", "för", "om", "vars", "vilka", "varav", "utan", "i",
    ]

    private static let nounForms = Set(
        ["mål", "delmål", "regionmål", "uppdrag"].flatMap { [$0, $0 + "en"] }
            + ["indikatorer", "prioriteringar", "delprioriteringar", "inriktningar"].flatMap { [$0, $0 + "na"] })

    static func problems(in sentence: Sentence, counts: ReportCounts) -> [Diagnostic] {
        guard !isReserved(sentence, year: counts.year) else { return [] }
        let tokens = sentence.tokens
        let near = goals(near: sentence)
        var found: [Diagnostic] = []
        for index in tokens.indices {
            guard let total = tokens[index].count, let noun = noun(after: index, tokens),
                counts.totals(of: tokens[noun].lower, near: near) != nil
            else { continue }
            guard !Reservation.isQuoted(index, in: sentence), index == 0 || !vague.contains(tokens[index - 1].lower)
            else { continue }
            let word = tokens[noun].lower
            let claim = claim(at: index, noun: noun, sentence)
            let known = counts.totals(of: word, near: near) ?? []
            if claim.isWhole, !known.contains(total) {
                let right = counts.totals(of: word, near: [])?.sorted().first.map { " \($0)" } ?? ""
                found.append(problem(sentence, index..<noun + 1, data: "rapporten har\(right) \(word)"))
            } else if word.contains("mål"), word != "regionmål", let part = claim.part ?? (claim.isWhole ? nil : index),
                let number = tokens[part].count, let level = level(after: min(part, index), sentence, counts),
                near.isEmpty, level.count != number, isGoalCount(part, noun, claim.part, sentence)
            {
                found.append(
                    problem(
                        sentence, min(part, index)..<max(part, noun) + 1,
                        data: "\(level.count) mål har nivån ”\(level.level)”"))
            }
        }
        return found
    }

    private static func problem(_ sentence: Sentence, _ range: Range<Int>, data: String) -> Diagnostic {
        let place =
            sentence.tokens[range.lowerBound].range.lowerBound..<sentence.tokens[range.upperBound - 1].range.upperBound
        return Diagnostic(
            .note, "antal-mot-data", "texten säger ”\(sentence.passage.words(place))”, men \(data)",
            at: sentence.passage.range(place),
            help: "rätta talet, eller hämta det ur data: `=delmål.antal`, `=mål.helt i ord`")
    }

    /// Whether the count is of all, and the part before it: ”sexton av 21 mål”.
    private static func claim(at index: Int, noun: Int, _ sentence: Sentence) -> (isWhole: Bool, part: Int?) {
        let tokens = sentence.tokens
        var start = index
        // ”av de 21 delmålen”, ”av regionens 21 delmål”, ”av nämndens alla 21 delmål”
        while start > 0, index - start < 3, tokens[start - 1].kind == .word, tokens[start - 1].lower != "av",
            totality.contains(tokens[start - 1].lower) || tokens[start - 1].lower.hasSuffix("s")
        { start -= 1 }
        // ”Av sex delmål uppfylls fyra helt”
        if start == 1, tokens[0].lower == "av", noun + 2 < tokens.count, tokens[noun + 1].kind == .word,
            tokens[noun + 2].count != nil
        {
            return (!isRestricted(after: noun, sentence), noun + 2)
        }
        if start > 1, tokens[start - 1].lower == "av", tokens[start - 2].count != nil {
            return (!isRestricted(after: noun, sentence), start - 2)
        }
        let isTotal = start < index && (start..<index).contains { totality.contains(tokens[$0].lower) }
        let isDefinite = tokens[noun].lower.hasSuffix("en") || tokens[noun].lower.hasSuffix("na")
        let isSaid = isSaid(of: index, sentence)
        let lead = index > 0 ? tokens[index - 1].lower : ""
        let isOwned = ["nämndens", "rapportens", "strategins", "regionens", "fullmäktiges", "våra"].contains(lead)
        let isWhole = isTotal && (lead != "de" || isDefinite) && !(lead == "dessa") || isSaid || isOwned
        return (isWhole && !isRestricted(after: noun, sentence), nil)
    }

    /// ”Rapporten har 45 indikatorer”, ”Nämnden följer upp 21 delmål”, ”I strategin finns sex prioriteringar”
    private static func isSaid(of index: Int, _ sentence: Sentence) -> Bool {
        guard index > 0, !sentence.contains(["kapitlet", "avsnittet", "här", "särskilt", "extra", "bland"]) else {
            return false
        }
        let before = sentence.tokens[..<index]
        let verb = sentence.tokens[index - 1].lower
        if ["har", "innehåller", "omfattar", "totalt", "sammanlagt"].contains(verb) {
            return before.contains {
                ["rapporten", "strategin", "nämnden", "regionen", "vi", "fullmäktige"].contains($0.lower)
            }
        }
        guard ["finns", "följer", "upp", "redovisar", "av", "genom"].contains(verb) else { return false }
        if verb == "av" || verb == "genom" {
            return before.contains { ["består", "följer", "följs"].contains($0.lower) }
                && before.contains { ["rapporten", "strategin", "nämnden"].contains($0.lower) }
        }
        if verb == "upp", index < 2 || !["följer", "följs"].contains(sentence.tokens[index - 2].lower) { return false }
        return before.contains { ["rapporten", "strategin", "nämnden", "fullmäktige"].contains($0.lower) }
    }

    /// ”de tre delmålen som rör kultur”, ”alla fyra mål inom kulturen”
    private static func isRestricted(after noun: Int, _ sentence: Sentence) -> Bool {
        guard noun + 1 < sentence.tokens.count else { return false }
        return restriction.contains(sentence.tokens[noun + 1].lower)
    }

    /// The noun that is counted: right after, or after one word in between such as ”egna”.
    private static func noun(after index: Int, _ tokens: [Token]) -> Int? {
        let nouns = { (place: Int) in place < tokens.count && nounForms.contains(tokens[place].lower) }
        if nouns(index + 1) { return index + 1 }
        guard index + 1 < tokens.count, ["egna", "olika", "regionala"].contains(tokens[index + 1].lower) else {
            return nil
        }
        return nouns(index + 2) ? index + 2 : nil
    }

    private static func isGoalCount(_ part: Int, _ noun: Int, _ claimed: Int?, _ sentence: Sentence) -> Bool {
        if claimed != nil { return true }
        // Without ”av 21” only the plain ”sexton delmål nås helt” says how many there are.
        return part == 0 || sentence.tokens[part - 1].kind != .word
            || ["att", "och", "men", "medan", "är"].contains(sentence.tokens[part - 1].lower)
    }

    private static func level(after part: Int, _ sentence: Sentence, _ counts: ReportCounts) -> (
        level: String, count: Int
    )? {
        let stops: Set<String> = ["och", "men", "medan"]
        let end =
            sentence.tokens[part...].firstIndex { stops.contains($0.lower) || $0.text == "," || $0.text == ";" }
            ?? sentence.tokens.count
        let words = sentence.tokens[part..<end].map(\.lower)
        // ”inte helt”, ”inte ens delvis” names a level by what it is not.
        let plain =
            words.count { Reservation.negations.contains($0) } > 0
            && words.contains { ["helt", "delvis", "nästan"].contains($0) }
        guard !plain,
            words.contains(where: {
                $0.hasPrefix("uppfyll") || $0.hasPrefix("nå") || $0.hasPrefix("uppnå") || $0.hasPrefix("bli")
            })
        else { return nil }
        return counts.goals(atLevelNamedBy: words)
    }

    /// The goals that the text is about or links to.
    private static func goals(near sentence: Sentence) -> [String] {
        var numbers = sentence.passage.links.compactMap { link in
            if case .goal(let number) = link.address { number } else { nil }
        }
        if case .goal(let number) = sentence.passage.home { numbers.append(number) }
        for (index, token) in sentence.tokens.enumerated() where token.kind == .number && index > 0 {
            if ["mål", "regionmål", "delmål"].contains(sentence.tokens[index - 1].lower) { numbers.append(token.text) }
        }
        return numbers
    }

    private static func isReserved(_ sentence: Sentence, year: Int) -> Bool {
        let years = sentence.tokens.compactMap { $0.kind == .number && $0.text.count == 4 ? Int($0.text) : nil }
        if years.contains(where: { (1950...2100).contains($0) && $0 != year }) { return true }
        if sentence.contains([
            "förra", "fjol", "fjolåret", "tidigare", "föregående", "globala", "fn:s", "nationella", "agenda",
            "ursprungligen",
        ]) {
            return true
        }
        return sentence.contains(["ska", "skulle", "kan", "bör", "om"])
    }
}
