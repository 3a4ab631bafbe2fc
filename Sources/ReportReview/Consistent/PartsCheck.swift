import Diagnostics
import ExactNumbers

/// A whole and its parts in one sentence: ”65 deltagare: 60 kvinnor och 5 män”.
struct PartsCheck: ReviewCheck {
    private static let pairs: [Set<String>] = [["kvinnor", "män"], ["flickor", "pojkar"], ["tjejer", "killar"]]
    private static let vague: Set<String> = [
        "cirka", "omkring", "ungefär", "nästan", "drygt", "knappt", "minst", "över", "runt", "uppemot", "ca",
    ]

    func diagnostics(in review: Review) -> [Diagnostic] { review.prose.sentences.compactMap(Self.problem) }

    private static func problem(_ sentence: Sentence) -> Diagnostic? {
        let tokens = sentence.tokens
        guard !sentence.contains(vague),
            !sentence.contains(["procent", "%", "respektive", "övriga", "samt", "icke-binära", "annat"])
        else { return nil }
        for pair in pairs {
            let parts = tokens.indices.dropFirst().filter {
                pair.contains(tokens[$0].lower) && tokens[$0 - 1].count != nil
            }
            guard parts.count == 2, tokens[parts[0]].lower != tokens[parts[1]].lower,
                let first = tokens[parts[0] - 1].count, let second = tokens[parts[1] - 1].count
            else { continue }
            guard !goesOn(after: parts[1], tokens), parts[1] - parts[0] <= 4,
                let whole = whole(before: parts[0] - 1, tokens), let total = tokens[whole].count,
                first + second != total
            else { continue }
            guard !Reservation.isQuoted(whole, in: sentence) else { continue }
            return Diagnostic(
                .note, "delar-mot-helhet",
                "\(first) \(tokens[parts[0]].lower) och \(second) \(tokens[parts[1]].lower) är \(first + second), men helheten sägs vara \(total)",
                at: sentence.passage.range(tokens[whole].range),
                help: "rätta den siffra som är fel, eller säg vilka som fattas")
        }
        return nil
    }

    /// ”7 män och 1 som …”: there is a third part.
    private static func goesOn(after part: Int, _ tokens: [Token]) -> Bool {
        part + 2 < tokens.count && [",", "och"].contains(tokens[part + 1].lower) && tokens[part + 2].count != nil
    }

    /// The number that the parts are of: ”65 deltagare:”, ”65 personer, varav”, ”65 personer deltog,”.
    private static func whole(before part: Int, _ tokens: [Token]) -> Int? {
        guard part > 1 else { return nil }
        // ”Av 48 anställda är 30 kvinnor och 20 män”
        if ["är", "var"].contains(tokens[part - 1].lower),
            let of = tokens[..<part].lastIndex(where: { $0.lower == "av" }), part - of <= 5
        {
            return (of + 1..<part).first { tokens[$0].count != nil }
        }
        let divider = tokens[..<part].lastIndex { [":", ",", "(", "–"].contains($0.text) || $0.lower == "varav" }
        guard let divider, part - divider <= 3 else { return nil }
        return tokens[..<divider].indices.last { index in
            guard let count = tokens[index].count, count > 1, index + 1 < divider, tokens[index + 1].kind == .word
            else { return false }
            return !(1950...2100).contains(count)
        }
    }
}
