/// Changes to a text, collected and made at once, so that every place stays where it was until the end.
struct TextSplices {
    private var changes: [(range: Range<Int>, text: String)] = []

    mutating func replace(_ range: Range<Int>, with text: String) { changes.append((range, text)) }

    /// The text with every change made. Of two that overlap the first one asked for counts: what stands inside
    /// something that is replaced is gone with it.
    func applied(to text: [Unicode.Scalar]) -> String {
        var kept: [(range: Range<Int>, text: String)] = []
        for change in changes where !kept.contains(where: { $0.range.overlaps(change.range) }) { kept.append(change) }
        let ordered = kept.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        var result = String.UnicodeScalarView()
        var position = 0
        for (_, change) in ordered where change.range.lowerBound >= position {
            result.append(contentsOf: text[position..<change.range.lowerBound])
            result.append(contentsOf: change.text.unicodeScalars)
            position = change.range.upperBound
        }
        result.append(contentsOf: text[position...])
        return String(result)
    }
}
