import Diagnostics

/// Refuses texts on which the C parser would hang or use up the memory, before it sees them.
///
/// `libcmark-gfm` 0.29.0.gfm.6 has several inputs whose cost grows with the square of their size or
/// worse (CVE-2023-22483, 22486, 24824 and their neighbours); a table of 17 kB can become 40 MB. Every
/// one that was found by timing has a bound here. No text written by a person comes near any of them.
public enum InputBounds {
    /// Bytes in one file.
    public static let maximumSize = 4 << 20
    /// Lines in one file.
    public static let maximumLines = 200_000
    /// Columns in one table.
    public static let maximumColumns = 64
    /// Cells in all the tables of one file, those that the parser fills in counted.
    public static let maximumCells = 100_000
    /// Block quotes and lists in each other.
    public static let maximumDepth = 100
    /// Signs that may begin or end something: each costs the parser some hundred bytes.
    public static let maximumSigns = 300_000
    /// Steps that the parser might take beyond one pass; a few tenths of a second.
    static let maximumWork = 100_000_000

    static let depthID = "för-djup-nästling"

    /// What makes the text unfit for the parser, in the order of the file; empty for every text meant for readers.
    ///
    /// - Parameter bytes: The text in UTF-8.
    static func check(_ bytes: [UInt8], in source: inout SourceMap) -> [Diagnostic] {
        if bytes.count > maximumSize {
            let size = (bytes.count + (1 << 20) - 1) >> 20
            return [
                Diagnostic(
                    .error, "för-stor-text",
                    "texten är för stor: \(size) MB, högst \(maximumSize >> 20) MB går att läsa",
                    at: source.range(0..<0), help: "dela upp texten på flera filer")
            ]
        }
        if let place = bytes.span.firstPlace(of: 0) {
            return [
                Diagnostic(
                    .error, "ogiltigt-tecken", "texten innehåller ett nolltecken", at: source.range(place..<place + 1),
                    help: "ta bort tecknet; det kommer ofta av att filen är sparad i fel format, välj UTF-8")
            ]
        }
        if source.lineCount > maximumLines {
            let place = source.start(ofLine: maximumLines + 1)
            return [
                Diagnostic(
                    .error, "för-stor-text", "texten har \(source.lineCount) rader, högst 200 000 går att läsa",
                    at: source.range(place..<place), help: "dela upp texten på flera filer")
            ]
        }
        var scan = BoundsScan(bytes)
        scan.run(over: source)
        return scan.problems.map { $0.diagnostic(in: &source) }
    }

    static func tooDeep(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .error, depthID, "texten är nästlad i fler än \(maximumDepth) nivåer", at: range,
            help: "skriv om med färre listor, citat eller markeringar i varandra")
    }

    static func tooManyBoxes(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .error, depthID, "fler än \(FencedTexts.mostRounds) rutor står i varandra", at: range,
            help: "flytta ut den innersta rutan, eller skriv dess text utan ruta")
    }
}

/// A bound that a text breaks, and where.
struct BoundsProblem {
    enum Kind: Hashable {
        case wideTable(columns: Int)
        case largeTables, depth, signs
        case work(Work)
    }

    /// Which repetition makes the parser slow.
    enum Work: Hashable { case tableLines, bars, rawHTML, images, definitions, mailSigns, addresses }

    var kind: Kind
    var place: Range<Int>

    func diagnostic(in source: inout SourceMap) -> Diagnostic {
        let range = source.range(place)
        switch kind {
        case .wideTable(let columns):
            return Diagnostic(
                .error, "för-bred-tabell",
                "tabellen har \(columns) kolumner, högst \(InputBounds.maximumColumns) går att visa", at: range,
                help: "dela tabellen, eller lägg den i en CSV-fil och välj kolumner med blocket ”tabell”")
        case .largeTables:
            return Diagnostic(
                .error, "för-stor-tabell",
                "filens tabeller har tillsammans fler än 100 000 celler", at: range,
                help: "lägg tabellen i en CSV-fil som läsaren kan hämta, och visa ett urval")
        case .depth:
            return InputBounds.tooDeep(at: range)
        case .signs:
            return Diagnostic(
                .error, "för-stor-text",
                "texten har fler än 300 000 tecken som styr formatering", at: range,
                help: "dela upp texten på flera filer")
        case .work(let work):
            return Diagnostic(
                .error, "för-svår-text", "stycket går inte att tolka: \(work.description)", at: range,
                help: "dela stycket med tomma rader, eller ta bort upprepningen")
        }
    }
}

extension BoundsProblem.Work {
    var description: String {
        switch self {
        case .tableLines: "för många rader i följd som liknar en tabells avdelare"
        case .bars: "för många lodstreck (|) i en tabell"
        case .rawHTML: "för många ”<!” eller ”<?” i följd"
        case .images: "för många ”![” i följd"
        case .definitions: "en lång länkdefinition används för många gånger"
        case .mailSigns: "för många ”@” på en rad"
        case .addresses: "en för lång webbadress utan mellanslag"
        }
    }
}
