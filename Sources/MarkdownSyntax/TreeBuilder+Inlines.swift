import Diagnostics

/// Running text: the tree says what comes, the ``InlineAligner`` says where.
extension TreeBuilder {
    /// The inlines of a paragraph or heading.
    mutating func inlines(of index: Int, at block: Range<Int>) -> [Inline] {
        let map = contentMap(of: index, at: block)
        var text = InlineText(tree.content, map: map, block: block)
        return inlines(of: index, in: &text, depth: 0)
    }

    private func contentMap(of index: Int, at block: Range<Int>) -> ContentMap {
        let node = tree.nodes[index]
        if node.start.line == 0 {
            return .linesOfBars(node.content.range, of: tree.content, from: block.lowerBound, in: source)
        }
        if node.kind == .heading, !isUnderlined(index) {
            var start = block.lowerBound
            while start < block.upperBound, source.bytes[start] == UInt8(ascii: "#") { start += 1 }
            while start < block.upperBound, source.bytes[start] == 0x20 || source.bytes[start] == 0x09 { start += 1 }
            let content = node.content.range
            return .init(content, segments: [.init(content: content.lowerBound, source: start)])
        }
        return .lines(node.content.range, of: tree.content, from: firstLine(ofText: index), in: source)
    }

    /// A table with the places of its cells.
    mutating func table(_ index: Int) -> Table {
        let node = tree.nodes[index]
        let alignments = node.detail.range
        var result: [[Table.Cell]] = []
        for row in tree.children(of: index) {
            let isHeader = tree.nodes[row].flag
            let line = isHeader ? headerLine(of: index) : tree.nodes[row].start.line
            let isFirstLine = line == node.start.line
            let start =
                isFirstLine
                ? source.offset(line: line, column: node.start.column) : contentStart(ofLine: line)
            let end = max(start, source.end(ofLine: line))
            let places = TableRow.cells(start..<end, of: source.bytes, limit: alignments.count)
            var cells: [Table.Cell] = []
            cells.reserveCapacity(alignments.count)
            for cell in tree.children(of: row) {
                let place = cells.count < places.count ? places[cells.count] : end..<end
                let content = tree.nodes[cell].content.range
                let map = ContentMap.cell(content, of: tree.content, at: place, in: source)
                var text = InlineText(tree.content, map: map, block: place)
                cells.append(Table.Cell(content: inlines(of: cell, in: &text, depth: 0)))
            }
            result.append(cells)
        }
        return Table(
            alignments: tree.text[alignments].map(Table.Alignment.init(letter:)), header: result.first ?? [],
            rows: Array(result.dropFirst()))
    }

    mutating func inlines(of parent: Int, in text: inout InlineText, depth: Int) -> [Inline] {
        var result: [Inline] = []
        // Exactly as much room as it takes: a large report has millions of such lists.
        result.reserveCapacity(inlineCount(of: parent))
        var index = parent + 1
        let end = tree.index(after: parent)
        while index < end {
            if depth >= Self.maximumDepth {
                reportDepth(at: text.offsets(from: text.aligner.cursor))
                text.aligner.giveUp()
                break
            }
            if tree.nodes[index].kind == .text {
                let run = endOfTexts(from: index, before: end)
                if let inline = self.text(index..<run, in: &text) {
                    if knowsTypography, !isInLink {
                        result += BareAddress.found(in: inline)
                    } else {
                        result.append(inline)
                    }
                }
                index = run
            } else {
                let isBare =
                    knowsTypography && tree.nodes[index].kind == .link && !text.aligner.isLost
                    && !text.aligner.isAt(UInt8(ascii: "[")) && !text.aligner.isAt(UInt8(ascii: "<"))
                if let inline = inline(index, in: &text, depth: depth) {
                    if isBare, let before = result.last, let joined = BareAddress.joined(inline, to: before) {
                        result.removeLast()
                        result += joined
                    } else if isBare {
                        result += BareAddress.trimmed(inline)
                    } else {
                        result.append(inline)
                    }
                }
                index = tree.index(after: index)
            }
        }
        return result
    }

    /// Neighbouring texts counted as one.
    private func inlineCount(of parent: Int) -> Int {
        var count = 0
        var isText = false
        for index in tree.children(of: parent) {
            let wasText = isText
            isText = tree.nodes[index].kind == .text
            if !isText || !wasText { count += 1 }
        }
        return count
    }

    /// The index after the last of the texts that follow each other.
    private func endOfTexts(from start: Int, before end: Int) -> Int {
        var index = start
        while index < end, tree.nodes[index].kind == .text { index += 1 }
        return index
    }

    /// Neighbouring texts become one: the parser cuts them at every sign that might have meant something. Their words
    /// stand in a row (``RawTree/text``).
    private mutating func text(_ nodes: Range<Int>, in text: inout InlineText) -> Inline? {
        let first = tree.nodes[nodes.lowerBound].literal.range.lowerBound
        let words = first..<tree.nodes[nodes.upperBound - 1].literal.range.upperBound
        guard !words.isEmpty else { return nil }
        var start: SourcePosition?
        for index in nodes {
            let literal = tree.nodes[index].literal.range
            guard !literal.isEmpty, !text.aligner.isLost else { continue }
            if start == nil { start = source.position(text.source(of: text.aligner.cursor)) }
            text.aligner.passText(tree.text[literal])
            if text.aligner.isLost, literal.lowerBound == first { start = nil }
        }
        let range: SourceRange
        if text.aligner.isLost {
            let block = text.fallback(in: &source)
            range = SourceRange(file: block.file, start: start ?? block.start, end: block.end)
        } else {
            let end = source.position(text.end(at: text.aligner.cursor))
            range = SourceRange(file: source.file, start: start ?? end, end: end)
        }
        return Inline(.text(tree.string(words)), at: range)
    }

    private mutating func inline(_ index: Int, in text: inout InlineText, depth: Int) -> Inline? {
        if text.aligner.isLost {
            guard let kind = kind(of: index, in: &text, depth: depth) else { return nil }
            return Inline(kind, at: text.fallback(in: &source))
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
            text.aligner.passRaw(tree.text[node.literal.range])
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
        let last = tree.index(after: index)
        let isBare = endOfTexts(from: index + 1, before: last) == last
        if text.aligner.isLost || !isBare || text.aligner.isAt(UInt8(ascii: "[")) {
            text.aligner.pass(UInt8(ascii: "["))
            isInLink = true
            content = inlines(of: index, in: &text, depth: depth + 1)
            isInLink = false
            text.aligner.passLinkEnd()
        } else {
            content = automaticText(index, in: &text)
        }
        return .link(destination: tree.string(node.literal), title: tree.string(node.detail), content: content)
    }

    /// The text of `<address>`, or of an address that stands in the text without any mark.
    private mutating func automaticText(_ index: Int, in text: inout InlineText) -> [Inline] {
        let destination = tree.string(tree.nodes[index].literal)
        var shown = ""
        for child in tree.children(of: index) { shown += tree.string(tree.nodes[child].literal) }
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
