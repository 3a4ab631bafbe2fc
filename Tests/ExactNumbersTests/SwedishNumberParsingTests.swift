import ExactNumbers
import SeededNumbers
import Testing

@Suite struct SwedishNumberParsingTests {
    @Test(
        arguments: [
            ("54", 54, 1), ("54,5", 545, 10), ("54.5", 545, 10), ("1 234,5", 12345, 10),
            ("1\u{A0}234,5", 12345, 10), ("1\u{202F}234,5", 12345, 10), ("-15,6", -156, 10), ("−15,6", -156, 10),
            ("+5", 5, 1), ("61 100 961", 61_100_961, 1), ("1.234,5", 12345, 10), ("1,234.5", 12345, 10),
            ("1.234.567,8", 12_345_678, 10), ("1.234", 1234, 1000), ("1,234", 1234, 1000), ("0", 0, 1),
            ("-0", 0, 1), ("0,000001", 1, 1_000_000), ("007", 7, 1), (" 12 ", 12, 1), ("12,50", 25, 2),
            ("999999999999", 999_999_999_999, 1), ("000 000 000 000 001", 1, 1),
        ] as [(String, Int128, Int128)])
    func understands(text: String, numerator: Int128, denominator: Int128) {
        #expect(SwedishNumber.parse(text) == ExactNumber(numerator, over: denominator))
    }

    @Test(arguments: [
        "", " ", "-", "+", "abc", "12 34", "1 2345", "1234 567", "1  234", "12 345 67,8", ",5", "5,", ".", ",",
        "5 %", "5%", "5 kr", "--5", "- 5", "1.234.567", "1,234,567", "1,23.4,5", "1.23,4", "1 234.567,8",
        "1.234 567,8", "1e5", "0x10", "٣", "５", "½", "5\u{301}", "NaN", "∞", "1_000", "—5", "1\n000", "2023-04",
        "1, 5", "1 ,5", "1,234 5", "1'234",
    ])
    func refuses(text: String) {
        #expect(SwedishNumber.parse(text) == nil)
        #expect(throws: SwedishNumber.Problem.notANumber) { try SwedishNumber.read(text) }
    }

    @Test(arguments: [
        ("1234567890123", SwedishNumber.Problem.tooLarge), ("1 234 567 890 123", .tooLarge),
        ("0,1234567", .tooManyDecimals), ("1,0000000", .tooManyDecimals),
        (String(repeating: "9", count: 10_000), .tooLarge),
        ("0," + String(repeating: "0", count: 10_000), .tooManyDecimals),
    ])
    func saysWhy(text: String, problem: SwedishNumber.Problem) {
        #expect(throws: problem) { try SwedishNumber.read(text) }
    }

    @Test func survivesAnything() {
        var generator = SeededGenerator(seed: 11)
        let alphabet = Array("0123456789  ,.-−+\u{A0}\u{202F}%kå𝟙")
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...20, using: &generator)
            let text = String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
            if let number = SwedishNumber.parse(text) {
                #expect(SwedishNumber.parse(SwedishNumber.format(number, maximumFractionDigits: 6)) == number)
            }
        }
    }
}
