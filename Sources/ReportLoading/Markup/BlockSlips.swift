import Diagnostics
import MarkdownSyntax

/// Headings that are empty, and paragraphs that a row of dashes made headings of.
enum HeadingSlips {
    static func diagnostics(for content: [Inline], at range: SourceRange) -> [Diagnostic] {
        if isBlank(content) {
            return [
                Diagnostic(
                    .warning, "tom-rubrik", "rubriken är tom", at: range,
                    help: "skriv rubrikens ord efter #, eller ta bort raden")
            ]
        }
        guard let line = range.file.line(range.start.line),
            line.dropFirst(range.start.column - 1).first != "#", isUnmeant(content, at: range)
        else { return [] }
        return [
            Diagnostic(
                .warning, "stycke-blir-rubrik",
                "stycket blir en rubrik, eftersom raden närmast under det bara har streck", at: range,
                help: "ta bort raden med streck; ska det vara en rubrik, skriv ## före den")
        ]
    }

    /// Whether there is nothing that a reader could see or hear.
    static func isBlank(_ content: [Inline]) -> Bool {
        content.plainText.unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.value == 0xFEFF || $0.value == 0xAD
        }
    }

    /// A heading is short, stands on one line and has no full stop; who marks one with a line beneath draws it long.
    private static func isUnmeant(_ content: [Inline], at range: SourceRange) -> Bool {
        let text = content.plainText.trimmed
        let rule = (range.file.line(range.end.line) ?? "").filter { $0 == "-" || $0 == "=" }
        return range.end.line > range.start.line + 1 || text.last == "." || text.last == "," || rule.count < 3
    }
}

/// Lists that are shown with other numbers than they were written with, and signs that were read as points and quotations.
enum ListSlips {
    static func diagnostics(for list: List, at range: SourceRange, after previous: Block?) -> [Diagnostic] {
        list.start == nil ? lostSign(list, at: range, after: previous) : numbers(list)
    }

    // MARK: Numbers

    /// `3. 2. 1.` is shown as 3, 4, 5: a scale of grades would say something else than what was decided.
    private static func numbers(_ list: List) -> [Diagnostic] {
        guard let start = list.start, let first = list.items.first else { return [] }
        let written = list.items.compactMap { number(at: $0.range) }
        let shown = list.items.indices.map { start + $0 }
        guard written.count == shown.count, written != shown else { return [] }
        // `1. 1. 1.` lets the program count.
        if written.allSatisfy({ $0 == written[0] }), written[0] <= 1 { return [] }
        let isFalling = zip(written, written.dropFirst()).contains { $0 > $1 }
        return [
            Diagnostic(
                isFalling ? .error : .warning, "numrering-ändras",
                "listan är numrerad \(words(written)) men visas som \(words(shown))",
                at: SourceRange(
                    file: first.range.file, line: first.range.start.line, column: first.range.start.column,
                    length: String(written[0]).count + 1),
                help:
                    "räkna uppåt ett steg i taget; ska talen stå som de är, gör en punktlista: ”- \(written[0]): text”")
        ]
    }

    private static func number(at range: SourceRange) -> Int? {
        let line = range.file.line(range.start.line)?.dropFirst(range.start.column - 1)
        return (line?.prefix { $0.isASCII && $0.isNumber }).flatMap { Int($0) }
    }

    private static func words(_ numbers: [Int]) -> String {
        numbers.prefix(5).map(String.init).joined(separator: ", ") + (numbers.count > 5 ? " …" : "")
    }

    // MARK: Signs

    /// `- 3 procent` on the line after a paragraph: a point, and the minus is gone.
    private static func lostSign(_ list: List, at range: SourceRange, after previous: Block?) -> [Diagnostic] {
        guard case .paragraph? = previous?.kind, let end = previous?.range.end.line, end + 1 == range.start.line,
            let above = range.file.line(end), let line = range.file.line(range.start.line)
        else { return [] }
        let point = line.dropFirst(range.start.column - 1)
        guard let sign = point.first, point.dropFirst().drop(while: { $0 == " " }).first?.isNumber ?? false else {
            return []
        }
        let isBroken = above.hasSuffix("  ") || above.hasSuffix("\\")
        guard isBroken || list.items.count == 1 && above.trimmed.last != ":" else { return [] }
        return [
            Diagnostic(
                .note, "tecken-försvinner",
                "raden ”\(excerpt(point))” blir en punkt i en lista, och tecknet ”\(sign)” visas inte",
                at: SourceRange(
                    file: range.file, line: range.start.line, column: range.start.column, length: point.count),
                help:
                    "hör tecknet till talet, skriv det tätt intill: \(sign)\(point.dropFirst().drop { $0 == " " }.prefix { !$0.isWhitespace }); är raden en punkt, sätt en tom rad före den"
            )
        ]
    }

    /// `> 50 procent` at the start of a line: a quotation, and the sign is gone.
    static func diagnostics(forQuote blocks: [Block], at range: SourceRange) -> [Diagnostic] {
        guard blocks.count == 1, case .paragraph = blocks[0].kind, range.start.line == range.end.line,
            let line = range.file.line(range.start.line)
        else { return [] }
        let quote = line.dropFirst(range.start.column - 1)
        guard quote.first == ">", quote.dropFirst().drop(while: { $0 == " " }).first?.isNumber ?? false else {
            return []
        }
        return [
            Diagnostic(
                .note, "tecken-försvinner", "raden ”\(excerpt(quote))” blir ett citat, och tecknet ”>” visas inte",
                at: range, help: "betyder det ”större än”, skriv \\> i stället, eller ordet")
        ]
    }

    private static func excerpt(_ line: Substring) -> String {
        line.count > 40 ? line.prefix(39) + "…" : String(line)
    }
}

/// Cells of a table that have no column, lines that a table swallows, and tables drawn with dashes alone.
enum TableRowSlips {
    static func diagnostics(for table: Table, at range: SourceRange) -> [Diagnostic] {
        let columns = table.alignments.count
        var found: [Diagnostic] = []
        for row in table.rows.indices {
            let number = range.start.line + 2 + row
            guard number <= range.end.line, let line = range.file.line(number) else { break }
            let lead = line.prefix { $0 == " " || $0 == "\t" || $0 == ">" }.count
            let place = SourceRange(
                file: range.file, line: number, column: lead + 1, length: line.count - lead)
            let cells = cells(of: line.dropFirst(lead))
            if columns > 1, cells.bars == 0 {
                found.append(
                    Diagnostic(
                        .warning, "text-i-tabell", "raden hamnar i tabellen, i dess första kolumn", at: place,
                        help: "hör den inte till tabellen, sätt en tom rad före den"))
            }
            let lost = cells.texts.dropFirst(columns).filter { !$0.isEmpty }
            guard !lost.isEmpty else { continue }
            found.append(
                Diagnostic(
                    .error, "celler-försvinner",
                    "raden har fler celler än tabellen har rubriker, så ”\(lost.joined(separator: "”, ”"))” skulle inte visas",
                    at: place,
                    help:
                        "skriv en rubrik för varje kolumn, också i raden med streck; ett lodstreck i en cell skrivs \\|"
                ))
        }
        return found
    }

    /// The cells of a row by the parser's own rule, and how many bars stand between and around them.
    private static func cells(of row: Substring) -> (texts: [String], bars: Int) {
        var texts: [String] = []
        var cell = ""
        var bars = 0
        var isEscaped = false
        for sign in row {
            if sign == "|", !isEscaped {
                if bars > 0 || !cell.trimmed.isEmpty { texts.append(cell.trimmed) }
                cell = ""
                bars += 1
                continue
            }
            isEscaped = sign == "\\" && !isEscaped
            cell.append(sign)
        }
        if !cell.trimmed.isEmpty { texts.append(cell.trimmed) }
        return (texts, bars)
    }

    /// `------ ------`: a rule across the page, and the rows around it are text.
    static func diagnostics(forRuleAt range: SourceRange) -> [Diagnostic] {
        let line = (range.file.line(range.start.line) ?? "").dropFirst(range.start.column - 1)
        let parts = line.split(separator: " ")
        guard parts.count > 1, parts.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0 == "-" } }) else { return [] }
        return [
            Diagnostic(
                .warning, TableSlips.id, "raden med streck blir en linje tvärs över sidan, och tabellen visas som text",
                at: range, help: "skriv | mellan cellerna på varje rad, och | --- | --- | under rubrikerna")
        ]
    }
}
