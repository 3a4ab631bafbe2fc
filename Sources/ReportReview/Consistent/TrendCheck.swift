import Diagnostics
import ExactNumbers
import ReportModel

/// ”Ökade”, ”minskade”, ”i nivå med” beside an indicator whose figures say otherwise.
///
/// Only plain statements about the whole and about years that have figures are judged; what is hoped for, quoted, said of
/// others or of a part of the year is left alone.
struct TrendCheck: ReviewCheck {
    /// `i nivå med` stretches this far, in percent.
    static let nearness = ExactNumber(5)

    func diagnostics(in review: Review) -> [Diagnostic] {
        let finder = IndicatorFinder(review.assessed)
        let year = review.report.edition.year
        return review.prose.texts.flatMap { text in
            text.sentences.flatMap { sentences -> [Diagnostic] in
                var subject: Series?
                return sentences.compactMap { sentence in
                    defer { subject = Self.subject(of: sentence, finder, year) }
                    return TrendStatement(sentence, finder: finder, year: year, carried: subject)?.contradiction
                }
            }
        }
    }

    /// The indicator that the next sentence may call ”den”.
    private static func subject(of sentence: Sentence, _ finder: IndicatorFinder, _ year: Int) -> Series? {
        let mentions = finder.mentions(in: sentence)
        return mentions.count == 1 ? Series(mentions[0].indicator, year: year) : nil
    }
}

/// A statement about the way that an indicator went.
private struct TrendStatement {
    let sentence: Sentence
    let series: Series
    let direction: Direction
    let isNegated: Bool
    /// The place of the word that says it.
    let word: Int
    let clause: Clause

    /// - Parameter carried: The indicator of the sentence before.
    init?(_ sentence: Sentence, finder: IndicatorFinder, year: Int, carried: Series?) {
        let isTrend = { TrendWords.direction(at: $0, in: sentence) != nil }
        guard sentence.tokens.indices.contains(where: isTrend) else { return nil }
        let mentions = finder.mentions(in: sentence)
        let series: Series
        let start: Int
        if mentions.count == 1, let own = Series(mentions[0].indicator, year: year) {
            (series, start) = (own, mentions[0].tokens.lowerBound)
        } else if mentions.isEmpty, let carried, let place = Self.pronoun(in: sentence) {
            (series, start) = (carried, place)
        } else {
            return nil
        }
        let name = mentions.first?.tokens ?? start..<start + 1
        let clause = Clause.around(start, in: sentence) { isTrend($0) && !name.contains($0) }
        let words = clause.tokens.filter { isTrend($0) && !name.contains($0) }
        let directions = Set(words.compactMap { TrendWords.direction(at: $0, in: sentence)?.direction })
        guard let word = words.first, directions.count == 1, let direction = directions.first else { return nil }
        self.sentence = sentence
        self.series = series
        self.direction = direction
        self.word = word
        self.clause = clause
        guard !Self.isReserved(clause, sentence, word: word, name: name), !Self.isReported(name, sentence),
            TrendWords.isNoun(sentence.tokens[word].lower) || !Self.isPartOfAnother(name, clause, sentence)
        else { return nil }
        let negations = clause.tokens.filter { Reservation.negations.contains(sentence.tokens[$0].lower) }
        isNegated = !negations.isEmpty
        // ”ökade inte lika mycket”, ”inte bara ökade”: it did.
        if isNegated,
            clause.tokens.contains(where: {
                ["lika", "så", "bara", "enbart", "längre", "samma", "mycket", "nämnvärt"].contains(
                    sentence.tokens[$0].lower)
            })
        {
            return nil
        }
    }

    private static func pronoun(in sentence: Sentence) -> Int? {
        guard let first = sentence.tokens.first else { return nil }
        return [
            "den", "det", "andelen", "antalet", "siffran", "utfallet", "värdet", "nivån", "indikatorn", "resultatet",
        ].contains(first.lower) ? 0 : nil
    }

    /// ”hälften anser att andelen har minskat”, ”se till att andelen ökar”: nothing is stated, but after ”visar att” it is.
    static func isReported(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
        let before = sentence.tokens[..<name.lowerBound].suffix(4).map(\.lower)
        guard let place = before.lastIndex(of: "att") else { return false }
        return place == 0
            || !["visar", "visade", "konstaterar", "konstatera", "innebär", "innebar", "ser", "såg", "betyder"]
                .contains(before[place - 1])
    }

    /// ”Kritiken mot restiden växte”: the subject is another.
    private static func isPartOfAnother(_ name: Range<Int>, _ clause: Clause, _ sentence: Sentence) -> Bool {
        let before = Array(sentence.tokens[clause.tokens.lowerBound..<max(clause.tokens.lowerBound, name.lowerBound)])
        guard let place = before.suffix(3).lastIndex(where: { Reservation.prepositions.contains($0.lower) }),
            place > before.startIndex
        else { return false }
        let head = before[..<place].last { $0.kind == .word }
        guard let head else { return false }
        return !Reservation.figureNouns.contains(head.lower)
            && before[(place + 1)...].allSatisfy { !Reservation.finite.contains($0.lower) }
    }

    private static func isReserved(_ clause: Clause, _ sentence: Sentence, word: Int, name: Range<Int>) -> Bool {
        if Reservation.isQuoted(word, in: sentence) || Reservation.isElsewhereInTime(sentence) { return true }
        for index in clause.tokens where !name.contains(index) {
            let token = sentence.tokens[index]
            if Reservation.modal.contains(token.lower) || Reservation.others.contains(token.lower)
                || Reservation.parts.contains(token.lower)
            {
                return true
            }
            if Reservation.yardsticks.contains(token.lower) { return true }
            if Reservation.isPlace(index, in: sentence) { return true }
        }
        return false
    }

    /// The two years that are compared; `nil` where the sentence names others than there are figures for.
    private var years: (from: Int, to: Int)? { TrendYears(sentence, series).years }

    var contradiction: Diagnostic? {
        guard let (from, to) = years, let before = series.value(of: from), let after = series.value(of: to) else {
            return nil
        }
        let isUp = after > before
        let isDown = after < before
        if isSupportedWithinYear(to: to) { return nil }
        let isWrong: Bool =
            switch direction {
            case .up: isNegated ? isUp : !isUp
            case .down: isNegated ? isDown : !isDown
            case .same: isNegated ? !isUp && !isDown : isFar(before, after)
            }
        guard isWrong, let was = series.words(of: from), let became = series.words(of: to) else { return nil }
        let said = sentence.passage.words(sentence.tokens[word].range)
        let data = isUp ? "har ökat" : isDown ? "har minskat" : "är oförändrat"
        return Diagnostic(
            .note, "riktning-mot-data",
            "texten säger ”\(isNegated ? "inte " : "")\(said)”, men ”\(series.title)” \(data): \(was), \(became)",
            at: sentence.passage.range(sentence.tokens[word].range), help: "rätta texten, eller siffrorna i mal/")
    }

    /// Several outcomes in the year may have gone the way that the text says.
    private func isSupportedWithinYear(to: Int) -> Bool {
        guard to == series.year, !isNegated, series.outcomes.count > 1, let first = series.outcomes.first,
            let last = series.outcomes.last
        else { return false }
        return switch direction {
        case .up: last > first
        case .down: last < first
        case .same: last == first
        }
    }

    private func isFar(_ before: ExactNumber, _ after: ExactNumber) -> Bool {
        guard let change = after.subtracting(before)?.magnitude, !change.isZero else { return false }
        let isExact =
            !["i", "samma", "lika"].contains(sentence.tokens[word].lower) && !sentence.contains("i stort sett")
        guard let share = change.multiplied(by: ExactNumber(100))?.divided(by: before.magnitude) else { return true }
        return share > (isExact ? ExactNumber(1) : TrendCheck.nearness)
    }
}

/// Which years a statement compares.
private struct TrendYears {
    var years: (from: Int, to: Int)?

    init(_ sentence: Sentence, _ series: Series) {
        let tokens = sentence.tokens
        let this = series.year
        let named = tokens.indices.filter { tokens[$0].kind == .number && tokens[$0].text.count == 4 }.compactMap {
            index -> (place: Int, year: Int)? in
            guard let year = Int(tokens[index].text), (1950...2100).contains(year) else { return nil }
            return (index, year)
        }
        let relative = Self.relative(sentence)
        switch (named.count, relative) {
        case (0, nil): years = series.year(before: this).flatMap { $0 >= this - 2 ? ($0, this) : nil }
        case (0, .base?): years = (this - 1, this)
        case (0, .lastYear?): years = (this - 2, this - 1)
        case (1, nil):
            let (place, year) = named[0]
            let before = place > 0 ? tokens[place - 1].lower : ""
            if year == this {
                years = series.year(before: this).map { ($0, this) }
            } else if year > this {
                years = nil
            } else if Self.bases.contains(before)
                || before == "år" && place > 1 && Self.bases.contains(tokens[place - 2].lower)
            {
                years = (year, this)
            } else {
                years = (year - 1, year)
            }
        case (2, nil):
            let pair = [named[0].year, named[1].year].sorted()
            years = pair[0] < pair[1] && pair[1] <= this ? (pair[0], pair[1]) : nil
        default: years = nil
        }
    }

    /// Before what this year is compared with.
    private static let bases: Set<String> = ["än", "med", "sedan", "från", "mot", "som", "efter"]

    private enum Relative { case base, lastYear }

    private static func relative(_ sentence: Sentence) -> Relative? {
        let last = ["förra året", "i fjol", "fjolåret", "föregående år", "fjolårets", "förra årets"]
        for phrase in last {
            guard let place = Sentence.place(of: phrase, in: sentence.tokens) else { continue }
            let before = place > 0 ? sentence.tokens[place - 1].lower : ""
            return bases.contains(before) ? .base : .lastYear
        }
        return ["året före", "året innan", "ett år tidigare"].contains(where: { sentence.contains($0) }) ? .base : nil
    }
}
