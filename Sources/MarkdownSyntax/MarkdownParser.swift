import Diagnostics

/// Reads GitHub-flavoured Markdown: text in, values out.
///
/// Tables, ~~strikethrough~~, bare addresses, task lists and footnotes are known. Raw HTML stays in the
/// tree as `.html`; ``RawHTMLCheck`` complains about it where it is not allowed.
public enum MarkdownParser {
    /// The text as a tree whose ranges point into `file`.
    ///
    /// Never fails and never hangs: a text that the parser could not digest gives an empty document
    /// and errors that say why (``InputBounds``).
    ///
    /// - Parameters:
    ///   - text: A whole file, the part after its front matter, or the inside of a fenced block.
    ///   - file: The file that the text is from.
    ///   - firstLine: The line of the file on which the text begins.
    ///   - firstColumn: The column of the file at which each of its lines begins; more than 1 inside
    ///     an indented block.
    public static func parse(
        _ text: some StringProtocol,
        in file: SourceFile,
        firstLine: Int = 1,
        firstColumn: Int = 1
    ) -> (document: Document, diagnostics: [Diagnostic]) {
        // The bytes at once, where they lie in a row: one by one is what `Array` does with a part of a text.
        let bytes = text.utf8.withContiguousStorageIfAvailable(Array.init) ?? Array(text.utf8)
        var source = SourceMap(bytes, in: file, firstLine: firstLine, firstColumn: firstColumn)
        let problems = InputBounds.check(bytes, in: &source)
        guard problems.isEmpty else { return (Document(blocks: []), problems) }
        var builder = TreeBuilder(CMarkBridge.parse(bytes), source: source)
        let document = builder.build()
        return (document, builder.diagnostics)
    }
}
