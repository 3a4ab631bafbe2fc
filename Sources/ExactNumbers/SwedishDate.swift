/// Dates in Swedish words, as exactly as the source gives them.
public enum SwedishDate {
    static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december",
    ]

    /// `31 augusti 2023`, `augusti 2023` or `2023`.
    ///
    /// A month or day that no calendar has is left out rather than guessed; reading a file has already
    /// refused it.
    public static func words(year: Int, month: Int? = nil, day: Int? = nil) -> String {
        guard let month, (1...12).contains(month) else { return String(year) }
        let monthAndYear = "\(months[month - 1]) \(year)"
        guard let day, (1...31).contains(day) else { return monthAndYear }
        return "\(day) \(monthAndYear)"
    }
}
