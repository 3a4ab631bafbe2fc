import Diagnostics
import MarkdownSyntax
import ReportModel

/// A text in Markdown as it comes from an editor, wherever it stands: parsed, and what is wrong with its markup told.
struct EditorText {
    /// Up to a block that never ends.
    let readable: Document
    /// Whether there is no text, though nothing kept it from being read.
    let isEmpty: Bool

    /// - Parameters:
    ///   - firstLine: The file's line on which the text begins.
    ///   - firstColumn: The file's column at which each of its lines begins.
    static func read(
        _ text: Substring, in file: SourceFile, firstLine: Int, firstColumn: Int = 1, findings: Findings
    ) -> EditorText {
        let parse = { (asides: [Aside]) in
            MarkdownParser.parse(
                text, in: file, firstLine: firstLine, firstColumn: firstColumn,
                extensions: MarkdownExtensions(containers: BlockName.ofTexts, knowsTypography: true), asides: asides)
        }
        var (document, diagnostics) = parse([])
        let cells = CellTexts(document)
        if !cells.asides.isEmpty {
            let whole = parse(cells.asides)
            // A block that never ends takes them in, and is told of.
            if whole.document.asides.count == cells.asides.count {
                (document, diagnostics) = (cells.placed(in: whole.document), whole.diagnostics)
            }
        }
        findings.add(diagnostics)
        findings.add(RawHTMLCheck.diagnostics(for: document, readFrom: text))
        let lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        let markup = MarkupCheck(document, in: file, lines: firstLine..<firstLine + lineCount)
        findings.add(markup.diagnostics)
        return EditorText(
            readable: markup.readable, isEmpty: document.blocks.isEmpty && !diagnostics.containsError)
    }
}
