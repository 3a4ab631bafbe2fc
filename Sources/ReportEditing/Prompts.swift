import ReportModel

/// What an editor is asked for, place by place.
enum Prompts {
    /// A prompt as a YAML comment: the value is left empty, so that nothing is published by mistake.
    static func comment(_ text: String) -> String { "# \(Prompt.mark) \(text)" }

    /// A prompt as a paragraph, where an empty place would not be seen.
    static func paragraph(_ text: String) -> String { "\(Prompt.mark) \(text)\n" }

    /// A measure's outcome, in the form in which it is written: what an editor fills in must be right at once.
    static func outcome(rule: String?, year: Int) -> String {
        let value =
            switch rule {
            case "andel": "andel: \"87,5\""
            case "ja-nej": "värde: ja"
            case "skala": "värde: 2"
            case "ord": "ord: \"i nivå med målet\""
            default: "värde: 12"
            }
        return "till exempel [{datum: \(year)-12-31, \(value)}]; finns inget utfall, byt raden mot läge: följs inte upp"
    }

    /// A goal's forecast or result.
    static func assessment(levels: [String], year: Int) -> String {
        let words = levels.dropLast().joined(separator: ", ") + " eller " + (levels.last ?? "")
        return "till exempel {nivå: \(levels.first ?? ""), datum: \(year)-12-31}; nivån är \(words)"
    }

    /// The question that opens a section.
    static func question(for kind: SectionKind, title: String, organisation: String) -> String {
        switch kind {
        case .externalDevelopments:
            "Vad hände i omvärlden under året som påverkade arbetet? Välj det viktigaste, och skriv vad det ledde till."
        case .contribution: "Vad gjorde \(organisation) under året, och vad kom det ut av det?"
        case .cooperation: "Vilka arbetade ni med? Vad fungerade bra, och vad var svårt?"
        case .examples: "Vilka insatser av andra i länet visar bäst vad som hände? Vem gjorde vad, och för vem?"
        case .perspective: "Hur bidrog arbetet till inriktningen ”\(title)”? Vem märkte det?"
        case .agenda2030: "Vilka av de globala målen bidrog arbetet till, och på vilket sätt? Skriv målens nummer."
        case .other: "Behövs avsnittet i år? Skriv det i så fall på nytt, annars tar du bort rubriken."
        }
    }

    static func question(forSubPriority title: String?) -> String {
        title.map { "Vad gjordes under året för delprioriteringen ”\($0)”, och vad kom det ut av det?" }
            ?? "Vad gjordes under året för delprioriteringen, och vad kom det ut av det?"
    }
}

/// A text as a YAML value within `{ }` or on a line of its own.
enum YAMLQuote {
    static func inline(_ text: String) -> String {
        let isPlain = text.unicodeScalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? false
        let isSafe = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || " .-–/()%".unicodeScalars.contains($0)
        }
        guard isPlain, isSafe, text.last != " " else { return quoted(text) }
        return text
    }

    static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").split(
            whereSeparator: \.isNewline
        ).joined(separator: " ")
        return "\"\(escaped)\""
    }
}
