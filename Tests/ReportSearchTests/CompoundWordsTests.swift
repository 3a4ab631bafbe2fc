import Testing

@testable import ReportSearch

/// A word as letters of Latin-1, and its parts as text.
private func letters(_ word: String) -> Letters { word.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }[...] }

private func parts(_ word: String, knowing words: String) -> String {
    let compounds = CompoundWords(words: Set(words.split(separator: " ").map { letters(String($0)) }))
    let all = letters(word)
    let places = [all.startIndex] + compounds.joints(of: all) + [all.endIndex]
    return zip(places, places.dropFirst()).map {
        String(String.UnicodeScalarView(all[$0..<$1].map { Unicode.Scalar($0) }))
    }.joined(separator: "|")
}

@Suite struct CompoundWordsTests {
    @Test(arguments: [
        ("kollektivtrafikens", "kollektivt trafiken", "kollektiv|trafikens"),
        ("kommunchefsforum", "kommunen chef forum", "kommun|chefs|forum"),
        ("hälsofrämjande", "hälsa främjande", "hälso|främjande"),
        ("skolbyggnad", "skola byggnader", "skol|byggnad"),
        ("bredband", "bred band", "bred|band"),
    ])
    func partsThatStandAlone(word: String, words: String, expected: String) {
        #expect(parts(word, knowing: words + " " + word) == expected)
    }

    @Test func endsThatSeveralCompoundsShare() {
        #expect(parts("busstrafiken", knowing: "buss flyg flygtrafik busstrafiken") == "buss|trafiken")
        #expect(parts("busstrafiken", knowing: "buss busstrafiken") == "busstrafiken")
    }

    @Test(arguments: ["hållbara", "utbildningen", "kommunerna", "trafik", "a", ""])
    func wordsThatAreWhole(word: String) {
        #expect(parts(word, knowing: "håll bara utbild kommun trafik ningen erna") == word)
    }

    @Test func everyWordIsCutAtPlacesWithin() {
        let words = ["ab", "abc", "abcabc", "abcabcabc", "abcdabcd", "åäöåäöåäö"]
        let compounds = CompoundWords(words: Set(words.map(letters)))
        for word in words.map(letters) {
            #expect(compounds.joints(of: word).allSatisfy { $0 > word.startIndex && $0 < word.endIndex })
        }
    }
}
