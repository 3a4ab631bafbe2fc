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
            for piece in pieces(of: word, room: room) {
                if line.isEmpty {
                    line = piece
                } else if line.count + 1 + piece.count <= room {
                    line += " " + piece
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

    /// A word that is longer than a line, cut where the line ends.
    private static func pieces(of word: Substring, room: Int) -> [String] {
        var pieces: [String] = []
        var rest = word
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(room)))
            rest = rest.dropFirst(room)
        }
        return pieces
    }
}
