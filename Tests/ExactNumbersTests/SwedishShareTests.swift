import ExactNumbers
import SeededNumbers
import Testing

@Suite struct SwedishShareTests {
    static let thresholds = [ExactNumber(100), ExactNumber(80), ExactNumber(0)]

    @Test(arguments: [
        ("98,4615", "98,5_%"), ("99,96", "99,96_%"), ("99,9", "99,9_%"), ("99,94", "99,9_%"),
        ("99,95", "99,95_%"), ("79,999", "79,999_%"), ("79,95", "79,95_%"), ("80", "80_%"), ("100", "100_%"),
        ("100,04", "100,04_%"), ("80,04", "80,04_%"), ("0,04", "0,04_%"), ("0", "0_%"), ("87,87", "87,9_%"),
        ("-12,34", "−12,3_%"), ("1234,56", "1_234,6_%"), ("99,999999", "99,999999_%"),
    ])
    func neverRoundsAcrossAThreshold(share: String, expected: String) throws {
        let text = SwedishNumber.formatShare(try .init(text: share), thresholds: Self.thresholds)
        #expect(text == expected.replacing("_", with: "\u{A0}"))
    }

    @Test func usesWordsWhereDigitsAreNotEnough() throws {
        let below = try #require(ExactNumber(99_999_999_999, over: 1_000_000_000))
        #expect(SwedishNumber.formatShare(below, thresholds: Self.thresholds) == "knappt\u{A0}100\u{A0}%")
        let above = try #require(ExactNumber(80_000_000_001, over: 1_000_000_000))
        #expect(SwedishNumber.formatShare(above, thresholds: Self.thresholds) == "drygt\u{A0}80\u{A0}%")
        #expect(SwedishNumber.formatShare(below, thresholds: []) == "100\u{A0}%")
    }

    @Test func theShownFigureStandsWhereTheShareStands() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            let share = try #require(
                ExactNumber(.random(in: 70_000_000...110_000_000, using: &generator), over: 1_000_000))
            let text = SwedishNumber.formatShare(share, thresholds: Self.thresholds)
            let shown = try #require(SwedishNumber.parse(text.dropLast(2)))
            for threshold in Self.thresholds {
                #expect((share < threshold) == (shown < threshold))
                #expect((share > threshold) == (shown > threshold))
            }
        }
    }
}
