import Diagnostics
import MarkdownSyntax

/// A text in Markdown inside a data file.
public struct Comment: Sendable {
    public var document: Document
    public var range: SourceRange

    public init(document: Document, range: SourceRange) {
        self.document = document
        self.range = range
    }

    /// Its words alone, without markup.
    public var plainText: String { document.blocks.runningTexts.map(\.text).joined(separator: " ") }
}
