import Diagnostics
import MarkdownSyntax
import ReportModel

/// Markdown inside a YAML value, with places in the YAML file.
enum CommentReader {
    /// - Parameters:
    ///   - text: The value as YAML reads it.
    ///   - range: Where the value begins: at its text, its quotation mark, or the `|` of a block.
    ///   - keyRange: Where its key stands.
    static func read(_ text: String, at range: SourceRange, keyRange: SourceRange, findings: Findings) -> Comment {
        let layout = Layout(text, at: range, keyRange: keyRange)
        let text = EditorText.read(
            layout.text[...], in: range.file, firstLine: layout.line, firstColumn: layout.column, findings: findings)
        return Comment(document: text.readable, range: keyRange)
    }

    /// The text to parse and where its lines stand in the file.
    private struct Layout {
        var text: String
        var line: Int
        var column: Int

        init(_ value: String, at range: SourceRange, keyRange: SourceRange) {
            let sign = range.file.line(range.start.line)?.dropFirst(range.start.column - 1).first
            let isQuoted = sign == "\"" || sign == "'"
            (text, line, column) = (value, range.start.line, range.start.column + (isQuoted ? 1 : 0))
            guard sign == "|" || sign == ">", let first = Self.firstLine(below: range.start.line, in: range.file) else {
                return
            }
            (line, column) = (first.line - value.prefix { $0 == "\n" }.count, first.indentation + 1)
            // A folded block is read as it stands: Markdown joins lines itself, and folding would join paragraphs.
            if sign == ">" { (text, line) = (Self.unfolded(first, in: range.file), first.line) }
        }

        private typealias FirstLine = (line: Int, indentation: Int)

        /// The first line with text of a block value.
        private static func firstLine(below header: Int, in file: SourceFile) -> FirstLine? {
            var number = header + 1
            while let line = file.line(number) {
                if line.contains(where: { !$0.isWhitespace }) { return (number, line.prefix { $0 == " " }.count) }
                number += 1
            }
            return nil
        }

        /// A block value's lines without their common indentation.
        private static func unfolded(_ first: FirstLine, in file: SourceFile) -> String {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(first.line - 1)
            let own = lines.prefix { line in
                line.allSatisfy(\.isWhitespace) || line.prefix { $0 == " " }.count >= first.indentation
            }
            return own.map { $0.dropFirst(first.indentation) }.joined(separator: "\n")
        }
    }
}
