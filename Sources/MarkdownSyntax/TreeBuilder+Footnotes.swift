import Diagnostics

/// Footnotes' texts that the parser drops without a word.
extension TreeBuilder {
    /// In the order of the text.
    mutating func lostFootnotes() -> [LostFootnote] {
        guard source.bytes.span.contains(UInt8(ascii: "^")) else { return [] }
        let definitions = tree.nodes.filter { $0.kind == .footnoteDefinition }
        let kept = Set(definitions.map(\.start.line))
        let labels = Set(self.labels.map { $0.lowercased() })
        let code = tree.nodes.filter { $0.kind == .codeBlock || $0.kind == .htmlBlock }.map {
            $0.start.line...max($0.start.line, $0.end.line)
        }
        // Footnotes' texts stand last in the tree, wherever they are in the file.
        var rest = code.sorted { $0.lowerBound < $1.lowerBound }[...]
        var lost: [LostFootnote] = []
        for line in 1...max(source.lineCount, 1) {
            while let first = rest.first, first.upperBound < line { rest.removeFirst() }
            guard !kept.contains(line), rest.first?.contains(line) != true, let place = definition(on: line) else {
                continue
            }
            let label = String(decoding: source.bytes[place.lowerBound + 2..<place.upperBound - 1], as: UTF8.self)
            let reason: LostFootnote.Reason = labels.contains(label.lowercased()) ? .sameLabel : .noReference
            lost.append(LostFootnote(label: label, reason: reason, range: source.range(place)))
        }
        return lost
    }

    /// Where `[^label]` stands on a line that gives a footnote its text, in a quotation or not.
    private func definition(on line: Int) -> Range<Int>? {
        let bytes = source.bytes
        let end = source.end(ofLine: line)
        var start = source.start(ofLine: line)
        var indent = 0
        while start < end, indent < 4, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: ">") {
            indent = bytes[start] == 0x20 ? indent + 1 : 0
            start += 1
        }
        guard indent < 4, start + 1 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "^"),
            let close = bytes[start..<end].firstIndex(where: { $0 == UInt8(ascii: "]") || $0.isASCIISpace }),
            bytes[close] == UInt8(ascii: "]"), close > start + 2, close + 1 < end,
            bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        return start..<close + 1
    }
}
