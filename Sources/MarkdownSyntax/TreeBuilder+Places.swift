/// Where blocks stand: the parser's word, with its known slips put right.
extension TreeBuilder {
    /// The bytes of a block.
    ///
    /// - Parameter next: The block after it. The paragraph that the parser cuts off before a table
    ///   has no place of its own and takes the table's, which begins where the paragraph did.
    func offsets(of index: Int, next: Int?) -> Range<Int> {
        let node = tree.nodes[index]
        guard node.startLine > 0 else {
            guard let next, tree.nodes[next].kind == .table else { return 0..<0 }
            let table = tree.nodes[next]
            let start = source.offset(line: table.startLine, column: table.startColumn)
            return start..<max(start, source.end(ofLine: headerLine(of: next) - 1))
        }
        if node.kind == .table {
            let header = headerLine(of: index)
            let start =
                header == node.startLine
                ? source.offset(line: header, column: node.startColumn) : contentStart(ofLine: header)
            return start..<max(start, source.end(ofLine: max(lastLine(ofTable: index), header + 1)))
        }
        let start = source.offset(line: node.startLine, column: node.startColumn)
        if node.kind == .heading { return start..<max(start, source.end(ofLine: lastLine(ofHeading: index))) }
        if node.kind == .htmlBlock {
            // A block whose end stands on its own last line is closed by the parser a line too early.
            let lines = tree.text[node.literal].count { $0 == 0x0A }
            return start..<max(start, source.end(ofLine: node.startLine + max(lines, 1) - 1))
        }
        let lineStart = source.start(ofLine: node.endLine)
        return start..<max(start, min(lineStart + node.endColumn, source.end(ofLine: node.endLine)))
    }

    /// The line of a table's header: the line before the delimiter row.
    func headerLine(of index: Int) -> Int {
        let node = tree.nodes[index]
        let rows = children(of: index)
        if rows.count > 1 { return max(tree.nodes[rows[1]].startLine - 2, node.startLine) }
        return max(node.endLine - 1, node.startLine)
    }

    private func lastLine(ofTable index: Int) -> Int {
        children(of: index).last.map { tree.nodes[$0].startLine } ?? tree.nodes[index].endLine
    }

    /// The line of a heading's text or of its underline; the parser names the line after that.
    private func lastLine(ofHeading index: Int) -> Int {
        let node = tree.nodes[index]
        guard isUnderlined(index) else { return node.startLine }
        return firstLine(ofText: index) + lineCount(of: node.content)
    }

    /// Whether a heading is marked by a line beneath it and not by `#`.
    func isUnderlined(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        let start = source.offset(line: node.startLine, column: node.startColumn)
        return node.endLine > node.startLine
            || !(start < source.bytes.count && source.bytes[start] == UInt8(ascii: "#"))
    }

    private func lineCount(of content: Range<Int>) -> Int {
        let bytes = tree.content[content]
        let breaks = bytes.count { $0 == 0x0A }
        return breaks + (bytes.isEmpty || bytes.last == 0x0A ? 0 : 1)
    }

    /// The line where a paragraph's text begins: link definitions before it are gone from the tree.
    func firstLine(ofText index: Int) -> Int {
        let node = tree.nodes[index]
        let content = tree.content[node.content]
        let line = content.prefix(content.span.firstPlace(of: 0x0A) ?? content.count)
        if ends(node.startLine, with: line) && content.first != UInt8(ascii: "[") { return node.startLine }
        let counted = node.endLine - lineCount(of: node.content) + 1
        if node.kind == .paragraph, counted >= node.startLine, ends(counted, with: line) { return counted }
        let candidates = node.startLine...max(node.startLine, node.endLine)
        return candidates.first { ends($0, with: line) } ?? node.startLine
    }

    private func ends(_ line: Int, with text: ArraySlice<UInt8>) -> Bool {
        let end = source.end(ofLine: line)
        let start = end - text.count
        guard start >= source.start(ofLine: line) else { return false }
        return source.bytes.span.extracting(start..<end).isSame(as: text.span)
    }

    /// The first byte of a line that is neither indent nor quotation mark.
    func contentStart(ofLine line: Int) -> Int {
        var start = source.start(ofLine: line)
        let end = source.end(ofLine: line)
        while start < end, [0x20, 0x09, UInt8(ascii: ">")].contains(source.bytes[start]) { start += 1 }
        return start
    }
}
