import Diagnostics
import MarkdownSyntax

/// Lines that the parser keeps for itself, and that nobody reads: words that happen to look like the address of a link
/// (`[Källa]: SCB`).
struct DefinitionSlips {
    private let file: SourceFile
    /// The lines on which something is shown.
    private var shown: Set<Int> = []

    init(_ document: Document, in file: SourceFile) {
        self.file = file
        guard file.contains("]:") else { return }
        add(document.blocks)
        for note in document.footnotes { add(note.blocks) }
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            // A paragraph's own place begins at the definitions before it.
            case .paragraph(let content), .heading(_, let content):
                guard let first = content.first, let last = content.last else { continue }
                add(first.range.start.line, last.range.end.line)
            case .code, .html, .table: add(block.range.start.line, block.range.end.line)
            case .list(let list): for item in list.items { add(item.blocks) }
            case .blockQuote(let blocks): add(blocks)
            case .container(let container):
                container.cells == nil ? add(container.blocks) : add(block.range.start.line, block.range.end.line)
            case .thematicBreak: break
            }
        }
    }

    private mutating func add(_ first: Int, _ last: Int) { shown.formUnion(first...max(first, last)) }

    func diagnostics(in lines: Range<Int>) -> [Diagnostic] {
        guard file.contains("]:") else { return [] }
        var found: [Diagnostic] = []
        var number = lines.lowerBound
        while number < lines.upperBound, let line = file.line(number) {
            if !shown.contains(number), let diagnostic = diagnostic(line[...], number: number) {
                found.append(diagnostic)
            }
            number += 1
        }
        return found
    }

    private func diagnostic(_ line: Substring, number: Int) -> Diagnostic? {
        let text = line.drop { " \t>".contains($0) }
        guard text.first == "[", let end = text.firstRange(of: "]:") else { return nil }
        let label = text[..<end.lowerBound].dropFirst()
        let rest = String(text[end.upperBound...]).trimmed
        let column = line.distance(from: line.startIndex, to: text.startIndex) + 1
        let place = SourceRange(file: file, line: number, column: column, length: text.count)
        guard !label.isEmpty, !label.contains("["), label.first != "^", !rest.isEmpty,
            !rest.contains(where: { " /.:#@<".contains($0) }),
            !isUsed("[\(label)]")
        else { return nil }
        return Diagnostic(
            .warning, "rad-försvinner", "raden ”\(text)” läses som en adress till en länk, och visas inte", at: place,
            help: "skriv den utan hakparenteser: \(label): \(rest)")
    }

    /// Whether a label stands anywhere but before a colon.
    private func isUsed(_ label: String) -> Bool {
        var rest = file.text[...]
        while let found = rest.firstRange(of: label) {
            rest = rest[found.upperBound...]
            if rest.first != ":" { return true }
        }
        return false
    }
}
