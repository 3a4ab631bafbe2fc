/// What a sentence says of a direction.
enum Direction: String, Sendable {
    case up = "har ökat"
    case down = "har minskat"
    case same = "är oförändrat"
}

/// Words that say which way a figure went.
enum TrendWords {
    private static let single: [String: Direction] = [
        "ökade": .up, "ökar": .up, "ökat": .up, "ökning": .up, "ökningen": .up, "steg": .up, "stiger": .up,
        "stigit": .up, "växte": .up, "växer": .up, "vuxit": .up,
        "uppgång": .up, "uppgången": .up, "höjdes": .up,
        "minskade": .down, "minskar": .down, "minskat": .down, "minskning": .down, "minskningen": .down, "sjönk": .down,
        "sjunker": .down, "sjunkit": .down,
        "föll": .down, "faller": .down, "fallit": .down, "nedgång": .down, "nedgången": .down, "krympte": .down,
        "sänktes": .down,
        "oförändrad": .same, "oförändrat": .same, "oförändrade": .same, "densamma": .same, "detsamma": .same,
    ]
    /// Of two words and more; the first is where it stands.
    private static let spoken: [(String, Direction)] = [
        ("gick upp", .up), ("gått upp", .up), ("går upp", .up), ("högre än", .up), ("fler än", .up), ("större än", .up),
        ("gick ner", .down), ("gick ned", .down), ("gått ner", .down), ("gått ned", .down), ("går ner", .down),
        ("lägre än", .down), ("färre än", .down), ("mindre än", .down),
        ("i nivå med", .same), ("samma nivå", .same), ("lika hög", .same), ("lika stor", .same), ("lika många", .same),
        ("lika låg", .same), ("stod still", .same), ("stod stilla", .same), ("ligger kvar på", .same),
        ("legat still", .same), ("lika högt", .same),
        ("står still", .same), ("står stilla", .same),
        ("fortsatt att öka", .up), ("fortsatt att stiga", .up), ("fortsatt att växa", .up), ("fortsätter att öka", .up),
        ("fortsätter att stiga", .up),
        ("fortsatte att öka", .up), ("fortsatte att stiga", .up), ("fortsätter att växa", .up),
        ("fortsatte att växa", .up),
        ("fortsatt att minska", .down), ("fortsatt att sjunka", .down), ("fortsätter att minska", .down),
        ("fortsätter att sjunka", .down),
        ("fortsatte att minska", .down), ("fortsatte att sjunka", .down), ("har fortsatt upp", .up),
        ("har fortsatt ner", .down),
    ]
    private static let phrases = spoken.map { (words: $0.0.split(separator: " ").map(String.init), direction: $0.1) }
    /// Before these a participle is an adjective: ”trots ökade kostnader”.
    private static let beforeAdjective: Set<String> = [
        "de", "den", "det", "till", "av", "genom", "med", "för", "trots", "ett", "en", "på", "mot", "vid", "dessa",
        "kraftigt",
    ]

    /// Whether a word names the change itself: ”nedgången i …”.
    static func isNoun(_ word: String) -> Bool {
        word.hasSuffix("ning") || word.hasSuffix("ningen") || word.hasPrefix("uppgång") || word.hasPrefix("nedgång")
    }

    /// What is said at a place of a sentence; for `högre än` and the like also how many words it takes.
    static func direction(at index: Int, in sentence: Sentence) -> (direction: Direction, length: Int)? {
        let tokens = sentence.tokens
        for phrase in phrases where index + phrase.words.count <= tokens.count {
            if phrase.words.indices.allSatisfy({ tokens[index + $0].lower == phrase.words[$0] }) {
                return (phrase.direction, phrase.words.count)
            }
        }
        guard let direction = single[tokens[index].lower] else { return nil }
        return isAdjective(index, tokens) ? nil : (direction, 1)
    }

    /// ”de ökade kostnaderna”, ”genom minskade utsläpp”; and ”steg för steg”, ”ett steg”.
    private static func isAdjective(_ index: Int, _ tokens: [Token]) -> Bool {
        let word = tokens[index].lower
        let before = index > 0 ? tokens[index - 1].lower : ""
        if word == "steg",
            before == "ett" || tokens[index - (index > 0 ? 1 : 0)].kind == .number
                || index + 1 < tokens.count && tokens[index + 1].lower == "för"
        {
            return true
        }
        guard word.hasSuffix("ade"), index + 1 < tokens.count, tokens[index + 1].kind == .word else { return false }
        return beforeAdjective.contains(before)
    }
}
