import Diagnostics

/// Running text: the tree says what comes, the ``InlineAligner`` says where.
extension TreeBuilder {
    /// The inlines of a paragraph or heading.
    mutating func inlines(of index: Int, at block: Range<Int>) -> [Inline] {
        var text = InlineText(tree, map: contentMap(of: index, at: block), block: block)
        return inlines(of: index, in: &text, depth: 0)
    }

    private func contentMap(of index: Int, at block: Range<Int>) -> ContentMap {
        let node = tree.nodes[index]
        if node.startLine == 0 {
            return .linesOfBars(node.content, of: tree.content, from: block.lowerBound, in: source)
        }
        if node.kind == .heading, !isUnderlined(index) {
            var start = block.lowerBound
            while start < block.upperBound, source.bytes[start] == UInt8(ascii: "#") { start += 1 }
            while start < block.upperBound, source.bytes[start] == 0x20 || source.bytes[start] == 0x09 { start += 1 }
            return .init(node.content, segments: [.init(content: node.content.lowerBound, source: start)])
        }
        return .lines(node.content, of: tree.content, from: firstLine(ofText: index), in: source)
    }

    /// A table with the places of its cells.
    mutating func table(_ index: Int) -> Table {
        let node = tree.nodes[index]
        let rows = children(of: index)
        var result: [[Table.Cell]] = []
        for row in rows {
            let isHeader = tree.nodes[row].flag
            let line = isHeader ? headerLine(of: index) : tree.nodes[row].startLine
            let isFirstLine = line == node.startLine
            let start =
                isFirstLine
                ? source.offset(line: line, column: node.startColumn) : contentStart(ofLine: line)
            let end = max(start, source.end(ofLine: line))
            let places = TableRow.cells(start..<end, of: source.bytes, limit: node.alignments.count)
            var cells: [Table.Cell] = []
            for (column, cell) in children(of: row).enumerated() {
                let place = places.indices.contains(column) ? places[column] : end..<end
                let map = ContentMap.cell(tree.nodes[cell].content, of: tree.content, at: place, in: source)
                var text = InlineText(tree, map: map, block: place)
                cells.append(Table.Cell(content: inlines(of: cell, in: &text, depth: 0)))
            }
            result.append(cells)
        }
        let alignments = tree.text[node.alignments].map(Table.Alignment.init(letter:))
        return Table(alignments: alignments, header: result.first ?? [], rows: Array(result.dropFirst()))
    }

    mutating func inlines(of parent: Int, in text: inout InlineText, depth: Int) -> [Inline] {
        var result: [Inline] = []
        // Exactly as much room as it takes: a large report has millions of such lists.
        result.reserveCapacity(childCount(of: parent))
        var index = parent + 1
        let end = tree.nodes[parent].end
        while index < end {
            if depth >= Self.maximumDepth {
                reportDepth(at: text.offsets(from: text.aligner.cursor))
                text.aligner.giveUp()
                break
            }
            append(inline(index, in: &text, depth: depth), to: &result)
            index = max(tree.nodes[index].end, index + 1)
        }
        return result
    }

    /// Neighbouring texts become one: the parser cuts them at every sign that might have meant something.
    private func append(_ inline: Inline?, to result: inout [Inline]) {
        guard let inline else { return }
        guard case .text(let string) = inline.kind else { return result.append(inline) }
        if string.isEmpty { return }
        if let last = result.last, case .text(let before) = last.kind {
            let range = SourceRange(file: last.range.file, start: last.range.start, end: inline.range.end)
            result[result.count - 1] = Inline(.text(before + string), at: range)
        } else {
            result.append(inline)
        }
    }

    private mutating func inline(_ index: Int, in text: inout InlineText, depth: Int) -> Inline? {
        if text.aligner.isLost {
            return kind(of: index, in: &text, depth: depth).map { Inline($0, at: text.fallback(in: &source)) }
        }
        let from = source.position(text.source(of: text.aligner.cursor))
        guard let kind = kind(of: index, in: &text, depth: depth) else { return nil }
        guard !text.aligner.isLost else { return Inline(kind, at: text.fallback(in: &source)) }
        let isBreak = if case .softBreak = kind { true } else { false }
        let last =
            isBreak
            ? SourcePosition(line: from.line, column: from.column + 1)
            : source.position(text.end(at: text.aligner.cursor))
        return Inline(kind, at: SourceRange(file: source.file, start: from, end: last))
    }

    private mutating func kind(of index: Int, in text: inout InlineText, depth: Int) -> Inline.Kind? {
        let node = tree.nodes[index]
        switch node.kind {
        case .text:
            text.aligner.passText(tree.text[node.literal])
            return .text(tree.string(node.literal))
        case .softBreak:
            text.aligner.passLineBreak()
            return .softBreak
        case .lineBreak:
            text.aligner.passLineBreak()
            return .lineBreak
        case .code:
            text.aligner.passCode()
            return .code(tree.string(node.literal))
        case .html:
            text.aligner.passRaw(tree.text[node.literal])
            return .html(tree.string(node.literal))
        case .emphasis, .strong:
            let mark = text.aligner.emphasisMark()
            let content = enclosed(index, by: mark, count: node.kind == .strong ? 2 : 1, in: &text, depth: depth)
            return node.kind == .strong ? .strong(content) : .emphasis(content)
        case .strikethrough:
            let tilde = UInt8(ascii: "~")
            let count = text.aligner.runLength(of: tilde)
            return .strikethrough(enclosed(index, by: tilde, count: count, in: &text, depth: depth))
        case .link: return link(index, in: &text, depth: depth)
        case .image:
            text.aligner.pass(UInt8(ascii: "!"))
            text.aligner.pass(UInt8(ascii: "["))
            let content = inlines(of: index, in: &text, depth: depth + 1)
            text.aligner.passLinkEnd()
            return .image(source: tree.string(node.literal), title: tree.string(node.detail), content: content)
        case .footnoteReference:
            text.aligner.pass(through: UInt8(ascii: "]"))
            return .footnoteReference(label: footnoteLabel(tree.string(node.literal)))
        default: return nil
        }
    }

    private mutating func enclosed(
        _ index: Int, by mark: UInt8, count: Int, in text: inout InlineText, depth: Int
    ) -> [Inline] {
        text.aligner.pass(mark, count: count)
        let content = inlines(of: index, in: &text, depth: depth + 1)
        text.aligner.pass(mark, count: count)
        return content
    }

    private mutating func link(_ index: Int, in text: inout InlineText, depth: Int) -> Inline.Kind {
        let node = tree.nodes[index]
        let content: [Inline]
        let isBare = children(of: index).allSatisfy { tree.nodes[$0].kind == .text }
        if text.aligner.isLost || !isBare || text.aligner.isAt(UInt8(ascii: "[")) {
            text.aligner.pass(UInt8(ascii: "["))
            content = inlines(of: index, in: &text, depth: depth + 1)
            text.aligner.passLinkEnd()
        } else {
            content = automaticText(index, in: &text)
        }
        return .link(destination: tree.string(node.literal), title: tree.string(node.detail), content: content)
    }

    /// The text of `<address>`, or of an address that stands in the text without any mark.
    private mutating func automaticText(_ index: Int, in text: inout InlineText) -> [Inline] {
        let destination = tree.string(tree.nodes[index].literal)
        let shown = children(of: index).map { tree.string(tree.nodes[$0].literal) }.joined()
        let isPointed = text.aligner.isAt(UInt8(ascii: "<"))
        if isPointed { text.aligner.pass(UInt8(ascii: "<")) }
        let start = text.aligner.cursor
        let isMail = ["mailto:", "xmpp:"].contains { destination.hasPrefix($0) }
        if isPointed || isMail {
            text.aligner.passText(Array(shown.utf8)[...], hasEscapes: !isPointed)
        } else {
            text.aligner.passRaw(Array(shown.utf8)[...])
        }
        let range = text.aligner.isLost ? text.fallback(in: &source) : source.range(text.offsets(from: start))
        if isPointed { text.aligner.pass(UInt8(ascii: ">")) }
        return [Inline(.text(shown), at: range)]
    }
}

extension Table.Alignment {
    init(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "l"): self = .left
        case UInt8(ascii: "c"): self = .center
        case UInt8(ascii: "r"): self = .right
        default: self = .none
        }
    }
}
