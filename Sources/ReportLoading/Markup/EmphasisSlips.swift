import Diagnostics

/// Stars, underscores and tildes that were meant to mark words and are shown as they stand.
enum EmphasisSlips {
    static let id = "markering-syns"

    /// A row of the same sign that the parser left in the text.
    struct Run {
        var sign: Character
        var place: Range<Int>
        var before: Character?
        var after: Character?

        var mark: String { String(repeating: sign, count: place.count) }
        var isAfterWord: Bool { before.map { $0.isWordSign || $0 == WrittenText.hidden } ?? false }
        var isBeforeWord: Bool { after?.isWordSign ?? false }
        var isBeforeSpace: Bool { after?.isWhitespace ?? true }
        /// Where a mark begins: not glued to a word before it, and no `**)` before a note.
        var startsWord: Bool { !isAfterWord && after != ")" }
        /// A sign after a word or figure that refers to a note below: `12*`.
        var isNoteMark: Bool { isAfterWord && !isBeforeWord }
    }

    static func runs(in text: WrittenText) -> [Run] {
        let words = text.words
        var runs: [Run] = []
        var place = 0
        while place < words.count {
            let sign = words[place]
            guard sign == "*" || sign == "_" || sign == "~" else {
                place += 1
                continue
            }
            let end = words[place...].firstIndex { $0 != sign } ?? words.count
            // Longer rows are lines to write on, or digits that are not shown.
            if end - place <= 3 {
                runs.append(
                    Run(
                        sign: sign, place: place..<end, before: place > 0 ? words[place - 1] : nil,
                        after: end < words.count ? words[end] : nil))
            }
            place = end
        }
        return runs
    }

    /// The marks that refer to notes here, and `**` where a line begins with `*` and a word: the first note of several.
    static func noteMarks(in text: WrittenText) -> [String] {
        runs(in: text).compactMap { run in
            if run.isNoteMark { return run.mark }
            return run.mark == "*" && run.isBeforeWord && text.isLineStart(run.place.lowerBound) ? "**" : nil
        }
    }

    /// - Parameter noteMarks: The marks that refer to notes somewhere in the document.
    static func slips(in text: WrittenText, noteMarks: Set<String>) -> [Slip] {
        let byMark = Dictionary(grouping: runs(in: text), by: \.mark)
        let found = byMark.keys.sorted().flatMap { mark -> [Slip] in
            let runs = byMark[mark] ?? []
            return mark.count > 1 ? long(runs, in: text, noteMarks) : short(runs, in: text, noteMarks)
        }
        return found + lone(in: text)
    }

    // MARK: Two signs or three

    private static func long(_ runs: [Run], in text: WrittenText, _ noteMarks: Set<String>) -> [Slip] {
        var found: [Slip] = []
        var index = 0
        while index < runs.count {
            let first = runs[index]
            index += 1
            guard first.startsWord else { continue }
            if index < runs.count, isPair(first, runs[index], in: text) {
                found.append(unpaired(first, runs[index], in: text))
                index += 1
            } else if first.isBeforeWord, !(text.isLineStart(first.place.lowerBound) && noteMarks.contains(first.mark))
            {
                found.append(unclosed(first, in: text))
            }
        }
        return found
    }

    /// Two notes that begin their lines are no pair.
    private static func isPair(_ first: Run, _ second: Run, in text: WrittenText) -> Bool {
        !(text.isLineStart(first.place.lowerBound) && text.isLineStart(second.place.lowerBound))
    }

    private static func unpaired(_ first: Run, _ second: Run, in text: WrittenText) -> Slip {
        let place = first.place.lowerBound..<second.place.upperBound
        let help: String
        if first.isBeforeSpace || second.before?.isWhitespace ?? false {
            help = "ta bort mellanslagen innanför tecknen: \(first.mark)så här\(first.mark)"
        } else if second.isBeforeWord {
            help = "sätt ett mellanslag mellan \(first.mark) och ordet efter"
        } else {
            help = "låt tecknen stå tätt intill orden de gäller: \(first.mark)så här\(first.mark)"
        }
        return Slip(
            id: id, message: "”\(excerpt(text, place))” blir ingen markering, utan tecknen visas i texten",
            place: place,
            help: help)
    }

    private static func unclosed(_ run: Run, in text: WrittenText) -> Slip {
        Slip(
            id: id, message: "markeringen som börjar med ”\(run.mark)” avslutas aldrig, och tecknen visas i texten",
            place: run.place,
            help:
                "skriv \(run.mark) där den ska sluta; ska tecknen synas, skriv \(run.mark.map { "\\" + String($0) }.joined())"
        )
    }

    // MARK: One sign

    private static func short(_ runs: [Run], in text: WrittenText, _ noteMarks: Set<String>) -> [Slip] {
        guard let sign = runs.first?.sign, sign != "~" else { return [] }
        var found: [Slip] = []
        var index = 0
        while index + 1 < runs.count {
            let (first, second) = (runs[index], runs[index + 1])
            index += 1
            let inside = text.words[first.place.upperBound..<second.place.lowerBound]
            guard first.startsWord, first.isBeforeWord, second.isBeforeWord, !inside.contains("\n") else { continue }
            // A name with underscores, such as `_en_kolumn`, and stars that refer to notes are shown as they are meant.
            guard sign == "_" ? isProse(inside) : !noteMarks.contains("*") else { continue }
            found.append(unpaired(first, second, in: text))
            index += 1
        }
        return found
    }

    private static func isProse(_ inside: ArraySlice<Character>) -> Bool {
        inside.contains(where: \.isWhitespace) || inside.last.map { ".:;!?,".contains($0) } ?? false
    }

    // MARK: Accents

    /// A grave accent that opens code which never ends.
    private static func lone(in text: WrittenText) -> [Slip] {
        text.words.indices.compactMap { place in
            guard text.words[place] == "`", place == 0 || !text.words[place - 1].isWordSign,
                place + 1 < text.words.count, !text.words[place + 1].isWhitespace, text.words[place + 1] != "`"
            else { return nil }
            return Slip(
                id: id, message: "den grava accenten ` har ingen som avslutar, och visas i texten",
                place: place..<place + 1, help: "skriv ` också efter orden, eller ta bort tecknet")
        }
    }

    static func excerpt(_ text: WrittenText, _ place: Range<Int>) -> String {
        let words = text.string(place).replacing("\n", with: " ").replacing(String(WrittenText.hidden), with: "…")
        return words.count > 50 ? words.prefix(30) + "…" + words.suffix(15) : words
    }
}
