/// A part of a sentence that makes one statement: between commas, and between conjunctions that begin another.
struct Clause {
    /// The places of its tokens in the sentence.
    var tokens: Range<Int>

    private static let dividers: Set<String> = [
        "men", "medan", "samtidigt", "eftersom", "trots", "fastän", "fast", "däremot", "varpå", "varför", "därför",
        "utan",
    ]

    /// The clause that holds a place.
    ///
    /// - Parameter isStatement: Whether a token states something: an ”och” divides only between two such.
    static func around(_ place: Int, in sentence: Sentence, isStatement: (Int) -> Bool) -> Clause {
        let tokens = sentence.tokens
        var cuts = tokens.indices.filter { index in
            switch tokens[index].kind {
            case .sign: [",", ";", ":", "–", "—", "(", ")"].contains(tokens[index].text) && !isInName(index, sentence)
            case .word:
                dividers.contains(tokens[index].lower)
                    && !(tokens[index].lower == "utan" && index + 1 < tokens.count && tokens[index + 1].lower == "att")
            default: false
            }
        }
        for index in tokens.indices where isWeakDivider(index, tokens) {
            let lower = cuts.filter { $0 < index }.max() ?? 0
            let upper = cuts.filter { $0 > index }.min() ?? tokens.count
            if (lower..<index).contains(where: isStatement), (index..<upper).contains(where: isStatement) {
                cuts.append(index)
            }
        }
        cuts.removeAll { $0 > place && goesOn(after: $0, tokens, isStatement) }
        let lower = cuts.filter { $0 <= place }.max() ?? 0
        let upper = cuts.filter { $0 > place }.min() ?? tokens.count
        return Clause(tokens: lower..<upper)
    }

    /// Divides only between two statements; ”sedan 2020” divides nothing.
    private static func isWeakDivider(_ index: Int, _ tokens: [Token]) -> Bool {
        if ["och", "eller"].contains(tokens[index].lower) { return true }
        guard ["sedan", "innan", "efter"].contains(tokens[index].lower), index + 1 < tokens.count else { return false }
        return tokens[index + 1].kind == .word && !["år", "förra", "fjol"].contains(tokens[index + 1].lower)
    }

    private static let verbs: Set<String> = [
        "är", "var", "ligger", "låg", "blev", "blir", "har", "hade", "hamnade", "hamnar", "nådde", "når",
    ]

    /// ”minskade men är över målet”: the verb right after says more of the same subject.
    private static func goesOn(after cut: Int, _ tokens: [Token], _ isStatement: (Int) -> Bool) -> Bool {
        guard ["men", "och"].contains(tokens[cut].lower), cut + 1 < tokens.count else { return false }
        return verbs.contains(tokens[cut + 1].lower) || isStatement(cut + 1)
    }

    /// Whether a sign belongs to a link's own text.
    private static func isInName(_ index: Int, _ sentence: Sentence) -> Bool {
        sentence.passage.links.contains { link in
            guard case .indicator = link.address else { return false }
            return link.range.overlaps(sentence.tokens[index].range)
        }
    }
}

/// Words after which a statement is no longer about what was, here, in all: such sentences are left alone.
enum Reservation {
    /// What should, may or is feared to come.
    static let modal: Set<String> = [
        "ska", "skall", "skulle", "kan", "kunde", "kommer", "bör", "borde", "väntas", "väntades", "förväntas",
        "förväntades", "beräknades", "befarades", "planerades", "avtagit", "avtog", "stannat", "stannade", "bromsat",
        "bromsade", "vänts", "vänt", "brutits", "bröts", "mattats", "beräknas", "måste", "vill", "ville", "hoppas",
        "tror", "trodde", "planeras", "planerar", "riskerar", "risk", "risken", "verkar", "antas", "om", "ifall", "när",
        "målsättningen", "ambitionen", "syftet",
        "prognosen", "prognos", "befaras", "bedöms", "sannolikt", "troligen", "kanske", "möjligen", "planen", "syfte",
        "så", "tills",
    ]
    /// Somebody or somewhere else, or a part of the whole.
    static let others: Set<String> = [
        "riket", "rikets", "landet", "landets", "sverige", "sveriges", "genomsnittet", "genomsnitt", "snittet",
        "rikssnittet", "riksgenomsnittet", "länen", "län",
        "regioner", "regionerna", "regionernas", "nationellt", "nationella", "eu", "europa", "kvinnor", "män",
        "kvinnors", "mäns", "kvinnorna", "männen", "flickor",
        "pojkar", "unga", "ungdomar", "barn", "äldre", "kommuner", "kommunerna", "kommunen", "kommun", "grannlänet",
        "grannlänen", "grannregionen", "norden",
        "bland", "hos", "globalt", "världen", "glesbygd", "glesbygden", "landsbygd", "landsbygden", "städerna",
        "städer", "inlandet", "kusten",
        "inom", "somliga", "vissa", "delar", "någon", "några", "respektive",
    ]
    /// Less than a year.
    static let parts: Set<String> = [
        "våren", "hösten", "sommaren", "vintern", "kvartalet", "kvartal", "halvåret", "halvår", "tertialet", "januari",
        "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december", "månaden", "månaderna", "veckan", "vecka",
        "tillfälligt", "inledningsvis", "först",
        "början", "slutet", "pandemin", "perioden", "gången", "mötet", "dagen", "periodvis", "stundtals",
    ]
    static let prepositions: Set<String> = [
        "mot", "för", "mellan", "med", "av", "i", "på", "om", "kring", "inom", "till", "från", "mellan", "bakom",
        "följa", "höja", "sänka", "mäta",
    ]
    /// What an indicator's figure is called.
    static let figureNouns: Set<String> = [
        "andelen", "antalet", "nivån", "utfallet", "värdet", "siffran", "resultatet", "indikatorn", "måttet",
        "siffrorna", "talet",
    ]
    /// Verbs after which the subject follows: ”Till följd av det har restiden ökat”.
    static let finite: Set<String> = [
        "är", "var", "har", "hade", "blev", "blir", "ökade", "minskade", "sjönk", "steg", "växte", "föll", "ligger",
        "låg", "vände", "nådde", "når",
    ]
    /// What a figure is held against other than an earlier year.
    static let yardsticks: Set<String> = [
        "målet", "målvärdet", "målnivån", "mål", "målen", "budget", "budgeten", "takt", "takten", "ökningstakten",
        "väntat", "planerat", "beräknat", "räknat",
        "hoppats", "trott",
    ]
    static let negations: Set<String> = [
        "inte", "ej", "aldrig", "varken", "icke", "knappast", "ingen", "inget", "inga",
    ]

    /// ”i Umeå”, ”för Skellefteå”: said of a part.
    static func isPlace(_ index: Int, in sentence: Sentence) -> Bool {
        guard index > 0, sentence.tokens[index].kind == .word, sentence.tokens[index].text.first?.isUppercase == true
        else { return false }
        return ["i", "på", "för", "vid", "från", "till", "och", "än"].contains(sentence.tokens[index - 1].lower)
    }

    /// ”Utan extra turer hade andelen minskat”, ”För tio år sedan ökade antalet”, ”Hur mycket andelen ökar är oklart”: what
    /// might have been, what was long ago, what is asked.
    static func isElsewhereInTime(_ sentence: Sentence) -> Bool {
        let words = sentence.tokens.map(\.lower)
        if let first = words.first, ["hur", "om", "vad", "vilken", "vilka", "huruvida", "varför"].contains(first) {
            return true
        }
        if words.first == "utan" || words.first == "annars" || words.contains("annars"), words.contains("hade") {
            return true
        }
        guard let since = words.firstIndex(of: "sedan"), since > 1,
            ["år", "decennier", "årtionden", "tag", "länge"].contains(words[since - 1])
        else { return false }
        return words[..<since].contains("för")
    }

    /// Whether a token stands between quotation marks.
    static func isQuoted(_ index: Int, in sentence: Sentence) -> Bool {
        if sentence.passage.isQuoted { return true }
        let signs = sentence.tokens[..<index].count { ["”", "\"", "“", "»", "«"].contains($0.text) }
        let after = sentence.tokens[index...].contains { ["”", "\"", "“", "»", "«"].contains($0.text) }
        return signs % 2 == 1 && after
    }
}
