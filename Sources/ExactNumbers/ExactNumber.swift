/// A number that arithmetic leaves exact: a fraction of two whole numbers, always in lowest terms.
///
/// A colour depends on whether a share reaches a threshold, and binary floating point turns 1.2 of 1.5
/// red. The operations that could leave the range of 128 bits return `nil` instead of trapping: figures
/// come from files.
public struct ExactNumber: Sendable, Hashable {
    public let numerator: Int128
    /// Always positive.
    public let denominator: Int128

    public static let zero = ExactNumber(0)
    public static let hundred = ExactNumber(100)

    public init(_ whole: Int) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// `numerator` / `denominator`, or `nil` where the denominator is zero or the number too large.
    public init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / Int128(divisor)
        self.denominator = sign * denominator / Int128(divisor)
    }

    private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }

    public var isNegative: Bool { numerator < 0 }
    public var isZero: Bool { numerator == 0 }
    public var isPositive: Bool { numerator > 0 }
    public var isWhole: Bool { denominator == 1 }
    public var magnitude: ExactNumber { isNegative ? negated : self }
    public var negated: ExactNumber { ExactNumber(lowest: -numerator, denominator) }

    private init(lowest numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public func adding(_ other: ExactNumber) -> ExactNumber? {
        guard let left = Self.product(numerator, other.denominator),
            let right = Self.product(other.numerator, denominator),
            let below = Self.product(denominator, other.denominator)
        else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactNumber(sum, over: below)
    }

    public func subtracting(_ other: ExactNumber) -> ExactNumber? { adding(other.negated) }

    public func multiplied(by other: ExactNumber) -> ExactNumber? {
        guard let above = Self.product(numerator, other.numerator),
            let below = Self.product(denominator, other.denominator)
        else { return nil }
        return ExactNumber(above, over: below)
    }

    /// The quotient, or `nil` where `other` is zero.
    public func divided(by other: ExactNumber) -> ExactNumber? {
        guard !other.isZero, let inverse = ExactNumber(other.denominator, over: other.numerator) else { return nil }
        return multiplied(by: inverse)
    }

    private static func product(_ left: Int128, _ right: Int128) -> Int128? {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : product
    }

    /// The sum of many, or `nil` where it grows too large. The sum of none is zero.
    public static func sum(_ numbers: some Sequence<ExactNumber>) -> ExactNumber? {
        var total = ExactNumber.zero
        for number in numbers {
            guard let next = total.adding(number) else { return nil }
            total = next
        }
        return total
    }

    /// For drawing alone: never for a comparison or a figure.
    public var approximate: Double { Double(numerator) / Double(denominator) }
}

extension ExactNumber: Comparable {
    /// Compares by cross multiplication in 256 bits, so that no size of number can trap or round.
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let leftSide = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
        let rightSide = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
        return left.isNegative
            ? (rightSide.high, rightSide.low) < (leftSide.high, leftSide.low)
            : (leftSide.high, leftSide.low) < (rightSide.high, rightSide.low)
    }
}
