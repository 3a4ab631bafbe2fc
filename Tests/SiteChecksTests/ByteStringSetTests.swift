import SeededNumbers
import Testing

@testable import SiteChecks

/// The set against one of strings, with as many and as like ones as a large page has.
@Suite struct ByteStringSetTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func holdsWhatASetOfStringsHolds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var set = ByteStringSet()
        var known: [String: Int] = [:]
        for _ in 0..<2_000 {
            let string = Self.string(&random)
            #expect(Self.index(of: string, in: set) == known[string])
            let isNew = known[string] == nil
            #expect(set.insert(string) == isNew)
            if isNew { known[string] = known.count }
        }
        #expect(set.count == known.count)
        for (string, index) in known {
            #expect(Self.index(of: string, in: set) == index)
            #expect(set.withBytes(at: index) { String(decoding: $0, as: UTF8.self) } == string)
        }
    }

    /// Few letters and all lengths around eight bytes: many are the same, and most others differ in one letter.
    private static func string(_ random: inout SeededGenerator) -> String {
        let letters: [Character] = ["a", "b", "å"]
        let beginning = Bool.random(using: &random) ? "stycke-" : ""
        return beginning
            + String(
                (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
    }

    private static func index(of string: String, in set: ByteStringSet) -> Int? {
        var string = string
        return string.withUTF8(set.index)
    }
}
