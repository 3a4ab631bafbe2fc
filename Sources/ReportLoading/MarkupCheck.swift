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

    init(_ document: Document, in file: SourceFile) {
        self.document = document
        self.file = file
        check(document.blocks, isTop: true)
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

    /// The document up to a block that never ends.
    var readable: Document {
        guard let unclosed else { return document }
        return Document(blocks: Array(document.blocks[..<unclosed]), footnotes: document.footnotes)
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
            case .heading(_, let content), .paragraph(let content): check(content)
            case .list(let list): for item in list.items { check(item.blocks, isTop: false) }
            case .blockQuote(let blocks): check(blocks, isTop: false)
            case .container(let container): check(container.blocks, isTop: false)
            case .table(let table):
                for cell in table.header { check(cell.content) }
                for row in table.rows { for cell in row { check(cell.content) } }
            case .thematicBreak, .html: break
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

    // MARK: Running text

    private mutating func check(_ content: [Inline]) {
        guard Self.mayHoldMarkup(content) else { return }
        let text = RunningText(content)
        for (offset, label) in text.footnotes {
            report(
                .warning, "fotnot-saknas", "fotnoten ”[^\(label)]” har ingen text",
                at: text.range(offset, label.count + 3),
                help: "skriv noten på en egen rad: [^\(label)]: text")
        }
        for (offset, length) in text.spacedLinks {
            report(
                .warning, "mellanslag-i-länk",
                "”\(text.words(offset, length))” blir ingen länk: det står ett mellanslag mellan ] och (",
                at: text.range(offset, length),
                help: "ta bort mellanslaget")
        }
        for (offset, count, title) in text.headings {
            let signs = String(repeating: "#", count: count)
            report(
                .warning, "rubrik-utan-mellanslag",
                "”\(signs)\(title)” blir ingen rubrik: det saknas ett mellanslag efter \(signs)",
                at: text.range(offset, count + title.count),
                help: "skriv \(signs) \(title)")
        }
    }

    /// Whether there is one of the signs that what is looked for begins with: in most texts there is none.
    private static func mayHoldMarkup(_ content: [Inline]) -> Bool {
        let inlines = content.span
        for index in inlines.indices {
            switch inlines[index].kind {
            case .text(let text): if mayHoldMarkup(text) { return true }
            case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content):
                if mayHoldMarkup(content) { return true }
            case .softBreak, .lineBreak, .code, .footnoteReference, .html, .image: break
            }
        }
        return false
    }

    private static func mayHoldMarkup(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        return bytes.contains(UInt8(ascii: "]")) || bytes.contains(UInt8(ascii: "["))
            || bytes.contains(UInt8(ascii: "#"))
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ id: String, _ message: String, at range: SourceRange, help: String
    ) {
        diagnostics.append(Diagnostic(severity, id, message, at: range, help: help))
    }
}

/// A paragraph's characters, each with its place; code is left out.
private struct RunningText {
    private var text: [Character] = []
    private var anchors: [(offset: Int, range: SourceRange)] = []
    private var lineStarts: [Int] = [0]

    init(_ content: [Inline]) { append(content) }

    private mutating func append(_ content: [Inline]) {
        for inline in content {
            switch inline.kind {
            case .text(let string):
                anchors.append((text.count, inline.range))
                text += string
            case .softBreak, .lineBreak:
                text.append("\n")
                lineStarts.append(text.count)
            case .code, .footnoteReference, .html, .image: text.append("\u{FFFC}")
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): append(inner)
            case .link(let destination, _, let inner):
                // Only an address that became a link by itself is text that the author wrote.
                if destination.hasSuffix(inner.plainText) { append(inner) } else { text.append("\u{FFFC}") }
            }
        }
    }

    func words(_ offset: Int, _ length: Int) -> String { String(text[offset..<min(text.count, offset + length)]) }

    func range(_ offset: Int, _ length: Int) -> SourceRange {
        guard let anchor = anchors.last(where: { $0.offset <= offset }) ?? anchors.first else {
            return SourceRange(file: SourceFile(path: "", text: ""), line: 1)
        }
        let start = anchor.range.start
        // What goes on over several lines is marked on its first.
        let visible = text[offset..<min(text.count, offset + length)].prefix { $0 != "\n" }.count
        // What the parser has joined or read as another sign may be longer than what stands on the line.
        let end = (anchor.range.file.line(start.line)?.count ?? 0) + 1
        let column = min(start.column + max(0, offset - anchor.offset), max(1, end - 1))
        return SourceRange(
            file: anchor.range.file, line: start.line, column: column, length: min(visible, max(0, end - column)))
    }

    /// So far is looked for the end of what has begun: no label or address is longer, and a text that only begins is read once.
    private static let farthest = 2000

    /// `[^1]` that became no reference, since no note has that name.
    var footnotes: [(offset: Int, label: String)] {
        text.indices.compactMap { index in
            guard text[index] == "[", index + 2 < text.count, text[index + 1] == "^",
                let end = text[index...].prefix(40).firstIndex(of: "]")
            else { return nil }
            let label = String(text[(index + 2)..<end])
            return label.isEmpty || label.contains(where: \.isWhitespace) ? nil : (index, label)
        }
    }

    /// `[mål 1.1] (mal:1.1)`
    var spacedLinks: [(offset: Int, length: Int)] {
        text.indices.compactMap { index in
            guard text[index] == "]", index + 3 < text.count,
                let open = text[index + 1..<min(text.count, index + 4)].firstIndex(of: "("), open > index + 1,
                text[index + 1..<open].allSatisfy({ $0 == " " }),
                let start = text[..<index].suffix(Self.farthest).lastIndex(of: "["),
                let end = text[open...].prefix(Self.farthest).firstIndex(of: ")")
            else { return nil }
            return LinkAddress(String(text[(open + 1)..<end])).isUnmistakable ? (start, end + 1 - start) : nil
        }
    }

    /// `##Rubrik` at the start of a line.
    var headings: [(offset: Int, count: Int, title: String)] {
        lineStarts.compactMap { start in
            guard start < text.count else { return nil }
            let count = text[start...].prefix { $0 == "#" }.count
            guard (2...6).contains(count), start + count < text.count, text[start + count].isLetter else { return nil }
            return (start, count, String(text[(start + count)...].prefix { $0 != "\n" }))
        }
    }
}
