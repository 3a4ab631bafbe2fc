/// What a table's first lines tell of how its cells are divided.
struct FileForm {
    let delimiter: Character
    /// The text without a line that only names the delimiter (`sep=;`, as some programs write for Excel); as many lines.
    let rows: String

    init(_ text: String) {
        let first = text.prefix { $0 != "\n" }
        let words = first.filter { $0 != "\"" }.trimmingPrefix { $0 == " " }
        if words.lowercased().hasPrefix("sep="), words.count <= 5 {
            delimiter = words.dropFirst(4).first ?? "\t"
            rows = String(text.dropFirst(first.count))
        } else {
            delimiter = Self.delimiter(of: text)
            rows = text
        }
    }

    private static let known: [Character] = [";", "\t", ","]

    /// The first of the known signs in the row of names, outside quotation marks; where that row is a title above the
    /// table, the one that most rows have.
    private static func delimiter(of text: String) -> Character {
        let lines = Self.lines(text)
        guard let head = lines.first else { return ";" }
        let rest = lines.dropFirst()
        let inHead = known.first { head[$0] != nil }
        if let inHead, inHead != "," { return inHead }
        if rest.count > 1 {
            let common = known.dropLast().first { sign in rest.count { $0[sign] != nil } * 2 > rest.count }
            if let common { return common }
            if inHead == nil, let commas = rest.first?[","], rest.allSatisfy({ $0[","] == commas }) { return "," }
        }
        return inHead ?? ";"
    }

    /// How often each sign stands outside quotation marks, in each of the first rows that are not empty.
    private static func lines(_ text: String) -> [[Character: Int]] {
        var lines: [[Character: Int]] = []
        var (counts, isQuoted, isEmpty): ([Character: Int], Bool, Bool) = ([:], false, true)
        for character in text {
            if character == "\n", !isQuoted {
                if !isEmpty { lines.append(counts) }
                if lines.count == 20 { return lines }
                (counts, isEmpty) = ([:], true)
                continue
            }
            isEmpty = isEmpty && character.isWhitespace
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, known.contains(character) { counts[character, default: 0] += 1 }
        }
        return isEmpty ? lines : lines + [counts]
    }
}
