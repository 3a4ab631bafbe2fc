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
    ///   - extensions: What is read beyond GitHub-flavoured Markdown.
    ///   - asides: Running texts that stand apart, such as a cell of a block of rows, and use the document's footnotes and
    ///     link definitions.
    public static func parse(
        _ text: some StringProtocol,
        in file: SourceFile,
        firstLine: Int = 1,
        firstColumn: Int = 1,
        extensions: MarkdownExtensions = MarkdownExtensions(),
        asides: [Aside] = []
    ) -> (document: Document, diagnostics: [Diagnostic]) {
        // The bytes at once, where they lie in a row: one by one is what `Array` does with a part of a text.
        var bytes = text.utf8.withContiguousStorageIfAvailable(Array.init) ?? Array(text.utf8)
        let end = firstLine + Aside.append(asides, to: &bytes)
        var source = SourceMap(bytes, in: file, firstLine: firstLine, firstColumn: firstColumn)
        let problems = InputBounds.check(bytes, in: &source)
        guard problems.isEmpty else { return (Document(blocks: []), problems) }
        var tree = CMarkBridge.parse(bytes)
        var texts = FencedTexts(named: extensions.containers)
        while let opened = texts.opened(in: tree, &source) {
            source = SourceMap(opened, in: file, firstLine: firstLine, firstColumn: firstColumn)
            // What stands inside was code to the first look.
            let problems = InputBounds.check(opened, in: &source)
            guard problems.isEmpty else { return (Document(blocks: []), problems) }
            tree = CMarkBridge.parse(opened)
        }
        var builder = TreeBuilder(tree, source: source, texts: texts, knowsTypography: extensions.knowsTypography)
        var document = builder.build()
        document.lostFootnotes = builder.lostFootnotes()
        if !asides.isEmpty { document.take(asides, from: end, firstColumn: firstColumn) }
        return (document, builder.diagnostics + (texts.tooDeep.map { [InputBounds.tooManyBoxes(at: $0)] } ?? []))
    }
}
