/// Breaks text into lines by estimate: the fonts are the reader's, so nothing can be measured here.
enum TextFitting {
    /// How wide a character is at most on average, in font sizes; generous for Swedish running text.
    private static let characterWidth = 0.56

    /// In viewBox units.
    static func width(of text: String, size: Double) -> Double { Double(text.count) * size * characterWidth }

    /// Lines that fit into `width`, at most `maximum`; the last one ends with `…` where text is left.
    static func lines(_ text: String, size: Double, width: Double, maximum: Int) -> (lines: [String], isCut: Bool) {
        let room = max(4, Int(min(width / (size * characterWidth), 1000)))
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }) {
            for (place, piece) in pieces(of: word, room: room).enumerated() {
                let joint = place == 0 ? " " : ""
                if line.isEmpty {
                    line = piece
                } else if line.count + joint.count + piece.count <= room {
                    line += joint + piece
                } else {
                    lines.append(line)
                    line = piece
                }
            }
            if lines.count > maximum { break }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > maximum else { return (lines, false) }
        var kept = Array(lines.prefix(maximum))
        if let last = kept.popLast() { kept.append(last.prefix(room - 1) + "…") }
        return (kept, true)
    }

    /// One line, cut with `…` where it is too long.
    static func line(_ text: String, size: Double, width: Double) -> String {
        lines(text, size: size, width: width, maximum: 1).lines.first ?? ""
    }

    /// A word that is longer than a line, cut after a dash or a stroke, else where the line ends.
    private static func pieces(of word: Substring, room: Int) -> [String] {
        guard word.count > room else { return [String(word)] }
        var parts: [Substring] = []
        var start = word.startIndex
        for place in word.indices where "-–/".contains(word[place]) {
            parts.append(word[start...place])
            start = word.index(after: place)
        }
        if start < word.endIndex { parts.append(word[start...]) }
        return parts.flatMap { cut($0, room: room) }
    }

    private static func cut(_ part: Substring, room: Int) -> [String] {
        var pieces: [String] = []
        var rest = part
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(room)))
            rest = rest.dropFirst(room)
        }
        return pieces
    }
}
