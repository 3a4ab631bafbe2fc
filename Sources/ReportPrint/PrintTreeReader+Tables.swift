/// Tables as grids: which cells are heads, and of what, stands in the cells.
extension PrintTreeReader {
    mutating func table(_ element: PageElement) -> PrintNode {
        var node = PrintNode(
            kind: "table", roles: element.classes.map(String.init), ids: element.id.map { [$0] } ?? [])
        var sections: [(name: String, rows: [PrintNode])] = []
        for part in element.elements where Self.isOnPaper(part) {
            if part.name == "caption" {
                node.values.append(
                    .init("caption", .node(PrintNode(kind: "caption", content: setApart { $0.content(of: part) }))))
            } else if part.name == "tr" {
                sections.append(("tbody", [row(part)]))
            } else if part.name == "thead" {
                // Set anew on every page: a note in it would be another one there.
                sections.append(("thead", setApart { reader in part.elements.map { reader.row($0) } }))
            } else {
                sections.append((part.name, part.elements.map { row($0) }))
            }
        }
        let rows = { (name: String) in sections.filter { $0.name == name }.map(\.rows) }
        let columns = sections.flatMap(\.rows).map(Self.width).max() ?? 0
        node.values += [
            .init("columns", .number(columns)), .init("head", .nodes(rows("thead").flatMap { $0 })),
            .init("bodies", .lists(rows("tbody"))),
            .init("foot", .nodes(rows("tfoot").flatMap { $0 })),
        ]
        let widths = Self.widths(of: sections.flatMap(\.rows), columns: columns)
        node.values += [.init("wide", .numbers(widths.wide)), .init("word", .numbers(widths.word))]
        if !deferred.isEmpty {
            node.values.append(.init("notes", .nodes(deferred)))
            deferred = []
        }
        return node
    }

    /// Reads what can hold no note: its notes come below the table.
    private mutating func setApart<Made>(_ read: (inout PrintTreeReader) -> Made) -> Made {
        let before = defersNotes
        defersNotes = true
        defer { defersNotes = before }
        return read(&self)
    }

    private mutating func row(_ element: PageElement) -> PrintNode {
        let cells = element.elements.filter { ($0.name == "th" || $0.name == "td") && Self.isOnPaper($0) }
        return PrintNode(
            kind: "tr", roles: element.classes.map(String.init), ids: element.id.map { [$0] } ?? [],
            values: [.init("cells", .nodes(cells.map { cell($0) }))])
    }

    private mutating func cell(_ element: PageElement) -> PrintNode {
        var node = PrintNode(
            kind: element.name, roles: element.classes.map(String.init), language: element.attributes["lang"])
        if let scope = element.attributes["scope"] { node.values.append(.init("scope", .text(scope))) }
        for (attribute, name) in [("colspan", "cols"), ("rowspan", "rows")] {
            if let count = element.attributes[attribute].flatMap(Int.init), count > 1 {
                node.values.append(.init(name, .number(count)))
            }
        }
        node.content = content(of: element)
        return node
    }

    /// How many signs each column has at most in a cell, and in a word that cannot be parted.
    ///
    /// The template decides by them how a table is laid out, before anything is set.
    private static func widths(of rows: [PrintNode], columns: Int) -> (wide: [Int], word: [Int]) {
        var (wide, word) = ([Int](repeating: 1, count: columns), [Int](repeating: 1, count: columns))
        for row in rows {
            guard case .nodes(let cells)? = row.values.first?.value else { continue }
            var column = 0
            for cell in cells {
                let span = width(PrintNode(kind: "tr", values: [.init("cells", .nodes([cell]))]))
                if span == 1, column < columns {
                    let words = cell.words
                    let marks = Self.marks(in: cell)
                    wide[column] = max(wide[column], words.count)
                    // A no-break space holds the digits of a number together.
                    word[column] = max(
                        word[column], words.split { $0 == " " || $0 == "-" || $0 == "/" }.map(\.count).max() ?? 0, marks
                    )
                }
                column += span
            }
        }
        return (wide, word)
    }

    /// How much room a mark with its symbol wants: a short one is not parted.
    private static func marks(in cell: PrintNode) -> Int {
        var most = 0
        PrintNode.visit([cell]) { node in
            if node.roles.contains("status") { most = max(most, min(node.words.count + 5, 20)) }
            if node.roles.contains("mini-tally") { most = max(most, 12) }
        }
        return most
    }

    private static func width(_ row: PrintNode) -> Int {
        guard case .nodes(let cells)? = row.values.first?.value else { return 0 }
        return cells.reduce(0) { sum, cell in
            let span = cell.values.first { $0.name == "cols" }
            if case .number(let count)? = span?.value { return sum + count }
            return sum + 1
        }
    }
}
