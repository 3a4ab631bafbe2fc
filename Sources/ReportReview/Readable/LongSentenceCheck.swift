import Diagnostics

/// Sentences and paragraphs that nobody reads to their end.
struct LongSentenceCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        let limits = review.settings.limits
        return review.prose.texts.flatMap { text in
            zip(text.passages, text.sentences).filter { passage, _ in
                passage.kind == .paragraph || passage.kind == .item
            }.flatMap { passage, sentences in
                let long = sentences.filter { $0.wordCount > limits.longestSentence }.map { sentence in
                    Diagnostic(
                        .note, "lång-mening",
                        "meningen har \(sentence.wordCount) ord; gränsen är \(limits.longestSentence)",
                        at: sentence.place,
                        help: "dela den i två eller tre, eller gör uppräkningen till en punktlista")
                }
                let count = sentences.reduce(0) { $0 + $1.wordCount }
                guard count > limits.longestParagraph else { return long }
                return long + [
                    Diagnostic(
                        .note, "långt-stycke", "stycket har \(count) ord; gränsen är \(limits.longestParagraph)",
                        at: passage.range,
                        help: "dela det med en tom rad där tanken byts")
                ]
            }
        }
    }
}
