import ExactNumbers

/// Whole numbers written in Swedish words.
enum NumberWords {
    /// The number of a word in small letters: `sexton` → 16, `ett` and `en` → 1; `nil` for any other word.
    static func value(of word: String) -> Int? { values[word] }

    private static let values: [String: Int] = {
        var values: [String: Int] = ["inga": 0, "inget": 0, "ingen": 0, "noll": 0, "arton": 18, "aderton": 18]
        for number in 1...999 {
            for gender in SwedishNumerals.Gender.allCases {
                if let word = SwedishNumerals.words(for: number, gender: gender) { values[word] = number }
            }
        }
        return values
    }()
}
