import Diagnostics
import ExactNumbers

/// How hard a chapter is to read, by LIX and by its mean sentence.
///
/// LIX (Björnsson 1968) is the mean number of words in a sentence plus the percentage of words of more than six letters.
/// Headings and tables are no sentences and do not count.
struct ReadabilityCheck: ReviewCheck {
    /// A text of fewer words has no mean worth speaking of.
    static let shortest = 100

    func diagnostics(in review: Review) -> [Diagnostic] {
        let limits = review.settings.limits
        return review.report.chapters.flatMap { chapter -> [Diagnostic] in
            guard let text = review.prose.texts.first(where: { $0.home == .chapter(slug: chapter.slug) }),
                let figures = Readability(text), figures.words >= Self.shortest
            else { return [] }
            var found: [Diagnostic] = []
            if figures.lix > limits.lix {
                found.append(
                    Diagnostic(
                        .note, "svårläst-kapitel",
                        "kapitlet ”\(chapter.title)” har LIX \(figures.lix); gränsen är \(limits.lix)",
                        at: chapter.range,
                        help: "dela långa meningar och byt långa ord mot korta; gränsen står i kontroller.yaml"))
            }
            if figures.meanSentence > ExactNumber(limits.meanSentence) {
                let mean = SwedishNumber.format(figures.meanSentenceShown)
                found.append(
                    Diagnostic(
                        .note, "långa-meningar",
                        "meningarna i kapitlet ”\(chapter.title)” är i snitt \(mean) ord långa; gränsen är \(limits.meanSentence)",
                        at: chapter.range, help: "dela de längsta meningarna; gränsen står i kontroller.yaml"))
            }
            return found
        }
    }
}

/// The figures of a text's readability.
struct Readability {
    var words: Int
    var sentences: Int
    var longWords: Int

    /// - Returns: `nil` for a text without sentences.
    init?(_ text: Prose.Text) {
        let counted = zip(text.passages, text.sentences).filter { passage, _ in
            passage.kind == .paragraph || passage.kind == .item
        }.flatMap(\.1)
        let tokens = counted.flatMap(\.tokens).filter { $0.kind != .sign }
        guard !counted.isEmpty, !tokens.isEmpty else { return nil }
        sentences = counted.count
        words = tokens.count
        longWords = tokens.count { $0.kind == .word && $0.text.count { $0.isLetter } > 6 }
    }

    /// Rounded to a whole number, as LIX is given.
    var lix: Int { Int((Double(words) / Double(sentences) + 100 * Double(longWords) / Double(words)).rounded()) }
    var meanSentence: ExactNumber { ExactNumber(Int128(words), over: Int128(sentences)) ?? .zero }
    /// With one decimal.
    var meanSentenceShown: ExactNumber {
        ExactNumber(Int128((words * 10 + sentences / 2) / sentences), over: 10) ?? .zero
    }
}
