import Diagnostics
import MarkdownSyntax
import ReportModel

/// Markdown inside a YAML value, with places in the YAML file.
enum CommentReader {
    /// - Parameters:
    ///   - text: The value after YAML has taken off its indentation.
    ///   - keyRange: Where the key stands; a block value (`|`) begins on the next line, indented.
    static func read(_ text: String, keyRange: SourceRange, findings: Findings) -> Comment {
        let layout = layout(of: text, after: keyRange)
        let (document, diagnostics) = MarkdownParser.parse(
            text, in: keyRange.file, firstLine: layout.line, firstColumn: layout.indentation + 1)
        findings.add(diagnostics)
        findings.add(RawHTMLCheck.diagnostics(for: document))
        return Comment(document: document, range: keyRange)
    }

    /// The line and indentation at which the value's first line stands.
    private static func layout(of text: String, after key: SourceRange) -> (line: Int, indentation: Int) {
        let first = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        for line in key.start.line...(key.start.line + 3) {
            guard let content = key.file.line(line) else { break }
            let body = content.drop { $0 == " " }
            if line > key.start.line, !first.isEmpty, body.hasPrefix(first) { return (line, content.count - body.count) }
        }
        return (key.start.line, 0)
    }
}
