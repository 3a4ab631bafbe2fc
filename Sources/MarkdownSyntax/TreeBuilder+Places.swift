/// Where blocks stand: the parser's word, with its known slips put right.
extension TreeBuilder {
    /// The bytes of a block.
    ///
    /// The paragraph that the parser cuts off before a table has no place of its own and takes the table's, which begins
    /// where the paragraph did.
    func offsets(of index: Int, in parent: Int) -> Range<Int> {
        let node = tree.nodes[index]
        guard node.start.line > 0 else {
            let next = tree.index(after: index)
            guard next < tree.index(after: parent), tree.nodes[next].kind == .table else { return 0..<0 }
            let table = tree.nodes[next]
            let start = source.offset(table.start)
            return start..<max(start, source.end(ofLine: headerLine(of: next) - 1))
        }
        if node.kind == .table {
            let header = headerLine(of: index)
            let start =
                header == node.start.line
                ? source.offset(line: header, column: node.start.column) : contentStart(ofLine: header)
            return start..<max(start, source.end(ofLine: max(lastLine(ofTable: index), header + 1)))
        }
        let start = source.offset(node.start)
        if node.kind == .heading { return start..<max(start, source.end(ofLine: lastLine(ofHeading: index))) }
        if node.kind == .htmlBlock {
            // A block whose end stands on its own last line is closed by the parser a line too early.
            let lines = tree.text[node.literal.range].count { $0 == 0x0A }
            return start..<max(start, source.end(ofLine: node.start.line + max(lines, 1) - 1))
        }
        let lineStart = source.start(ofLine: node.end.line)
        return start..<max(start, min(lineStart + node.end.column, source.end(ofLine: node.end.line)))
    }

    /// The line of a table's header: the line before the delimiter row.
    func headerLine(of index: Int) -> Int {
        let node = tree.nodes[index]
        var rows = tree.children(of: index)
        if rows.next() != nil, let second = rows.next() {
            return max(tree.nodes[second].start.line - 2, node.start.line)
        }
        return max(node.end.line - 1, node.start.line)
    }

    private func lastLine(ofTable index: Int) -> Int {
        var last = tree.nodes[index].end.line
        for row in tree.children(of: index) { last = tree.nodes[row].start.line }
        return last
    }

    /// The line of a heading's text or of its underline; the parser names the line after that.
    private func lastLine(ofHeading index: Int) -> Int {
        let node = tree.nodes[index]
        guard isUnderlined(index) else { return node.start.line }
        return firstLine(ofText: index) + lineCount(of: node.content.range)
    }

    /// Whether a heading is marked by a line beneath it and not by `#`.
    func isUnderlined(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        let start = source.offset(node.start)
        return node.end.line > node.start.line
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
        let content = tree.content[node.content.range]
        let line = content.prefix(content.span.firstPlace(of: 0x0A) ?? content.count)
        if ends(node.start.line, with: line) && content.first != UInt8(ascii: "[") { return node.start.line }
        let counted = node.end.line - lineCount(of: node.content.range) + 1
        if node.kind == .paragraph, counted >= node.start.line, ends(counted, with: line) { return counted }
        for candidate in node.start.line...max(node.start.line, node.end.line) where ends(candidate, with: line) {
            return candidate
        }
        return node.start.line
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
