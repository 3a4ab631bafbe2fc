import ExactNumbers
import SeededNumbers
import Testing

/// Arithmetic against whole-number reasoning that shares no code with the type.
@Suite struct ExactNumberPropertyTests {
    typealias Parts = (above: Int128, below: Int128)

    static func samples(seed: UInt64, count: Int = 3_000) -> [(left: Parts, right: Parts)] {
        var generator = SeededGenerator(seed: seed)
        func part() -> Parts {
            (.random(in: -1_000_000...1_000_000, using: &generator), .random(in: 1...1_000_000, using: &generator))
        }
        return (0..<count).map { _ in (part(), part()) }
    }

    /// Whether a number is above / below, by cross multiplication.
    static func isEqual(_ number: ExactNumber?, _ above: Int128, _ below: Int128) -> Bool {
        guard let number else { return false }
        return number.numerator * below == above * number.denominator
    }

    @Test func agreesWithWholeNumbers() throws {
        for (left, right) in Self.samples(seed: 1) {
            let a = try #require(ExactNumber(left.above, over: left.below))
            let b = try #require(ExactNumber(right.above, over: right.below))
            let below = left.below * right.below
            #expect(Self.isEqual(a.adding(b), left.above * right.below + right.above * left.below, below))
            #expect(Self.isEqual(a.subtracting(b), left.above * right.below - right.above * left.below, below))
            #expect(Self.isEqual(a.multiplied(by: b), left.above * right.above, below))
            #expect((a < b) == (left.above * right.below < right.above * left.below))
            #expect((a == b) == (left.above * right.below == right.above * left.below))
            if right.above == 0 { #expect(a.divided(by: b) == nil) }
            if let quotient = a.divided(by: b) { #expect(quotient.multiplied(by: b) == a) }
        }
    }

    @Test func readsWhatItWrites() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<5_000 {
            let digits = Int128.random(in: -999_999_999_999_999_999...999_999_999_999_999_999, using: &generator)
            let number = try #require(ExactNumber(digits, over: 1_000_000))
            #expect(SwedishNumber.parse(SwedishNumber.format(number, maximumFractionDigits: 6)) == number)
            #expect(SwedishNumber.parse(number.decimalText()) == number)
        }
    }

    @Test func givesNothingRatherThanTrapping() throws {
        let large = try #require(ExactNumber(.max, over: 1))
        #expect(large.adding(large) == nil)
        #expect(large.multiplied(by: large) == nil)
        #expect(ExactNumber.sum([large, large]) == nil)
        #expect(ExactNumber(1, over: 0) == nil)
        #expect(ExactNumber(.min, over: 1) == nil)
        #expect(ExactNumber(1).divided(by: .zero) == nil)
        #expect(large.negated < large)
    }
}
