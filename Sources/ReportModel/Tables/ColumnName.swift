/// What a column's name tells of its figures.
public struct ColumnName: Sendable {
    private let text: String
    private let words: [String]

    public init(_ name: String) {
        text = name.lowercased()
        words = text.split { !$0.isLetter && $0 != "%" }.map(String.init)
    }

    /// ”Postnummer”, ”Kommunkod”, ”Dnr”, ”Not” (the number of a note) and ranks.
    var namesCode: Bool {
        if words.contains("antal") || words.contains("procent") { return false }
        if ["not", "noter", "rang", "rangordning", "placering"].contains(words.joined(separator: " ")) { return true }
        return words.contains { word in
            ["nummer", "nr", "kod", "konto"].contains(where: word.hasSuffix) || word == "id"
        }
    }

    /// ”År”, ”Byggår”, ”Invigd”.
    var namesYear: Bool {
        guard let first = words.first else { return false }
        if words.count == 1, first.hasSuffix("år") { return true }
        return [
            "årtal", "invigd", "invigt", "invigning", "byggd", "byggt", "grundad", "grundat", "bildad", "bildat",
            "startad", "startat", "öppnad", "öppnat", "född", "period", "årgång",
        ].contains(first)
    }

    /// Names under which numbers like 1 985 are figures all the same: amounts, counts, and a year of its own (”Utfall
    /// 2023”).
    var namesFigures: Bool {
        if text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count == 4 }) { return true }
        return isQuotient
            || words.contains { word in
                Self.amounts.contains { word.hasPrefix($0) || word.hasSuffix($0) } || Self.units.contains(word)
            }
    }

    private static let units: Set<String> = ["kr", "tkr", "mkr", "mnkr", "sek", "st", "km", "ton", "mwh", "kwh"]
    private static let amounts = [
        "antal", "belopp", "kronor", "summa", "total", "kostnad", "kostnader", "intäkt", "intäkter", "budget", "utfall",
        "resor", "personer", "invånare", "deltagare", "besök", "anställda", "kvinnor", "män", "flickor", "pojkar",
        "anslag", "bidrag", "avgift", "avgifter", "pris", "värde", "mål",
    ]

    /// A share, a mean or an amount for each of something: such figures are not added.
    public var isQuotient: Bool {
        if text.contains("%") || Self.isPerSomething(words) { return true }
        return words.contains { word in
            Self.changes.contains(word) || Self.quotients.contains { word.hasPrefix($0) }
                || Self.quotientEnds.contains(where: word.hasSuffix)
        }
    }

    /// So many a year can be added; so many an inhabitant cannot.
    private static let times: Set<String> = [
        "år", "månad", "vecka", "dag", "dygn", "kvartal", "halvår", "termin", "timme",
    ]
    static func isPerSomething(_ words: [String]) -> Bool {
        guard let per = words.firstIndex(of: "per"), per > 0, per + 1 < words.count else { return false }
        return !times.contains(words[per + 1])
    }

    private static let changes: Set<String> = [
        "förändring", "förändringen", "utveckling", "utvecklingen", "ökning", "minskning", "trend", "median", "snitt",
        "genomsnitt",
    ]
    /// ”Medel” alone, and in ”Projektmedel”, is money.
    private static let quotients = [
        "andel", "procent", "genomsnittlig", "medelv", "medelt", "medelå", "medelb", "medell", "index", "kvot", "betyg",
        "promille", "ranking",
    ]
    private static let quotientEnds = [
        "andel", "procent", "grad", "frekvens", "ålder", "genomsnitt", "kvot", "index", "procentenheter", "nivå",
    ]

    /// Whether the word ”antal” or a unit of money says that the figures are counted and so can be added.
    public var isCounted: Bool { words.contains("antal") || words.contains(where: Self.units.contains) }
}
