import Diagnostics

/// Link texts that say nothing when they are read alone, as a screen reader lists them.
struct LinkTextCheck: ReviewCheck {
    static let empty: Set<String> = [
        "här", "klicka här", "läs mer", "läs mer här", "mer", "mer här", "mer information", "mer info", "länk", "länken", "denna länk", "den här länken",
        "denna sida", "den här sidan", "sidan", "hit", "följ länken", "se här", "se mer", "läs vidare", "vidare", "ladda ner", "ladda ned", "fortsätt",
        "klicka", "länk här", "webbplatsen", "dokumentet", "filen", "pdf", "fortsätt läsa", "detta",
    ]

    func diagnostics(in review: Review) -> [Diagnostic] {
        review.prose.passages.flatMap { passage in
            passage.links.compactMap { link in
                let text = passage.words(link.range)
                let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == Passage.placeholder) }.joined(separator: " ")
                if Self.empty.contains(words) {
                    return Diagnostic(
                        .note, "intetsägande-länk", "länktexten ”\(text)” säger inte vart länken leder", at: passage.range(link.range),
                        help: "skriv vad läsaren hittar där, till exempel [årsredovisningen 2023](…)")
                }
                guard text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.") else { return nil }
                return Diagnostic(
                    .note, "intetsägande-länk", "länktexten är en webbadress, som läses upp tecken för tecken", at: passage.range(link.range),
                    help: "skriv vad läsaren hittar där: [namnet på sidan](\(link.text))")
            }
        }
    }
}
