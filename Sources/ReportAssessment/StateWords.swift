import ReportModel

/// What is missing, and when it will be followed up: a state of its own has words of its own.
enum StateWords {
    static func sentences(
        for state: StatusState, of measure: Measure?, in indicator: Indicator, obstacle: Obstacle? = nil
    ) -> String {
        var sentences = [obstacle.map { explanation(of: $0, rule: measure?.rule) } ?? explanation(of: state)]
        if let words = measure?.stateWords { sentences.append(closed(words)) }
        if let followUp = indicator.followUp { sentences.append(closed("Följs upp: \(followUp)")) }
        return sentences.joined(separator: " ")
    }

    private static func explanation(of state: StatusState) -> String {
        switch state {
        case .notFollowedUp: "Indikatorn följs inte upp vid det här tillfället."
        case .outcomeMissing: "Inget utfall är angivet, och därför sätts ingen färg."
        case .targetMissing: "Inget målvärde är angivet att jämföra utfallet med, och därför sätts ingen färg."
        case .baselineMissing:
            "Inget utgångsvärde är angivet att räkna målvärdet från, och därför sätts ingen färg."
        case .ruleMissing: "Ingen regel säger hur utfallet ska jämföras med målvärdet, och därför sätts ingen färg."
        case .notComparable: "Utfallet kan inte jämföras med målvärdet, och därför sätts ingen färg."
        case .wordsOnly: "Utfallet är beskrivet i ord utan någon nivå, och därför sätts ingen färg."
        case .notJudged: "Ingen bedömning är gjord."
        case .planned: "Det här är en plan, och därför finns ingen färg än."
        }
    }

    private static func explanation(of obstacle: Obstacle, rule: Rule?) -> String {
        switch obstacle {
        case .wrongKind:
            "Utfallet kan inte jämföras enligt regeln \(rule?.name ?? ""), och därför sätts ingen färg."
        case .differentKinds: "Utfallen är av olika slag och kan inte slås ihop, och därför sätts ingen färg."
        case .outsideScale: "Ett steg ligger utanför skalan, och därför sätts ingen färg."
        case .tooLarge: "Talen är för stora för att räkna med, och därför sätts ingen färg."
        case .baselineNotPositive:
            "En förändring i procent från noll eller mindre ger inget målvärde, och därför sätts ingen färg."
        case .noThresholds: "Skalan har inga gränser för andelar, och därför sätts ingen färg."
        }
    }

    /// The editor's words as a sentence.
    static func closed(_ words: String) -> String {
        var text = words[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?") ? String(text) : text + "."
    }
}
