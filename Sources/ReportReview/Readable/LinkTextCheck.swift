import Diagnostics

/// Link texts that say nothing when they are read alone, as a screen reader lists them.
struct LinkTextCheck: ReviewCheck {
    /// A text of nothing but these says nothing.
    static let empty: Set<String> = [
        "här", "klicka", "läs", "mer", "länk", "länken", "denna", "den", "det", "detta", "sida", "sidan", "information",
        "info", "hit", "följ", "se", "vidare",
        "fortsätt", "läsa", "att", "på", "i", "via", "om", "ladda", "ner", "ned", "webbplatsen", "dokumentet", "filen",
        "pdf", "till", "gå", "finns", "du", "allt",
        "webbsidan", "adressen", "och", "artikeln", "texten",
    ]

    func diagnostics(in review: Review) -> [Diagnostic] {
        review.prose.passages.flatMap { passage in
            passage.links.compactMap { link in
                let text = passage.words(link.range)
                let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == Passage.placeholder) }.map(
                    String.init)
                if words.allSatisfy(Self.empty.contains) {
                    return Diagnostic(
                        .note, "intetsägande-länk", "länktexten ”\(text)” säger inte vart länken leder",
                        at: passage.range(link.range),
                        help: "skriv vad läsaren hittar där, till exempel [årsredovisningen 2023](…)")
                }
                guard text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.") else {
                    return nil
                }
                return Diagnostic(
                    .note, "intetsägande-länk", "länktexten är en webbadress, som läses upp tecken för tecken",
                    at: passage.range(link.range),
                    help: "skriv vad läsaren hittar där: [namnet på sidan](\(link.written))")
            }
        }
    }
}
