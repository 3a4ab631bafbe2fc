/// Whole numbers in Swedish words, as running text has them.
///
/// Spelled as *Svenska skrivregler* (Språkrådet) recommends: one word up to a thousand, a space after
/// the thousands (`tvåtusen trehundrafyrtiofem`), `hundra` and `tusen` for the round numbers.
public enum SwedishNumerals {
    /// The gender of what is counted: *en nämnd*, *ett mål*.
    public enum Gender: Sendable, CaseIterable { case common, neuter }

    static let small = [
        "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
        "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
    ]
    static let tens = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]

    /// The words for 0–999 999: `noll`, `tjugoen`, `hundra`; `nil` for any other number.
    ///
    /// - Parameter gender: `tjugoen` or `tjugoett`. Before a neuter noun only the latter will do.
    public static func words(for number: Int, gender: Gender = .common) -> String? {
        guard (0...999_999).contains(number) else { return nil }
        let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
        if thousands == 0 { return belowThousand(rest, gender) }
        if number == 1000 { return "tusen" }
        let head = multiplier(thousands) + "tusen"
        if rest == 0 { return head }
        let tail = belowThousand(rest, gender)
        return head + " " + (100...199 ~= rest ? "ett" + tail : tail)
    }

    private static func belowThousand(_ number: Int, _ gender: Gender) -> String {
        let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
        if hundreds == 0 { return belowHundred(rest, gender) }
        let head = (hundreds == 1 ? "" : small[hundreds]) + "hundra"
        return rest == 0 ? head : head + belowHundred(rest, gender)
    }

    private static func belowHundred(_ number: Int, _ gender: Gender) -> String {
        if number < 20 { return number == 1 && gender == .common ? "en" : small[number] }
        let (ten, one) = number.quotientAndRemainder(dividingBy: 10)
        return tens[ten - 2] + (one == 0 ? "" : belowHundred(one, gender))
    }

    /// Before `tusen`: Swedish writes no three alike in a row, so `ett` + `tusen` is `ettusen`.
    private static func multiplier(_ thousands: Int) -> String {
        let words = belowThousand(thousands, .neuter)
        return words.hasSuffix("ett") ? String(words.dropLast()) : words
    }
}
