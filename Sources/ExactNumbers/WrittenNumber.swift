/// A number with what its author wrote beside its value: how many decimals, and whether there was a sign.
///
/// `24,0` and `24` are the same to arithmetic and not to a reader: the first says how exactly something was measured.
public struct WrittenNumber: Sendable, Hashable {
    public var value: ExactNumber
    public var fractionDigits: Int
    /// `+`, `-` or nothing; a zero may have one.
    private var sign: String

    /// - Parameter text: What stands there: `+3,20`, `−0,0`, `1 234`.
    public init(_ value: ExactNumber, text: some StringProtocol) {
        self.value = value
        let decimal = text.unicodeScalars.lastIndex { $0 == "," || $0 == "." }
        fractionDigits =
            decimal.map { text.unicodeScalars.distance(from: $0, to: text.unicodeScalars.endIndex) - 1 } ?? 0
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "\t" }
        sign = first == "+" ? "+" : first.map(SwedishNumber.isMinus) == true ? "-" : ""
    }

    /// With the signs of Swedish print: `+3,20`, `−15,6`, `61 100 961`.
    public var shown: String {
        let digits = SwedishNumber.format(
            value.magnitude, maximumFractionDigits: fractionDigits, minimumFractionDigits: fractionDigits)
        return (sign == "-" ? SwedishNumber.minus : sign) + digits
    }

    /// For a data file: `-15,60`, without grouping.
    public var plain: String {
        let digits = DecimalDigits(value.magnitude, maximumFractionDigits: fractionDigits)
        return sign
            + digits.text(minus: "", grouping: "", decimalSign: ",", minimumFractionDigits: fractionDigits)
    }
}
