/// What became of a sentence, a table row or a line.
public enum UnitChange: Sendable, Equatable {
    case added(String)
    case removed(String)
    case changed(from: String, to: String)
}

/// Two lists of sentences, compared.
enum UnitDifference {
    static func between(_ old: [String], _ new: [String]) -> [UnitChange] {
        let difference = new.difference(from: old)
        let gone = Set(difference.removals.map(\.offset))
        let come = Set(difference.insertions.map(\.offset))
        var changes: [UnitChange] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            var removed: [String] = []
            var added: [String] = []
            while left < old.count, gone.contains(left) { (removed, left) = (removed + [old[left]], left + 1) }
            while right < new.count, come.contains(right) { (added, right) = (added + [new[right]], right + 1) }
            changes += paired(removed, added)
            (left, right) = (left + 1, right + 1)
        }
        return changes
    }

    /// Of what went and what came at one place, the sentences that resemble each other are one that was changed.
    private static func paired(_ removed: [String], _ added: [String]) -> [UnitChange] {
        var rest = removed
        var changes: [UnitChange] = []
        for sentence in added {
            let nearest = rest.indices.max { likeness(rest[$0], sentence) < likeness(rest[$1], sentence) }
            if let nearest, likeness(rest[nearest], sentence) >= 0.4 {
                changes += rest[..<nearest].map(UnitChange.removed) + [.changed(from: rest[nearest], to: sentence)]
                rest.removeSubrange(...nearest)
            } else {
                changes.append(.added(sentence))
            }
        }
        return changes + rest.map(UnitChange.removed)
    }

    /// The share of words that two texts have in common, 0 to 1.
    static func likeness(_ left: String, _ right: String) -> Double {
        let (left, right) = (words(left), words(right))
        guard !left.isEmpty || !right.isEmpty else { return 1 }
        return Double(2 * left.intersection(right).count) / Double(left.count + right.count)
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
