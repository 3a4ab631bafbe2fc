import Diagnostics

/// A paragraph that was meant as a table: the parser takes it for text as soon as its divider row is off.
enum TableSlips {
    static let id = "tabell-blir-text"

    /// The first thing that is wrong, in words that say what to write.
    static func slips(in text: WrittenText) -> [Slip] {
        let lines = text.lineStarts.map { start in Line(text.line(at: start)) }
        guard lines.contains(where: { $0.bars > 0 || $0.isFrame }) else { return [] }
        if let place = lines.firstIndex(where: \.isDivider) { return [divider(place, lines)] }
        if let frame = lines.first(where: \.isFrame) {
            return [
                slip(
                    frame.place, "en tabell med + och streck visas som text",
                    "skriv | mellan cellerna, och en enda rad | --- | --- | under rubrikerna")
            ]
        }
        return withoutDivider(lines).map { [$0] } ?? []
    }

    /// A line as a row.
    private struct Line {
        var place: Range<Int>
        var bars: Int
        var cells: [String]
        /// Whether it holds nothing but bars, dashes of some kind, colons and spaces.
        var isDivider: Bool
        /// `+---+---+`, as converters draw tables.
        var isFrame: Bool
        var isEnclosed: Bool
        var written: String

        static let dashes: Set<Character> = [
            "-", "–", "—", "−", "‐", "‑", "‒", "―", "─", "═", "_", "=", "－", "\u{AD}", "…", "~",
        ]
        static let bars: Set<Character> = ["|", "｜", "│", "¦", "┃", "║"]

        init(_ line: ArraySlice<Character>) {
            place = line.startIndex..<line.endIndex
            written = String(line)
            let isBar = { (sign: Character) in Self.bars.contains(sign) }
            bars = line.count(where: isBar)
            let isPlain = line.allSatisfy {
                isBar($0) || Self.dashes.contains($0) || $0.isWhitespace || ":+".contains($0)
            }
            let hasDash = line.contains { Self.dashes.contains($0) }
            isFrame = isPlain && hasDash && line.first == "+" && line.last == "+" && line.count > 2
            isDivider = bars > 0 && isPlain && hasDash && !isFrame
            isEnclosed = line.first.map(isBar) ?? false && line.last.map(isBar) ?? false && line.count > 1
            var inner = written.trimmed[...]
            if inner.first.map(isBar) ?? false { inner = inner.dropFirst() }
            if inner.last.map(isBar) ?? false { inner = inner.dropLast() }
            cells = inner.split(omittingEmptySubsequences: false, whereSeparator: isBar).map { String($0).trimmed }
        }

        /// Bars with a space beside them stand between cells; `|x|` is a figure's size.
        var isRow: Bool {
            cells.count > 1 && (isEnclosed || hasSpacedBar)
        }

        private var hasSpacedBar: Bool {
            let signs = Array(written)
            return signs.indices.dropFirst().dropLast().contains { place in
                Self.bars.contains(signs[place]) && signs[place - 1].isWhitespace && signs[place + 1].isWhitespace
            }
        }

        var hasOddBars: Bool { written.contains { Self.bars.contains($0) && $0 != "|" } }
    }

    // MARK: A divider that is none

    private static func divider(_ index: Int, _ lines: [Line]) -> Slip {
        let line = lines[index]
        let odd = line.written.first {
            !($0 == "|" || $0 == "-" || $0 == ":" || $0 == " " || $0 == "\t" || $0.isOddSpace)
        }
        if line.written.contains(where: \.isOddSpace) {
            return Slip(
                id: "hårt-mellanslag",
                message: "raden med streck innehåller ett hårt mellanslag, så det blir ingen tabell",
                place: line.place, help: "skriv raden på nytt med vanliga mellanslag: \(pattern(line.cells.count))")
        }
        if let odd {
            return slip(
                line.place, "tabellen visas som text: raden under rubrikerna innehåller tecknet ”\(odd)”",
                "skriv raden med vanliga bindestreck och lodstreck: \(pattern(line.cells.count))")
        }
        guard index > 0 else {
            return slip(
                line.place, "tabellen visas som text: raden med streck har inga rubriker ovanför sig",
                "skriv kolumnernas rubriker på raden närmast ovanför, utan tom rad emellan")
        }
        let head = lines[index - 1]
        if head.cells.count != line.cells.count {
            return slip(
                line.place,
                "tabellen visas som text: rubrikraden har \(count(head.cells.count)) men raden med streck \(line.cells.count)",
                "skriv ett streck för varje kolumn: \(pattern(head.cells.count))")
        }
        guard line.cells.allSatisfy(isMarker) else {
            return slip(
                line.place, "tabellen visas som text: raden med streck går inte att tolka",
                "skriv bindestreck utan mellanslag i varje cell: \(pattern(line.cells.count))")
        }
        return slip(
            head.place, "tabellen visas som text, eftersom den hör ihop med raden ovanför",
            "sätt en tom rad före tabellen, och låt raderna börja längst till vänster")
    }

    /// `---`, `:--`, `--:`
    private static func isMarker(_ cell: String) -> Bool {
        var dashes = cell[...]
        if dashes.first == ":" { dashes = dashes.dropFirst() }
        if dashes.last == ":" { dashes = dashes.dropLast() }
        return !dashes.isEmpty && dashes.allSatisfy { $0 == "-" }
    }

    private static func count(_ cells: Int) -> String { cells == 1 ? "1 cell" : "\(cells) celler" }

    private static func pattern(_ columns: Int) -> String {
        "|" + String(repeating: " --- |", count: max(1, min(columns, 12)))
    }

    // MARK: No divider

    private static func withoutDivider(_ lines: [Line]) -> Slip? {
        for (index, line) in lines.enumerated() where line.isRow {
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            let hasMore = next.map { $0.isRow && $0.cells.count == line.cells.count } ?? false
            let isClear = line.isEnclosed && line.cells.allSatisfy { !$0.contains("|") } && line.written.contains(" | ")
            guard hasMore || isClear else { continue }
            if line.hasOddBars {
                return slip(
                    line.place, "tabellen visas som text: cellerna skiljs åt med ett annat tecken än |",
                    "skriv | mellan cellerna, och \(pattern(line.cells.count)) under rubrikerna")
            }
            return slip(
                line.place, "tabellraden visas som text",
                "under rubrikerna ska stå en rad med streck, \(pattern(line.cells.count)), och inga tomma rader får stå i tabellen"
            )
        }
        return nil
    }

    private static func slip(_ place: Range<Int>, _ message: String, _ help: String) -> Slip {
        Slip(id: id, message: message, place: place, help: help)
    }
}
