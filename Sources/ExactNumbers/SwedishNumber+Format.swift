extension SwedishNumber {
    /// A space at which no line breaks: between thousands, and between a figure and its unit.
    public static let noBreakSpace = "\u{A0}"
    static let minus = "\u{2212}"

    /// A number for a Swedish reader: `61 100 961`, `−15,6`, rounded half away from zero.
    ///
    /// Shows the number's own digits up to `maximumFractionDigits`, without trailing zeros beyond
    /// `minimumFractionDigits`. The spaces are no-break spaces, the minus is U+2212.
    public static func format(
        _ number: ExactNumber, maximumFractionDigits: Int = 2, minimumFractionDigits: Int = 0
    ) -> String {
        DecimalDigits(number, maximumFractionDigits: maximumFractionDigits)
            .text(
                minus: minus, grouping: noBreakSpace, decimalSign: ",",
                minimumFractionDigits: min(minimumFractionDigits, maximumFractionDigits))
    }

    /// A number with its unit: `87,9 %`, `5 procentenheter`, `63 100 961 kr`; `antal` and `nil` give it alone.
    public static func format(
        _ number: ExactNumber, unit: String?, maximumFractionDigits: Int = 2, minimumFractionDigits: Int = 0
    ) -> String {
        let figure = format(
            number, maximumFractionDigits: maximumFractionDigits, minimumFractionDigits: minimumFractionDigits)
        return figure + suffix(for: unit, isOne: figure == "1" || figure == minus + "1")
    }

    /// A number from a file with all the decimals that its author wrote; one that was computed, with two.
    ///
    /// - Parameter minimumFractionDigits: How many decimals its neighbours are written with.
    public static func formatAsAuthored(_ number: ExactNumber, unit: String? = nil, minimumFractionDigits: Int = 0)
        -> String
    {
        format(
            number, unit: unit,
            maximumFractionDigits: max(authoredFractionDigits(of: number) ?? 2, minimumFractionDigits),
            minimumFractionDigits: minimumFractionDigits)
    }

    /// The number's decimals where it could stand in a file; `nil` for one that only a computation gives.
    public static func authoredFractionDigits(of number: ExactNumber) -> Int? {
        let digits = DecimalDigits(number, maximumFractionDigits: maximumFractionDigits)
        return digits.isExact ? digits.fraction.count : nil
    }

    /// What follows the figure, with its no-break space: ` %`, ` kr`; empty for plain numbers.
    private static func suffix(for unit: String?, isOne: Bool) -> String {
        switch unit {
        case nil, "", "antal": ""
        case "procent", "%": noBreakSpace + "%"
        case "procentenheter": noBreakSpace + (isOne ? "procentenhet" : "procentenheter")
        case let word?: noBreakSpace + word
        }
    }
}
