import Diagnostics

/// What a line begins with: headings, points and numbers that are none, since a space is missing or a sign is another.
enum LineSlips {
    static func slips(in text: WrittenText) -> [Slip] {
        headings(in: text) + oddSpaces(in: text) + points(in: text) + numbers(in: text) + tasks(in: text)
    }

    // MARK: Headings

    /// `##Rubrik`, `#Rubrik` alone in its paragraph, and more signs than there are levels.
    private static func headings(in text: WrittenText) -> [Slip] {
        text.lineStarts.compactMap { start in
            let line = text.line(at: start)
            let signs = line.prefix { $0 == "#" }
            guard !signs.isEmpty, let next = line.dropFirst(signs.count).first else { return nil }
            let place = line.startIndex..<line.endIndex
            let mark = String(signs)
            let title = String(line.dropFirst(signs.count))
            if signs.count > 6, next == " " || next.isLetter {
                return Slip(
                    id: "rubrik-utan-mellanslag",
                    message: "”\(mark)” blir ingen rubrik: det finns bara sex nivåer, och tecknen visas i texten",
                    place: place, help: "skriv ### för den lägsta nivå som behövs")
            }
            let isAlone = text.lineStarts.count == 1 && next.isUppercase && !".!?".contains(line.last ?? " ")
            guard next.isLetter, (2...6).contains(signs.count) || signs.count == 1 && isAlone else { return nil }
            return Slip(
                id: "rubrik-utan-mellanslag",
                message: "”\(mark)\(title)” blir ingen rubrik: det saknas ett mellanslag efter \(mark)", place: place,
                help: "skriv \(mark == "#" ? "##" : mark) \(title)")
        }
    }

    // MARK: Odd spaces

    /// A mark with a no-break space after it, which Markdown does not take for a space.
    private static func oddSpaces(in text: WrittenText) -> [Slip] {
        text.lineStarts.compactMap { start in
            let line = text.line(at: start)
            let mark = String(line.prefix { !$0.isOddSpace })
            guard mark.count < line.count, isMark(mark) else { return nil }
            return Slip(
                id: "hårt-mellanslag",
                message: "efter ”\(mark)” står ett hårt mellanslag, så det blir \(kind(of: mark))",
                place: start..<start + mark.count + 1, help: "skriv ett vanligt mellanslag i stället")
        }
    }

    private static func isMark(_ mark: String) -> Bool {
        if ["-", "*", "+"].contains(mark) { return true }
        if !mark.isEmpty, mark.count <= 6, mark.allSatisfy({ $0 == "#" }) { return true }
        guard let last = mark.last, last == "." || last == ")" else { return false }
        let digits = mark.dropLast()
        return (1...3).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func kind(of mark: String) -> String { mark.hasPrefix("#") ? "ingen rubrik" : "ingen lista" }

    // MARK: Points

    private static let bullets: Set<Character> = [
        "•", "·", "‣", "▪", "▫", "■", "□", "●", "○", "◦", "◆", "◇", "►", "▶", "➢", "➤", "⁃", "\u{F0B7}",
        "\u{F0A7}", "\u{F0D8}", "\u{F0FC}",
    ]

    private static func points(in text: WrittenText) -> [Slip] {
        let starts = text.lineStarts.filter { $0 < text.count }
        if let first = starts.first(where: { bullets.contains(text.signs[$0]) && isFollowed($0, in: text) }) {
            let sign = String(text.signs[first])
            return [list(at: first, in: text, "tecknet ”\(sign)” blir ingen punktlista", "börja varje punkt med ”- ”")]
        }
        let dashes = text.flowingStarts.filter {
            $0 < text.count && "–—―‒".contains(text.signs[$0]) && isSpaced($0, in: text)
        }
        if dashes.count > 1 {
            return [
                list(
                    at: dashes[0], in: text, "raderna som börjar med tankstreck flyter ihop till ett stycke",
                    "ska de vara en punktlista, börja varje rad med ”- ”; är de repliker, sätt en tom rad mellan dem")
            ]
        }
        if let first = starts.first(where: { text.line(at: $0).starts(with: "o\t") }) {
            return [list(at: first, in: text, "”o” och en tabb blir ingen punktlista", "börja varje punkt med ”- ”")]
        }
        for sign in ["-", "*"] as [Character] {
            let glued = starts.filter { text.signs[$0] == sign && isGlued($0, in: text) }
            let isHead = sign == "-" && glued.first == 0 && text.signs[1].isUppercase
            guard glued.count > 1 || isHead, let first = glued.first else { continue }
            return [
                list(
                    at: first, in: text, "”\(sign)” utan mellanslag efter blir ingen punktlista",
                    "skriv ett mellanslag efter tecknet: ”- ”")
            ]
        }
        return []
    }

    private static func isFollowed(_ place: Int, in text: WrittenText) -> Bool {
        place + 1 < text.count && (text.signs[place + 1].isWhitespace || text.signs[place + 1].isLetter)
    }

    private static func isSpaced(_ place: Int, in text: WrittenText) -> Bool {
        place + 1 < text.count && text.signs[place + 1].isWhitespace && text.signs[place + 1] != "\n"
    }

    private static func isGlued(_ place: Int, in text: WrittenText) -> Bool {
        place + 1 < text.count && text.signs[place + 1].isLetter
    }

    private static func list(at place: Int, in text: WrittenText, _ message: String, _ help: String) -> Slip {
        Slip(id: "lista-blir-text", message: message, place: place..<text.lineEnd(from: place), help: help)
    }

    // MARK: Numbers and letters

    /// Two lines or more that count on: `a) …`, `1.Text`, and `3. …` in the midst of a paragraph.
    private static func numbers(in text: WrittenText) -> [Slip] {
        let labels = text.flowingStarts.compactMap { Label(text.line(at: $0)) }
        guard let pair = zip(labels, labels.dropFirst()).first(where: { $0.isFollowed(by: $1) }) else { return [] }
        let label = pair.0
        let help =
            !label.isNumber || label.written.hasPrefix("(")
            ? "skriv 1. och 2., eller sätt en tom rad mellan raderna"
            : label.isGlued
                ? "skriv ett mellanslag efter ”\(label.written)”"
                : "sätt en tom rad före listan"
        return [
            list(
                at: label.place, in: text, "raderna som börjar med ”\(label.written)” flyter ihop till ett stycke", help
            )
        ]
    }

    /// `3.`, `b)`, `(iv)` at the head of a line.
    private struct Label {
        var written: String
        /// What it may count as: a number, a letter, a Roman number.
        var values: [Kind: Int]
        /// Whether the text follows without a space.
        var isGlued: Bool
        var place: Int

        enum Kind { case number, letter, roman }
        private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]

        init?(_ line: ArraySlice<Character>) {
            let hasOpening = line.first == "("
            let head = line.dropFirst(hasOpening ? 1 : 0).prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
            let rest = line[head.endIndex...]
            guard let sign = rest.first, sign == ")" || sign == "." && !hasOpening, let next = rest.dropFirst().first
            else {
                return nil
            }
            values = [:]
            if head.count <= 3 { values[.number] = Int(String(head)) }
            if head.count == 1, let letter = head.first, letter.isLetter {
                values[.letter] = letter.asciiValue.map(Int.init)
            }
            values[.roman] = Self.romans.firstIndex(of: String(head).lowercased())
            guard !values.isEmpty, next == " " || (next.isLetter && values[.number] != nil) else { return nil }
            written = (hasOpening ? "(" : "") + String(head) + String(sign)
            isGlued = next != " "
            place = line.startIndex
        }

        var isNumber: Bool { values[.number] != nil }

        func isFollowed(by other: Label) -> Bool {
            isGlued == other.isGlued && written.last == other.written.last
                && values.contains { kind, value in other.values[kind].map { abs(value - $0) == 1 } ?? false }
        }
    }

    // MARK: Tasks

    /// A box to tick that is written in another way than `- [ ]`: `[] …`, `[x]text`, `-[ ] …`.
    private static func tasks(in text: WrittenText) -> [Slip] {
        let boxes = text.lineStarts.count {
            text.line(at: $0).starts(with: "[ ]") || text.line(at: $0).starts(with: "[x]")
        }
        let found = text.lineStarts.lazy.compactMap { start -> Slip? in
            let line = text.line(at: start)
            let isPoint = line.first.map { "-*+".contains($0) } ?? false
            let box = isPoint ? line.dropFirst() : line
            guard box.first == "[", let end = box.prefix(5).firstIndex(of: "]"),
                box[(box.startIndex + 1)..<end].allSatisfy({ " xX✓-".contains($0) }),
                // A single `[ ]` at the head of a paragraph may be a box on a form.
                isPoint || end - box.startIndex < 2 || box[end...].dropFirst().first?.isLetter ?? false
                    || boxes > 1 || "xX".contains(box[box.startIndex + 1])
            else { return nil }
            return Slip(
                id: "lista-blir-text", message: "”\(String(line[start...end]))” blir ingen ruta att bocka av",
                place: start..<end + 1, help: "skriv ”- [ ] text” eller ”- [x] text”, med mellanslagen så")
        }
        return found.first.map { [$0] } ?? []
    }
}
