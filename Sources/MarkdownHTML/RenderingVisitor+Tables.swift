import MarkdownSyntax

/// Tables: a caption, cells that name rows and columns, numbers to the right.
extension RenderingVisitor {
    /// The caption that a paragraph is, without the word that marks it; `nil` where it is none.
    func caption(_ paragraph: [Inline]) -> [Inline]? {
        guard options.hasTableCaptions, let first = paragraph.first,
            case .text(let string) = first.kind, string.utf8.starts(with: options.words.table.utf8)
        else { return nil }
        let mark = options.words.table + ":"
        guard string.hasPrefix(mark) else { return nil }
        let rest = string.dropFirst(mark.count).drop(while: \.isWhitespace)
        var caption = paragraph
        caption[0].kind = .text(String(rest))
        return caption
    }

    /// Whether a block is a table and the one before it its caption.
    func belongTogether(_ blocks: [Block], at place: Int) -> Bool {
        guard blocks.indices.contains(place - 1), blocks.indices.contains(place), case .table = blocks[place].kind,
            case .paragraph(let content) = blocks[place - 1].kind
        else { return false }
        return caption(content) != nil
    }

    mutating func table(_ table: Table, caption: [Inline]?) {
        tableCount += 1
        let captionID = "tabell_\(tableCount)"
        openWrapper(captionID: caption == nil ? nil : captionID)
        lineStart()
        writer.markup("<table>\n")
        if caption == nil, options.hasTableCaptions {
            writer.markup("<caption class=\"visually-hidden\">")
            writer.text(spokenName)
            writer.markup("</caption>\n")
        }
        if let caption {
            writer.markup("<caption")
            if options.wrapsTables { ownID("id", captionID) }
            writer.markup(">")
            text(caption)
            writer.markup("</caption>\n")
        }
        rows(of: renderer.prepared(table))
        writer.markup("</table>\n")
        if options.wrapsTables { writer.markup("</div>\n") }
    }

    /// A box that scrolls must be reachable by keyboard and have a name.
    private mutating func openWrapper(captionID: String?) {
        guard options.wrapsTables else { return }
        lineStart()
        writer.markup("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"")
        if let captionID {
            ownID("aria-labelledby", captionID)
        } else {
            writer.attribute("aria-label", spokenName)
        }
        writer.markup(">\n")
    }

    /// What a screen reader calls a table that the author gave no caption: its number, and the section that it stands in.
    private var spokenName: String {
        let name = "\(options.words.table) \(tableCount)"
        return sectionTitle.isEmpty ? name : "\(name): \(sectionTitle)"
    }

    private mutating func rows(of table: Table) {
        let styles = styles(of: table)
        writer.markup("<thead>\n")
        row(table.header, styles, isHeader: true)
        writer.markup("</thead>\n")
        guard !table.rows.isEmpty else { return }
        writer.markup("<tbody>\n")
        for cells in table.rows { row(cells, styles, isHeader: false) }
        writer.markup("</tbody>\n")
    }

    private mutating func row(_ cells: [Table.Cell], _ styles: [Table.Alignment], isHeader: Bool) {
        writer.markup("<tr>\n")
        for (column, cell) in cells.enumerated() {
            let style = styles.indices.contains(column) ? styles[column] : .none
            self.cell(cell, style, isHeader: isHeader, isFirst: column == 0)
        }
        writer.markup("</tr>\n")
    }

    private mutating func cell(_ cell: Table.Cell, _ style: Table.Alignment, isHeader: Bool, isFirst: Bool) {
        let names = isHeader || (isFirst && options.hasRowHeaders)
        // A heading without words names nothing and confuses a screen reader.
        let isHeading = names && (options.isCommonMark || !cell.content.isEmpty)
        writer.markup(isHeading ? "<th" : "<td")
        if isHeading, !options.isCommonMark { writer.attribute("scope", isHeader ? "col" : "row") }
        alignment(style)
        writer.markup(">")
        inlines(cell.content)
        writer.markup(isHeading ? "</th>\n" : "</td>\n")
    }

    /// As a class, since the site's security policy forbids styles in the text.
    private mutating func alignment(_ style: Table.Alignment) {
        switch (style, options.isCommonMark) {
        case (.none, _), (.left, false): break
        case (.left, true): writer.markup(" align=\"left\"")
        case (.center, true): writer.markup(" align=\"center\"")
        case (.right, true): writer.markup(" align=\"right\"")
        case (.center, false): writer.markup(" class=\"center\"")
        case (.right, false): writer.markup(" class=\"num\"")
        }
    }

    /// The author's alignments, and to the right where a column holds nothing but numbers.
    private func styles(of table: Table) -> [Table.Alignment] {
        guard options.alignsNumbers else { return table.alignments }
        return table.alignments.enumerated().map { column, alignment in
            guard alignment == .none, column > 0 || !options.hasRowHeaders else { return alignment }
            let texts = table.rows.lazy.compactMap { $0.indices.contains(column) ? $0[column].content.plainText : nil }
            guard texts.allSatisfy(Self.isNumeric) else { return alignment }
            return texts.contains { $0.contains(where: \.isNumber) } ? .right : alignment
        }
    }

    /// Digits with the signs that numbers are written with; an empty cell or a dash says nothing against it.
    private static func isNumeric(_ text: String) -> Bool {
        // Nearly every other text begins with a letter, whatever accent may follow.
        if let first = text.utf8.first, "a"..."z" ~= Unicode.Scalar(first | 0x20) { return false }
        return text.allSatisfy { $0.isNumber || $0.isWhitespace || ",.%+-–−±".contains($0) }
    }
}
