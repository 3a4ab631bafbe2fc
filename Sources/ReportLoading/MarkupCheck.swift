import Diagnostics
import MarkdownSyntax
import ReportModel

/// Finds what an author meant as Markdown and the parser took for plain text: it would be published as it stands.
struct MarkupCheck {
    private let document: Document
    private let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []
    /// Where a block begins that never ends; what comes after it was not read as it was meant.
    private(set) var unclosed: Int?

    /// - Parameter lines: The lines of the file that the text was read from, where they are known.
    init(_ document: Document, in file: SourceFile, lines: Range<Int>? = nil) {
        self.document = document
        self.file = file
        check(document.blocks, isTop: true)
        diagnostics += MarkupSlips.diagnostics(
            for: upToUnclosed, in: file, lines: unclosed == nil ? lines : nil)
        guard unclosed == nil else { return }
        for note in document.footnotes { check(note.blocks, isTop: false) }
        for note in document.lostFootnotes { report(note) }
    }

    private mutating func report(_ note: LostFootnote) {
        switch note.reason {
        case .sameLabel:
            report(
                .error, "dubbel-fotnot", "två fotnoter heter ”[^\(note.label)]”, så den här syns inte", at: note.range,
                help: "ge den ena ett annat namn, till exempel [^\(note.label)b], även där texten hänvisar till den")
        case .noReference:
            report(
                .warning, "oanvänd-fotnot",
                "ingenting i texten hänvisar till fotnoten ”[^\(note.label)]”, så den syns inte",
                at: note.range, help: "skriv [^\(note.label)] där noten hör hemma i texten, eller ta bort noten")
        }
    }

    /// The document up to a block that never ends, without headings that say nothing.
    var readable: Document {
        var readable = upToUnclosed
        readable.blocks.removeAll { block in
            guard case .heading(_, let content) = block.kind else { return false }
            return content.isEmpty
        }
        return readable
    }

    private var upToUnclosed: Document {
        var readable = document
        if let unclosed { readable.blocks.removeSubrange(unclosed...) }
        return readable
    }

    private mutating func check(_ blocks: [Block], isTop: Bool) {
        let places = blocks.span
        for index in places.indices {
            switch places[index].kind {
            case .code(let info, let literal):
                guard !check(block: info, literal, at: places[index].range) else { continue }
                if isTop {
                    unclosed = index
                    return
                }
            case .list(let list): for item in list.items { check(item.blocks, isTop: false) }
            case .blockQuote(let blocks): check(blocks, isTop: false)
            case .container(let container): check(container.blocks, isTop: false)
            case .heading, .paragraph, .table, .thematicBreak, .html: break
            }
        }
    }

    // MARK: Blocks

    /// - Returns: Whether the block ends where it should.
    private mutating func check(block info: String, _ literal: String, at range: SourceRange) -> Bool {
        let opening = trimmed(range.start.line)
        guard let sign = opening.first, sign == "`" || sign == "~", opening.hasPrefix(String(repeating: sign, count: 3))
        else { return true }
        // Indented lines are code too, and show a fence as it is written.
        if info.isEmpty, String(literal.prefix { $0 != "\n" }).trimmed == opening { return true }
        let place = SourceRange(file: file, line: range.start.line, column: range.start.column, length: opening.count)
        let fence = Fence(opening)
        let isClosed =
            range.end.line > range.start.line
            && Fence(trimmed(range.end.line)).map { fence?.isClosed(by: $0) ?? false } ?? false
        if !isClosed {
            report(
                .error, "oavslutat-block", "blocket som börjar här avslutas aldrig, så resten av texten hör till det",
                at: place,
                help: "skriv \(String(repeating: sign, count: 3)) på en egen rad där blocket ska sluta")
            return false
        }
        if let line = fence.flatMap({ nextBlock(in: literal, from: range.start.line, after: $0) }) {
            report(
                .error, "oavslutat-block", "blocket som börjar här avslutas inte före nästa block på rad \(line)",
                at: place,
                help: "skriv \(String(repeating: sign, count: 3)) på en egen rad där blocket ska sluta")
            return false
        }
        if BlockHead(info)?.name?.content == .text, let inner = fence?.unclosedLine(in: literal) {
            report(
                .error, "oavslutat-block",
                "blocket som börjar här avslutas inte före slutet på blocket omkring, som börjar på rad \(range.start.line)",
                at: SourceRange(file: file, line: range.start.line + 1 + inner, length: 3),
                help: "skriv \(String(repeating: sign, count: 3)) på en egen rad där det inre blocket ska sluta")
            // What comes after the outer one is read as it was meant.
            return true
        }
        if info.isEmpty, looksLikeDirective(literal) {
            report(
                .warning, "block-utan-namn", "blocket har inget namn och visas som programkod", at: place,
                help:
                    "skriv namnet efter \(String(repeating: sign, count: 3)), till exempel \(String(repeating: sign, count: 3))faktaruta Rubrik; ska det inte vara ett block, ta bort raderna med \(sign)"
            )
        }
        return true
    }

    /// Code that is shown as it stands is rare but right; settings and rows are a block that lost its name.
    private func looksLikeDirective(_ literal: String) -> Bool {
        let keys = ["titel:", "fil:", "typ:", "alt:", "bildtext:", "källa:", "serier:", "etikett:"]
        return literal.split(separator: "\n").contains { line in keys.contains { line.hasPrefix($0) } }
    }

    /// The line on which another block begins inside this one.
    private func nextBlock(in literal: String, from first: Int, after fence: Fence) -> Int? {
        guard let sign = fence.sign.asciiValue, literal.utf8.contains(sign) else { return nil }
        for (offset, line) in literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            // A shorter fence belongs to what is shown inside.
            if let inner = Fence(line), inner.sign == fence.sign, inner.length >= fence.length,
                inner.info.first?.isLetter == true
            {
                return first + 1 + offset
            }
        }
        return nil
    }

    private func trimmed(_ line: Int) -> String { (file.line(line) ?? "").trimmed }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ id: String, _ message: String, at range: SourceRange, help: String
    ) {
        diagnostics.append(Diagnostic(severity, id, message, at: range, help: help))
    }
}
