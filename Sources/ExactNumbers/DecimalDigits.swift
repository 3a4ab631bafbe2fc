/// A number's decimal digits, rounded half away from zero; exact for every size of number.
///
/// The one place that turns a fraction into digits; Swedish figures and the open data's plain decimals
/// differ only in the signs between them.
struct DecimalDigits: Equatable {
    var isNegative: Bool
    /// Without leading zeros; `0` alone for less than one.
    var whole: String
    /// From the decimal sign on, without trailing zeros.
    var fraction: [UInt8]
    /// Whether nothing was rounded away.
    var isExact: Bool

    init(_ number: ExactNumber, maximumFractionDigits: Int) {
        let denominator = number.denominator.magnitude
        var (whole, remainder) = number.numerator.magnitude.quotientAndRemainder(dividingBy: denominator)
        var fraction: [UInt8] = []
        while remainder != 0, fraction.count < min(max(maximumFractionDigits, 0), 38) {
            let wide = remainder.multipliedFullWidth(by: 10)
            let (digit, rest) = denominator.dividingFullWidth(wide)
            fraction.append(UInt8(truncatingIfNeeded: digit))
            remainder = rest
        }
        isExact = remainder == 0
        if remainder != 0, remainder >= denominator - remainder, Self.carry(into: &fraction) { whole += 1 }
        while fraction.last == 0 { fraction.removeLast() }
        self.whole = String(whole)
        self.fraction = fraction
        isNegative = number.isNegative && (whole != 0 || !fraction.isEmpty)
    }

    /// Adds one to the last digit; whether the whole part must grow by one.
    private static func carry(into digits: inout [UInt8]) -> Bool {
        for index in digits.indices.reversed() {
            guard digits[index] == 9 else {
                digits[index] += 1
                return false
            }
            digits[index] = 0
        }
        return true
    }

    /// With chosen signs; at least `minimumFractionDigits` digits after the decimal sign.
    func text(minus: String, grouping: String, decimalSign: String, minimumFractionDigits: Int = 0) -> String {
        var text = isNegative ? minus : ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { text += grouping }
            text.append(digit)
        }
        let missing = min(max(0, minimumFractionDigits - fraction.count), 38)
        guard !fraction.isEmpty || missing > 0 else { return text }
        text += decimalSign
        for digit in fraction { text += String(digit) }
        return text + String(repeating: "0", count: missing)
    }
}

extension ExactNumber {
    /// How many decimals it takes to write the number exactly; `nil` where no number up to 38 is enough.
    public var fractionDigits: Int? {
        let digits = DecimalDigits(self, maximumFractionDigits: 38)
        return digits.isExact ? digits.fraction.count : nil
    }

    /// The number rounded half away from zero; `nil` where it grows too large on the way.
    public func rounded(fractionDigits: Int) -> ExactNumber? {
        SwedishNumber.power(of: fractionDigits).flatMap { scale in
            let digits = DecimalDigits(self, maximumFractionDigits: fractionDigits)
            guard let whole = Int128(digits.whole) else { return nil }
            var part: Int128 = 0
            for place in 0..<max(fractionDigits, 0) {
                part = part * 10 + (place < digits.fraction.count ? Int128(digits.fraction[place]) : 0)
            }
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: scale)
            let (sum, overflowOfSum) = scaled.addingReportingOverflow(part)
            return overflow || overflowOfSum ? nil : ExactNumber(digits.isNegative ? -sum : sum, over: scale)
        }
    }

    /// As the open data writes it: `87.87`, `-15.6`, with a point and without grouping.
    ///
    /// Exact as long as the number has no more decimals than asked for, else rounded half away from zero.
    public func decimalText(maximumFractionDigits: Int = SwedishNumber.maximumFractionDigits) -> String {
        DecimalDigits(self, maximumFractionDigits: maximumFractionDigits)
            .text(minus: "-", grouping: "", decimalSign: ".")
    }
}

extension SwedishNumber {
    /// 10 to the power of `exponent`, up to 36.
    static func power(of exponent: Int) -> Int128? {
        guard (0...36).contains(exponent) else { return nil }
        return (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
