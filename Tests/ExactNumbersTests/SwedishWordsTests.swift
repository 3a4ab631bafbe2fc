import ExactNumbers
import Testing

@Suite struct SwedishWordsTests {
    @Test(arguments: [
        (0, "noll"), (1, "en"), (2, "två"), (12, "tolv"), (18, "arton"), (20, "tjugo"), (21, "tjugoen"),
        (40, "fyrtio"), (99, "nittionio"), (100, "hundra"), (101, "hundraen"), (112, "hundratolv"),
        (345, "trehundrafyrtiofem"), (1000, "tusen"), (1001, "ettusen en"), (1100, "ettusen etthundra"),
        (2000, "tvåtusen"), (2345, "tvåtusen trehundrafyrtiofem"), (2100, "tvåtusen etthundra"),
        (21_000, "tjugoettusen"), (100_000, "hundratusen"), (101_000, "hundraettusen"),
        (406_807, "fyrahundrasextusen åttahundrasju"),
        (999_999, "niohundranittioniotusen niohundranittionio"),
    ])
    func writesWords(number: Int, words: String) {
        #expect(SwedishNumerals.words(for: number) == words)
        #expect(SwedishNumerals.number(from: words) == number)
    }

    @Test(arguments: [(1, "ett"), (21, "tjugoett"), (101, "hundraett"), (2001, "tvåtusen ett"), (100, "hundra")])
    func knowsTheGender(number: Int, words: String) {
        #expect(SwedishNumerals.words(for: number, gender: .neuter) == words)
        #expect(SwedishNumerals.number(from: words) == number)
    }

    @Test(arguments: [-1, 1_000_000, .max, .min])
    func writesNoOtherNumber(number: Int) { #expect(SwedishNumerals.words(for: number) == nil) }

    @Test(arguments: [
        ("etthundra", 100), ("ett hundra", 100), ("ettusen", 1000), ("ett tusen", 1000), ("Tjugoett", 21),
        ("två tusen tre hundra fyrtio fem", 2345), ("tusen ett", 1001),
    ])
    func understandsVariants(words: String, number: Int) { #expect(SwedishNumerals.number(from: words) == number) }

    @Test(arguments: [
        "", " ", "tjugotio", "tjugonoll", "hundranoll", "tusennoll", "nolltusen", "nollhundra", "tiohundra",
        "tretjugo", "tusentusen", "hundrahundra", "femelva", "tjugoenhundra", "x", "tjugotjugo", "12",
    ])
    func refusesOtherWords(words: String) { #expect(SwedishNumerals.number(from: words) == nil) }

    @Test func everyNumberReturns() {
        for number in Array(0...9999) + Array(stride(from: 10_000, through: 999_999, by: 997)) {
            for gender in SwedishNumerals.Gender.allCases {
                #expect(
                    SwedishNumerals.words(for: number, gender: gender).flatMap { SwedishNumerals.number(from: $0) }
                        == number)
            }
        }
    }

    @Test func writesDates() {
        #expect(SwedishDate.words(year: 2023, month: 8, day: 31) == "31 augusti 2023")
        #expect(SwedishDate.words(year: 2023, month: 8) == "augusti 2023")
        #expect(SwedishDate.words(year: 2023) == "2023")
        #expect(SwedishDate.words(year: 2023, month: 13, day: 1) == "2023")
        #expect(SwedishDate.words(year: 2023, month: 2, day: 99) == "februari 2023")
    }
}
