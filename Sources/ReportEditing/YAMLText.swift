import Yams

/// A YAML file's text, with the places of its keys and values: what changes are made in.
///
/// The text itself is never written anew. Whatever is not changed (comments, order, quotation marks, blank lines)
/// stays byte for byte as its author wrote it.
struct YAMLText {
    let text: [Unicode.Scalar]
    private let lineStarts: [Int]
    private(set) var root = YAMLPart(kind: .scalar(""), start: 0, end: 0, isFlow: false)
    private var splices = TextSplices()

    /// - Returns: `nil` for a text that is no YAML; loading has told of it then.
    init?(_ string: String) {
        let scalars = Array(string.unicodeScalars)
        text = scalars
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
        guard let parser = try? Parser(yaml: string) else { return nil }
        let node = withExtendedLifetime(parser) { try? parser.singleRoot() }
        guard let node else { return nil }
        root = part(of: node, limit: text.count, indent: 0, isInFlow: false)
    }

    /// The text with every change made.
    var result: String { splices.applied(to: text) }

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text[range])
        return String(view)
    }

    // MARK: Reading

    private func offset(_ mark: Mark?) -> Int {
        guard let mark, lineStarts.indices.contains(mark.line - 1) else { return text.count }
        return min(lineStarts[mark.line - 1] + mark.column - 1, text.count)
    }

    /// - Parameters:
    ///   - limit: Where what follows begins.
    ///   - indent: Of the key or dash that it belongs to.
    private func part(of node: Node, limit: Int, indent: Int, isInFlow: Bool) -> YAMLPart {
        let start = offset(node.mark)
        switch node {
        case .mapping(let mapping):
            let isFlow = isInFlow || start < text.count && text[start] == "{"
            let end = isFlow ? scan.endOfFlow(start) : scan.trimmedEnd(limit, indent: indent)
            return YAMLPart(
                kind: .mapping(entries(of: mapping, limit: limit, isFlow: isFlow)), start: start, end: end,
                isFlow: isFlow)
        case .sequence(let sequence):
            let isFlow = isInFlow || start < text.count && text[start] == "["
            let nodes = Array(sequence)
            let parts = nodes.enumerated().map { index, child in
                let next = index + 1 < nodes.count ? lineStart(offset(nodes[index + 1].mark)) : limit
                return part(of: child, limit: next, indent: column(offset(child.mark)) - 2, isInFlow: isFlow)
            }
            let end = isFlow ? scan.endOfFlow(start) : scan.trimmedEnd(limit, indent: indent)
            return YAMLPart(kind: .sequence(parts), start: start, end: end, isFlow: isFlow)
        case .scalar(let scalar):
            let end = scan.endOfScalar(start, limit: limit, indent: indent, isInFlow: isInFlow)
            return YAMLPart(kind: .scalar(scalar.string), start: min(start, end), end: end, isFlow: isInFlow)
        case .alias:
            return YAMLPart(kind: .scalar(""), start: start, end: start, isFlow: isInFlow)
        }
    }

    private func entries(of mapping: Node.Mapping, limit: Int, isFlow: Bool) -> [YAMLEntry] {
        let pairs = Array(mapping)
        return pairs.enumerated().map { index, pair in
            let keyStart = offset(pair.key.mark)
            let next = index + 1 < pairs.count && !isFlow ? lineStart(offset(pairs[index + 1].key.mark)) : limit
            let colon = scan.endOfKey(keyStart)
            var value = part(of: pair.value, limit: next, indent: column(keyStart), isInFlow: isFlow)
            // A key without a value has no place of its own.
            if case .scalar("") = value.kind, value.start == value.end { (value.start, value.end) = (colon, colon) }
            return YAMLEntry(
                key: pair.key.string ?? "", keyStart: keyStart, colonEnd: colon, value: value, isInFlow: isFlow)
        }
    }

    private var scan: YAMLScan { YAMLScan(text: text) }
    private func lineStart(_ offset: Int) -> Int { scan.lineStart(offset) }
    func column(_ offset: Int) -> Int { offset - scan.lineStart(offset) }

    // MARK: Changing

    /// Puts other text where a value stands; a comment after it stays.
    mutating func set(_ entry: YAMLEntry, to value: String, prompt: String? = nil) {
        let isOnOneLine = scan.endOfLine(entry.keyStart) >= entry.value.end
        if entry.isInFlow || isOnOneLine && prompt == nil && !value.isEmpty {
            splices.replace(entry.colonEnd..<entry.value.end, with: " " + value)
        } else {
            let comments = [prompt.map { Prompts.comment($0) }, scan.comment(after: entry)].compactMap { $0 }
            let end = max(entry.value.end, scan.endOfLine(entry.value.end))
            let text = ([value.isEmpty ? nil : value].compactMap { $0 } + comments).joined(separator: "  ")
            splices.replace(entry.colonEnd..<end, with: text.isEmpty ? "" : (value.isEmpty ? "  " : " ") + text)
        }
    }

    mutating func replace(_ range: Range<Int>, with text: String) { splices.replace(range, with: text) }

    /// Takes a value away and leaves its key, with what to fill in as a comment.
    mutating func clear(_ entry: YAMLEntry, prompt: String? = nil) {
        if entry.isInFlow {
            set(entry, to: "ej angivet")
        } else {
            set(entry, to: "", prompt: prompt)
        }
    }

    /// Takes a key away with its value. One that begins its group is emptied, since the group hangs on its line.
    mutating func remove(_ entry: YAMLEntry) {
        let start = lineStart(entry.keyStart)
        guard !entry.isInFlow, text[start..<entry.keyStart].allSatisfy({ $0 == " " }) else { return clear(entry) }
        splices.replace(start..<scan.afterLine(entry.value.end), with: "")
    }

    /// Takes a whole element of a list away.
    mutating func remove(_ element: YAMLPart) {
        splices.replace(lineStart(element.start)..<scan.afterLine(element.end), with: "")
    }

    /// A new key after another, with a value on its line.
    mutating func insert(_ key: String, _ value: String, after entry: YAMLEntry) {
        if entry.isInFlow {
            splices.replace(entry.value.end..<entry.value.end, with: ", \(key): \(value)")
        } else {
            insert(["\(key): \(value)"], after: entry)
        }
    }

    /// A new key after another, with a list of one element.
    mutating func insert(_ key: String, listOf element: String, after entry: YAMLEntry) {
        if entry.isInFlow {
            insert(key, "[\(element)]", after: entry)
        } else {
            insert(["\(key):", "  - \(element)"], after: entry)
        }
    }

    /// New lines after a key's value, each with the key's indent.
    private mutating func insert(_ lines: [String], after entry: YAMLEntry) {
        let margin = String(repeating: " ", count: column(entry.keyStart))
        let place = scan.endOfLine(entry.value.end)
        splices.replace(place..<place, with: lines.map { "\n" + margin + $0 }.joined())
    }

    /// A new last element of a list.
    mutating func append(_ element: String, to list: YAMLPart) {
        guard case .sequence(let elements) = list.kind, let last = elements.last else { return }
        if list.isFlow {
            splices.replace(last.end..<last.end, with: ", " + element)
        } else {
            let margin = String(repeating: " ", count: max(0, scan.dashColumn(last.start)))
            let place = scan.endOfLine(last.end)
            splices.replace(place..<place, with: "\n\(margin)- \(element)")
        }
    }

    /// A comment at the end of the line on which a part ends.
    mutating func note(_ prompt: String, after part: YAMLPart) {
        let place = scan.endOfLine(part.end)
        splices.replace(place..<place, with: "  " + Prompts.comment(prompt))
    }
}
