extension SwedishNumber {
    /// A share in percent with one decimal, but never rounded across a threshold: `98,5 %`, `99,96 %`.
    ///
    /// A share decides a colour before it is rounded. Shown with too few decimals, 99,96 percent would read
    /// 100 percent beside a yellow mark, so decimals are added until the figure lies on the same side of
    /// every threshold as the share itself. Where six are not enough, words say it: `knappt 100 %`.
    ///
    /// - Parameters:
    ///   - share: In percent.
    ///   - thresholds: In percent, in any order.
    public static func formatShare(_ share: ExactNumber, thresholds: [ExactNumber]) -> String {
        formatApart(share, unit: "procent", from: thresholds, fractionDigits: 1)
    }

    /// Whether what `formatShare` shows is the share itself, so that `=` may stand before it rather than `≈`.
    public static func isShownWhole(_ share: ExactNumber, thresholds: [ExactNumber]) -> Bool {
        share.rounded(fractionDigits: maximumFractionDigits) == share
            && formatShare(share, thresholds: thresholds)
                == format(share, unit: "procent", maximumFractionDigits: maximumFractionDigits)
    }

    /// A number with as many decimals as it takes to tell it from the given others.
    ///
    /// - Parameters:
    ///   - others: What the shown figure must neither reach nor pass, unless the number itself does.
    ///   - fractionDigits: The most decimals to show where that is enough.
    public static func formatApart(
        _ number: ExactNumber, unit: String?, from others: [ExactNumber], fractionDigits: Int = 2
    ) -> String {
        for digits in max(0, fractionDigits)...max(fractionDigits, maximumFractionDigits, 0)
        where firstCrossed(by: number, fractionDigits: digits, of: others) == nil {
            return format(number, unit: unit, maximumFractionDigits: digits)
        }
        let crossed = firstCrossed(by: number, fractionDigits: maximumFractionDigits, of: others) ?? number
        let word = number < crossed ? "knappt" : "drygt"
        return word + noBreakSpace + format(crossed, unit: unit, maximumFractionDigits: maximumFractionDigits)
    }

    /// As the open data writes it, with as many decimals more as it takes to stay on the number's own side of the
    /// given others: a share of 79,9999999 is never 80 beside a status that begins at 80.
    public static func decimalText(_ number: ExactNumber, apartFrom others: [ExactNumber]) -> String {
        let digits = (maximumFractionDigits...30).first {
            firstCrossed(by: number, fractionDigits: $0, of: others) == nil
        }
        return number.decimalText(maximumFractionDigits: digits ?? 30)
    }

    /// The first of `others` that the rounded number does not stand in the same order to as the exact one.
    ///
    /// A number too large to round lies far from anything that a file can hold.
    private static func firstCrossed(
        by number: ExactNumber, fractionDigits: Int, of others: [ExactNumber]
    ) -> ExactNumber? {
        guard let rounded = number.rounded(fractionDigits: fractionDigits) else { return nil }
        return others.first { (number < $0) != (rounded < $0) || ($0 < number) != ($0 < rounded) }
    }
}
