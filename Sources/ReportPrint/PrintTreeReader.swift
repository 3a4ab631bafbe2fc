/// Reads a finished page as the tree that the typesetter sets: what only a screen shows is left out, notes stand where
/// they are first referred to, and a table is a grid of cells.
///
/// The page is what has been checked, so it is the one source of page and paper: nothing can stand in the PDF that the
/// page does not have.
struct PrintTreeReader {
    /// The page's notes by their ids, and which of them have been set.
    var notes: [String: PageElement] = [:]
    var setNotes: Set<String> = []
    /// Notes of a place that can hold none, such as a table's head, which is set anew on every page.
    var deferred: [PrintNode] = []
    var defersNotes = false
    /// Every drawing once, by its source.
    private(set) var drawings: [String] = []
    private var drawingNumbers: [String: Int] = [:]

    /// What the page has for the screen alone.
    private static let screenOnly: Set<Substring> = [
        "skip-link", "screen-only", "narrow-only", "heading-link", "footnote-backref", "legend-note", "more",
        "hero-links", "site-nav", "breadcrumbs", "sidebar", "prev-next", "site-footer-nav", "footnotes",
    ]
    private static let blocks: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "div", "section", "article", "aside",
        "figure", "blockquote", "pre", "details", "summary", "nav", "header", "main", "footer", "figcaption", "hr",
    ]

    /// - Returns: What stands in the page's body.
    mutating func read(_ page: PageElement) -> [PrintNode] {
        guard let body = page.first(where: { $0.name == "body" }) else { return [] }
        collectNotes(in: body)
        return blocks(in: body)
    }

    private mutating func collectNotes(in element: PageElement) {
        for child in element.elements {
            if child.has("footnotes") {
                for note in child.elements.first(where: { $0.name == "ol" })?.elements ?? [] {
                    if let id = note.id { notes[id] = note }
                }
            } else {
                collectNotes(in: child)
            }
        }
    }

    static func isOnPaper(_ element: PageElement, in parent: PageElement? = nil) -> Bool {
        // What opens a chart's figures on the screen; on paper they are open.
        if element.name == "summary", parent?.has("chart-data") == true { return false }
        if element.classes.contains(where: screenOnly.contains) { return false }
        // A drawing may be there for the eye alone; words that are hidden from readers say nothing of their own.
        return element.name == "svg" || element.attributes["aria-hidden"] != "true"
    }

    // MARK: - Blocks

    /// A container's content: running text where it holds nothing else.
    mutating func content(of element: PageElement) -> PrintNode.Content {
        let isInline = element.elements.allSatisfy { !Self.blocks.contains($0.name) || !Self.isOnPaper($0) }
        return isInline ? .inline(inline(in: element)) : .blocks(blocks(in: element))
    }

    mutating func blocks(in element: PageElement) -> [PrintNode] {
        var blocks: [PrintNode] = []
        var run: [PageElement.Child] = []
        func isBlock(_ child: PageElement.Child) -> PageElement? {
            if case .element(let element) = child, Self.blocks.contains(element.name) { element } else { nil }
        }
        for child in element.children {
            guard let inner = isBlock(child) else {
                run.append(child)
                continue
            }
            finish(&run, into: &blocks)
            if Self.isOnPaper(inner, in: element), let block = block(inner) { blocks.append(block) }
        }
        finish(&run, into: &blocks)
        return blocks
    }

    /// Running text between blocks is a paragraph.
    private mutating func finish(_ run: inout [PageElement.Child], into blocks: inout [PrintNode]) {
        let text = inline(run)
        run = []
        if !text.isEmpty { blocks.append(PrintNode(kind: "p", content: .inline(text))) }
    }

    private mutating func block(_ element: PageElement) -> PrintNode? {
        var node = PrintNode(
            kind: element.name, roles: element.classes.map(String.init), ids: element.id.map { [$0] } ?? [],
            language: element.attributes["lang"])
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6":
            node.kind = "h"
            node.values = [.init("level", .number(Int(element.name.dropFirst()) ?? 1))]
            node.content = .inline(inline(in: element))
        case "p":
            node.kind = "p"
            node.content = .inline(inline(in: element))
        case "summary":
            // What the screen hides after ”Varför?” is the heading above it, for those who hear the page in pieces.
            node.kind = "p"
            node.roles.append("summary")
            var shown = element
            shown.children.removeAll { child in
                if case .element(let inner) = child { inner.has("visually-hidden") } else { false }
            }
            node.content = .inline(inline(in: shown))
        case "ul", "ol":
            if let start = element.attributes["start"].flatMap(Int.init) {
                node.values.append(.init("start", .number(start)))
            }
            node.values.append(.init("items", .nodes(element.elements.compactMap { item($0) })))
        case "dl": node.values = [.init("items", .nodes(terms(element)))]
        case "table": return table(element)
        case "pre": node.values = [.init("code", .text(element.words))]
        case "hr": break
        case "figure", "blockquote": node.content = .blocks(blocks(in: element))
        default:
            node.kind = "div"
            node.content = .blocks(blocks(in: element))
            if case .blocks([]) = node.content { return nil }
        }
        return node
    }

    private mutating func item(_ element: PageElement) -> PrintNode? {
        guard Self.isOnPaper(element) else { return nil }
        return PrintNode(
            kind: "li", roles: element.classes.map(String.init), ids: element.id.map { [$0] } ?? [],
            content: content(of: element))
    }

    /// Each term with what is said of it.
    private mutating func terms(_ element: PageElement) -> [PrintNode] {
        var pairs: [PrintNode] = []
        for group in element.elements where Self.isOnPaper(group) {
            for part in group.name == "div" ? group.elements : [group] {
                let text = PrintNode(kind: part.name, content: content(of: part))
                if part.name == "dt" || pairs.isEmpty {
                    pairs.append(
                        PrintNode(kind: "pair", ids: group.id.map { [$0] } ?? [], values: [.init("term", .node(text))]))
                } else {
                    pairs[pairs.count - 1].values.append(.init("said", .node(text)))
                }
            }
        }
        return pairs
    }

    // MARK: - Drawings

    mutating func drawing(_ element: PageElement) -> PrintNode {
        var source = element.source
        if !source.contains("xmlns=") {
            source.insert(
                contentsOf: " xmlns=\"http://www.w3.org/2000/svg\"", at: source.index(source.startIndex, offsetBy: 4))
        }
        let number = drawingNumbers[source] ?? drawings.count
        if number == drawings.count {
            drawings.append(source)
            drawingNumbers[source] = number
        }
        var node = PrintNode(
            kind: "svg", roles: element.classes.map(String.init), values: [.init("drawing", .number(number))])
        let box = (element.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        if box.count == 4 {
            node.values += [
                .init("width", .number(Int(box[2].rounded()))), .init("height", .number(Int(box[3].rounded()))),
            ]
        }
        if element.attributes["aria-hidden"] != "true" {
            let parts = element.elements.filter { $0.name == "title" || $0.name == "desc" }.map(\.words)
            node.values.append(.init("alt", .text(element.attributes["aria-label"] ?? Self.sentences(parts))))
        }
        return node
    }

    /// A title and what is said of the drawing, each with its full stop.
    private static func sentences(_ parts: [String]) -> String {
        parts.map(collapsed).filter { !$0.isEmpty }.map { part in
            part.last.map { ".!?".contains($0) } == true ? part : part + "."
        }.joined(separator: " ")
    }
}
