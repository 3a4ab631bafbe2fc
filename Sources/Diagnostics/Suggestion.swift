/// Finds the name that an author probably meant.
public enum Suggestion {
    /// More names than these tell nobody anything.
    static let longestList = 15

    /// The candidate with the fewest edits to `name`, if it is near enough to be worth naming.
    ///
    /// Ties are won by the earlier candidate, so that the answer does not change between runs.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, min(3, name.count / 2))
        let wanted = Array(name.lowercased())
        var best: (distance: Int, candidate: String)?
        for candidate in candidates where candidate != name {
            let distance = editDistance(wanted, Array(candidate.lowercased()), limit: limit)
            if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
        }
        return best?.candidate
    }

    /// A help text that names the nearest candidate, else the candidates themselves.
    public static func help(for name: String, among candidates: [String]) -> String? {
        if let nearest = nearest(to: name, among: candidates) { return "menade du ”\(nearest)”?" }
        return list(candidates)
    }

    /// A help text that names them all: for numbers, of which none looks more like the wrong one than another.
    public static func list(_ candidates: [String]) -> String? {
        guard !candidates.isEmpty else { return nil }
        guard candidates.count > 1 else { return "den som finns är: \(candidates[0])" }
        let shown = candidates.prefix(longestList).joined(separator: ", ")
        return "de som finns är: \(shown)\(candidates.count > longestList ? " …" : "")"
    }

    /// Damerau–Levenshtein distance over neighbours; stops counting past `limit`.
    static func editDistance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
        if abs(left.count - right.count) > limit { return limit + 1 }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(previous[column + 1], current[column]) + 1
                cost = min(cost, previous[column] + (character == other ? 0 : 1))
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
