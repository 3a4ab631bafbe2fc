/// What a row's name says of how it comes about from others.
public enum RowName: Sendable {
    case plain
    /// ”Summa kostnader”, ”Totalt”: a sum, whatever it says.
    case sum
    /// ”Årets resultat”, ”Hela länet”: a sum in some tables and a figure of its own in others.
    case weakSum
    /// ”varav kvinnor”
    case detail
    /// ”Andel kvinnor”, ”Kostnad per resa”: another measure than the rows around it.
    case share
    /// A name with no figures beside it.
    case heading

    static func find(_ label: String) -> RowName {
        let lower = label.lowercased()
        let words = lower.split { !$0.isLetter }.map(String.init)
        guard let first = words.first else { return .plain }
        if ["varav", "därav"].contains(first) { return .detail }
        if first == "andel" || lower.contains("%") || ColumnName.isPerSomething(words) { return .share }
        if first.hasSuffix("summa") || ["summan", "subtotal"].contains(first) { return .sum }
        if ["totalt", "total", "sammanlagt", "sammantaget"].contains(first) {
            return words.count == 1 || lower.contains("(") && words.count < 4 ? .sum : .weakSum
        }
        if words.last == "totalt" || words.last == "summa" { return .sum }
        return isWeak(words, lower) ? .weakSum : .plain
    }

    private static func isWeak(_ words: [String], _ lower: String) -> Bool {
        if weakStarts.contains(where: lower.drop(while: { !$0.isLetter }).hasPrefix) { return true }
        if words.contains(where: { $0.hasPrefix("nettokostnad") || $0.hasSuffix("resultat") || $0 == "resultatet" }) {
            return true
        }
        return lower.contains("likvida medel") && (lower.contains("slut") || lower.contains("ökning"))
    }

    private static let weakStarts = [
        "totala ", "hela ", "samtliga", "alla ", "länet", "riket", "regionen", "koncernen", "tillsammans", "kassaflöde",
        "årets kassaflöde", "periodens kassaflöde", "förändring av likvida", "utgående", "personalrelaterade kostnader",
        "resultat ", "netto", "eget kapital vid årets slut", "tillgångar totalt",
    ]

    /// Names of a whole whose figure may be a mean rather than a sum.
    public static func mayBeMean(_ label: String) -> Bool {
        let first = label.lowercased().split { !$0.isLetter }.first ?? ""
        return !first.hasSuffix("summa") && first != "summan"
    }
}
