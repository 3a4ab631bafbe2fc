import Diagnostics
import ExactNumbers
import ReportModel

/// A figure in prose, in an indicator's own unit, that the indicator's data do not have.
struct FigureCheck: ReviewCheck {
    /// What stands right before a figure that is said to be the indicator's.
    private static let leads: Set<String> = [
        "är", "var", "blev", "till", "på", "från", "nådde", "når", "hade", "utgjorde", "utgör", "visar", "visade", "om",
    ]
    private static let others: Set<String> = [
        "än", "över", "minst", "högst", "cirka", "omkring", "ungefär", "drygt", "knappt", "nästan", "runt", "ca", "upp",
        "uppemot", "max", "målet",
    ]

    func diagnostics(in review: Review) -> [Diagnostic] {
        let finder = IndicatorFinder(review.assessed)
        return review.prose.sentences.flatMap { sentence -> [Diagnostic] in
            let mentions = finder.mentions(in: sentence)
            guard mentions.count == 1, let series = Series(mentions[0].indicator, year: review.report.edition.year),
                !series.figures.isEmpty
            else { return [] }
            return Self.wrong(in: sentence, series, name: mentions[0].tokens)
        }
    }

    private static func wrong(in sentence: Sentence, _ series: Series, name: Range<Int>) -> [Diagnostic] {
        let clause = Clause.around(name.lowerBound, in: sentence) { _ in false }
        let isReserved = clause.tokens.contains {
            !name.contains($0)
                && (Reservation.isPlace($0, in: sentence) || Reservation.others.contains(sentence.tokens[$0].lower)
                    || Reservation.parts.contains(sentence.tokens[$0].lower))
        }
        guard !isReserved, !Reservation.isElsewhereInTime(sentence),
            !sentence.contains(["mål", "målet", "målvärdet", "målvärde"])
        else { return [] }
        return clause.tokens.compactMap { index in
            guard !name.contains(index), let number = sentence.tokens[index].number,
                isOwnUnit(after: index, sentence, series.unit) || isFirstOfTwo(index, sentence, series.unit),
                !isDifference(index, sentence),
                index > 0,
                leads.contains(sentence.tokens[index - 1].lower) || isAfterAdverb(index, sentence)
                    || isAfterName(index, sentence, name), !Reservation.isQuoted(index, in: sentence)
            else { return nil }
            guard !others.contains(sentence.tokens[index - 1].lower), !isOtherYear(sentence, clause, series) else {
                return nil
            }
            guard !series.figures.contains(where: { isRounding(number, of: $0) }) else { return nil }
            let shown = SwedishNumber.formatAsAuthored(number, unit: series.unit)
            let data =
                series.outcome.map { "utfallet är \(SwedishNumber.formatAsAuthored($0, unit: series.unit))" }
                ?? "utfallet saknas"
            return Diagnostic(
                .note, "siffra-mot-data",
                "texten säger \(shown), men det värdet finns inte för ”\(series.title)”: \(data)",
                at: sentence.passage.range(sentence.tokens[index].range),
                help: "rätta siffran, eller hämta den ur data: `=indikator.….utfall`")
        }
    }

    /// Whether the clause speaks of a year that the data do not have.
    private static func isOtherYear(_ sentence: Sentence, _ clause: Clause, _ series: Series) -> Bool {
        let years = sentence.tokens.compactMap { $0.kind == .number && $0.text.count == 4 ? Int($0.text) : nil }.filter
        { (1950...2100).contains($0) }
        return years.contains { series.value(of: $0) == nil }
    }

    /// ”är nu 28 minuter”
    private static func isAfterAdverb(_ index: Int, _ sentence: Sentence) -> Bool {
        index > 1 && ["nu", "alltså", "bara", "endast", "hela", "därmed"].contains(sentence.tokens[index - 1].lower)
            && leads.contains(sentence.tokens[index - 2].lower)
    }

    /// ”2022 var andelen nöjda 76 procent”: the verb stands before the name.
    private static func isAfterName(_ index: Int, _ sentence: Sentence, _ name: Range<Int>) -> Bool {
        index == name.upperBound && name.lowerBound > 0
            && sentence.tokens[..<name.lowerBound].suffix(2).contains { ["är", "var", "blev"].contains($0.lower) }
    }

    /// ”från 86 till 90 procent”
    private static func isFirstOfTwo(_ index: Int, _ sentence: Sentence, _ unit: String?) -> Bool {
        index + 2 < sentence.tokens.count && sentence.tokens[index + 1].lower == "till"
            && sentence.tokens[index + 2].kind == .number
            && isOwnUnit(after: index + 2, sentence, unit)
    }

    /// ”4 minuter kortare”, ”2 procent fler”
    private static func isDifference(_ index: Int, _ sentence: Sentence) -> Bool {
        guard index + 2 < sentence.tokens.count else { return false }
        return [
            "kortare", "längre", "fler", "färre", "högre", "lägre", "mer", "mindre", "över", "under", "bättre", "sämre",
            "av",
        ].contains(sentence.tokens[index + 2].lower)
    }

    private static func isOwnUnit(after index: Int, _ sentence: Sentence, _ unit: String?) -> Bool {
        guard let unit, index + 1 < sentence.tokens.count else { return false }
        let word = sentence.tokens[index + 1].lower
        let isPercent = unit == "procent" || unit == "%"
        return isPercent
            ? word == "procent" || word == "%" : word.count > 1 && Stem.of(word) == Stem.of(unit.lowercased())
    }

    /// Whether a figure is another, rounded to as many decimals as are shown.
    static func isRounding(_ shown: ExactNumber, of exact: ExactNumber) -> Bool {
        guard shown != exact else { return true }
        let digits = SwedishNumber.authoredFractionDigits(of: shown) ?? 0
        let unit = ExactNumber(1, over: (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }) ?? ExactNumber(1)
        guard let distance = shown.subtracting(exact)?.magnitude, let twice = distance.multiplied(by: ExactNumber(2))
        else { return false }
        return twice <= unit
    }
}
