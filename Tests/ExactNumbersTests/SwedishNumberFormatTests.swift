import ExactNumbers
import SeededNumbers
import Testing

@Suite struct SwedishNumberFormatTests {
    @Test(arguments: [
        ("61100961", "61_100_961"), ("1000", "1_000"), ("999", "999"), ("-15,6", "−15,6"), ("0", "0"),
        ("-0,004", "0"), ("0,005", "0,01"), ("-0,005", "−0,01"), ("1,005", "1,01"), ("999,995", "1_000"),
        ("999999,999", "1_000_000"), ("2,50", "2,5"), ("87,87", "87,87"), ("87,871", "87,87"),
    ])
    func writesLikeASwede(text: String, expected: String) throws {
        let number = try SwedishNumber.read(text)
        #expect(SwedishNumber.format(number) == expected.replacing("_", with: "\u{A0}"))
    }

    @Test(
        arguments: [
            ("87,9", "procent", "87,9_%"), ("5", "procentenheter", "5_procentenheter"),
            ("1", "procentenheter", "1_procentenhet"), ("-1", "procentenheter", "−1_procentenhet"),
            ("1,5", "procentenheter", "1,5_procentenheter"), ("63100961", "kr", "63_100_961_kr"),
            ("-15,6", "mnkr", "−15,6_mnkr"), ("7", "tkr", "7_tkr"), ("33", "antal", "33"), ("33", nil, "33"),
            ("33", "", "33"), ("12", "deltagare", "12_deltagare"),
        ] as [(String, String?, String)])
    func addsTheUnit(text: String, unit: String?, expected: String) throws {
        let number = try SwedishNumber.read(text)
        #expect(SwedishNumber.format(number, unit: unit) == expected.replacing("_", with: "\u{A0}"))
    }

    @Test func keepsWhatTheAuthorWrote() throws {
        #expect(SwedishNumber.formatAsAuthored(try .init(text: "64,999")) == "64,999")
        #expect(SwedishNumber.formatAsAuthored(try .init(text: "0,000001")) == "0,000001")
        let third = try #require(ExactNumber(1, over: 3))
        #expect(SwedishNumber.formatAsAuthored(third) == "0,33")
        #expect(third.fractionDigits == nil)
        #expect(SwedishNumber.format(ExactNumber(2), minimumFractionDigits: 1) == "2,0")
    }

    @Test(arguments: [
        ("87.87", "87,87"), ("-15.6", "-15,6"), ("61100961", "61100961"), ("0", "-0"), ("0.000001", "0,000001"),
    ])
    func writesPlainDecimals(expected: String, text: String) throws {
        #expect(try SwedishNumber.read(text).decimalText() == expected)
    }

    @Test func writesAnySizeExactly() throws {
        let large = try #require(ExactNumber(.max, over: 1))
        #expect(large.decimalText() == "170141183460469231731687303715884105727")
        let nearlyOne = try #require(ExactNumber(.max - 1, over: .max))
        #expect(nearlyOne.decimalText() == "1")
        #expect(nearlyOne.decimalText(maximumFractionDigits: 38) == "0.99999999999999999999999999999999999999")
        let half = try #require(ExactNumber(.max, over: 2))
        #expect(half.decimalText(maximumFractionDigits: 0) == "85070591730234615865843651857942052864")
        #expect(large.rounded(fractionDigits: 6) == nil)
        #expect(half.decimalText(maximumFractionDigits: -3) == "85070591730234615865843651857942052864")
    }

    @Test func writesThirdsAgainstLongDivision() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let above = Int128.random(in: 0...1_000_000, using: &generator)
            let below = Int128.random(in: 1...1_000_000, using: &generator)
            let number = try #require(ExactNumber(above, over: below))
            let scaled = (above * 2_000_000 + below) / (2 * below)
            let text = number.decimalText()
            let parsed = try #require(SwedishNumber.parse(text))
            #expect(parsed == ExactNumber(scaled, over: 1_000_000))
            #expect(number.rounded(fractionDigits: 6) == parsed)
        }
    }
}

extension ExactNumber {
    /// The number in a text that a test knows to be one.
    init(text: String) throws { self = try SwedishNumber.read(text) }
}
