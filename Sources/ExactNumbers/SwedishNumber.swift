/// Numbers as Swedish editors write them and Swedish readers meet them.
///
/// Free of locales and of Foundation, so that the same content gives the same bytes on every computer.
public enum SwedishNumber {
    /// Why a text is not taken for a number.
    public enum Problem: Error, Sendable, Hashable, CaseIterable {
        /// Something else than a number, or grouped in another way than by three.
        case notANumber
        /// More than ``SwedishNumber/maximumWholeDigits`` digits before the decimal sign.
        case tooLarge
        /// More than ``SwedishNumber/maximumFractionDigits`` digits after it.
        case tooManyDecimals
    }

    /// Of a number in a file: up to 999 999 999 999, which leaves arithmetic far from its limit.
    public static let maximumWholeDigits = 12
    /// Of a number in a file.
    public static let maximumFractionDigits = 6

    /// The number that a text stands for, or `nil` where it stands for none.
    ///
    /// - SeeAlso: ``read(_:)``, which says why.
    public static func parse(_ text: some StringProtocol) -> ExactNumber? { try? read(text) }

    /// The number that a text stands for: `54`, `54,5`, `54.5`, `1 234,5`, `−15,6`, `1.234,5`, `1,234.5`.
    ///
    /// One comma or point alone is always the decimal sign (`1.234` is a little more than one). Where both
    /// stand, the last is the decimal sign and the other one groups by three. A sign that stands several
    /// times alone (`1.234.567`) is refused: the same column could hold `1.234`, and one of the two would
    /// be read wrongly in silence. Units are not part of a number. A minus may be any of the strokes that
    /// programs put before a figure, the en dash that Word makes of a hyphen too.
    public static func read(_ text: some StringProtocol) throws(Problem) -> ExactNumber {
        var rest = trimmed(Array(text.unicodeScalars))[...]
        var isNegative = false
        if let sign = rest.first, sign == "+" || isMinus(sign) {
            isNegative = sign != "+"
            rest = rest.dropFirst()
        }
        let (whole, fraction) = try split(rest)
        let significant = whole.drop { $0 == 0 }
        guard significant.count <= maximumWholeDigits else { throw .tooLarge }
        guard fraction.count <= maximumFractionDigits else { throw .tooManyDecimals }
        var digits: Int128 = 0
        for digit in significant { digits = digits * 10 + Int128(digit) }
        var scale: Int128 = 1
        for digit in fraction {
            digits = digits * 10 + Int128(digit)
            scale *= 10
        }
        guard let number = ExactNumber(isNegative ? -digits : digits, over: scale) else { throw .tooLarge }
        return number
    }

    /// Hyphens, the figure dash, the en dash and the minus itself.
    static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "\u{2010}", "\u{2011}", "\u{2012}", "–", "−": true
        default: false
        }
    }

    private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let leading = scalars.drop { isSpace($0) || $0 == "\t" }
        guard let last = leading.lastIndex(where: { !isSpace($0) && $0 != "\t" }) else { return [] }
        return Array(leading[...last])
    }

    /// Ordinary, no-break and narrow no-break space.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}"
    }

    /// The digits before and after the decimal sign.
    private static func split(
        _ text: ArraySlice<Unicode.Scalar>
    ) throws(Problem) -> (whole: [Int128], fraction: [Int128]) {
        guard let decimal = text.lastIndex(where: { $0 == "," || $0 == "." }) else {
            return (try wholePart(text, groupedBy: isSpace), [])
        }
        let before = text[..<decimal]
        let fraction = try digits(text[(decimal + 1)...])
        let other: Unicode.Scalar = text[decimal] == "," ? "." : ","
        let whole =
            before.contains(other)
            ? try wholePart(before, groupedBy: { $0 == other })
            : try wholePart(before, groupedBy: isSpace)
        return (whole, fraction)
    }

    /// One to three digits, then groups of exactly three; or digits without groups.
    private static func wholePart(
        _ text: ArraySlice<Unicode.Scalar>, groupedBy isSeparator: (Unicode.Scalar) -> Bool
    ) throws(Problem) -> [Int128] {
        let groups = text.split(omittingEmptySubsequences: false, whereSeparator: isSeparator)
        if groups.count > 1 {
            let isRegular = groups.dropFirst().allSatisfy { $0.count == 3 } && (groups.first?.count ?? 0) <= 3
            guard isRegular else { throw .notANumber }
        }
        var whole: [Int128] = []
        for group in groups { whole += try digits(group) }
        return whole
    }

    /// At least one, and nothing else than 0–9.
    private static func digits(_ text: ArraySlice<Unicode.Scalar>) throws(Problem) -> [Int128] {
        guard !text.isEmpty else { throw .notANumber }
        var digits: [Int128] = []
        for scalar in text {
            guard ("0"..."9").contains(scalar) else { throw .notANumber }
            digits.append(Int128(scalar.value - 48))
        }
        return digits
    }
}
