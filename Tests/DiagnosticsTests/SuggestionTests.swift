import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
    static let keys = ["titel", "nummer", "indikatorer", "målvärde", "läge", "källa"]

    @Test(arguments: [
        ("title", "titel"), ("titlel", "titel"), ("Titel", "titel"), ("numer", "nummer"), ("numemr", "nummer"),
        ("indikatorrer", "indikatorer"),
        ("malvarde", "målvärde"), ("lage", "läge"), ("kalla", "källa"),
    ])
    func findsTheNearest(written: String, meant: String) {
        #expect(Suggestion.nearest(to: written, among: Self.keys) == meant)
    }

    @Test(arguments: ["", "x", "status", "beskrivning", "prioriteringar"])
    func findsNothingFarAway(written: String) {
        #expect(Suggestion.nearest(to: written, among: Self.keys) == nil)
    }

    @Test func neverSuggestsTheSameWord() {
        #expect(Suggestion.nearest(to: "titel", among: ["titel"]) == nil)
    }

    @Test func choosesTheFirstOfTwoAsNear() {
        #expect(Suggestion.nearest(to: "mal", among: ["mål", "mat"]) == "mål")
        #expect(Suggestion.nearest(to: "mal", among: ["mat", "mål"]) == "mat")
    }

    @Test func namesTheCandidatesWhereNoneIsNear() {
        #expect(Suggestion.help(for: "x", among: ["helt", "delvis"]) == "de som finns är: helt, delvis")
        #expect(Suggestion.help(for: "hellt", among: ["helt", "delvis"]) == "menade du ”helt”?")
        #expect(Suggestion.help(for: "x", among: ["staplar"]) == "den som finns är: staplar")
        #expect(Suggestion.help(for: "x", among: []) == nil)
        let many = (1...20).map { "n\($0)xxxxxxxx" }
        #expect(Suggestion.list(many)?.hasSuffix("n15xxxxxxxx …") == true)
    }

    /// By counting by hand, with neighbours changing places as one edit.
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "cab", 2),
        ("mål", "mal", 1), ("kapitel", "kaptiel", 1),
    ])
    func countsEdits(left: String, right: String, distance: Int) {
        #expect(Suggestion.editDistance(Array(left), Array(right), limit: 9) == distance)
        #expect(Suggestion.editDistance(Array(right), Array(left), limit: 9) == distance)
    }
}
