/// Running text: words with spaces as HTML counts them, and what is set otherwise among them.
extension PrintTreeReader {
    mutating func inline(in element: PageElement) -> [PrintNode] { inline(element.children) }

    /// - Returns: Nothing where there is nothing but space.
    mutating func inline(_ children: [PageElement.Child]) -> [PrintNode] {
        var nodes = children.flatMap { child in inlines(child) }
        var endsWithSpace = true
        Self.closeSpaces(&nodes, &endsWithSpace)
        Self.trimEnd(&nodes)
        return nodes.filter { $0 != .text("") }
    }

    private mutating func inlines(_ child: PageElement.Child) -> [PrintNode] {
        switch child {
        case .text(let words): [.text(Self.collapsed(words))]
        case .element(let element): Self.isOnPaper(element) ? inline(element) : []
        }
    }

    private mutating func inline(_ element: PageElement) -> [PrintNode] {
        let inner = { (reader: inout PrintTreeReader) in element.children.flatMap { reader.inlines($0) } }
        var node = PrintNode(
            kind: element.name, roles: element.classes.map(String.init), language: element.attributes["lang"])
        switch element.name {
        case "br": return [node]
        case "svg": return [drawing(element)]
        case "img":
            node.values = [
                .init("src", .text(element.attributes["src"] ?? "")),
                .init("alt", .text(element.attributes["alt"] ?? "")),
            ]
            for name in ["width", "height"] {
                if let number = element.attributes[name].flatMap(Int.init) {
                    node.values.append(.init(name, .number(number)))
                }
            }
            return [node]
        case "input":
            node.kind = "task"
            node.values = [.init("label", .text(element.attributes["aria-label"] ?? ""))]
            if element.attributes["checked"] != nil { node.values.append(.init("done", .flag)) }
            return [node]
        case "sup" where element.has("footnote-ref"):
            return element.elements.compactMap { note($0) }
        case "span" where element.has("status-mark"):
            return [mark(element)]
        case "a":
            node.values = [.init("to", .text(element.attributes["href"] ?? ""))]
        case "span", "time", "abbr":
            if node.roles.contains("visually-hidden") { node.roles = [] }
            node.kind = "span"
            guard !node.roles.isEmpty || node.language != nil || element.id != nil else { return inner(&self) }
        default: break
        }
        if let id = element.id { node.ids = [id] }
        node.content = .inline(inner(&self))
        return [node]
    }

    /// A symbol that stands for its words: on paper they are its alternative text.
    private mutating func mark(_ element: PageElement) -> PrintNode {
        guard let svg = element.elements.first(where: { $0.name == "svg" }) else {
            return PrintNode(kind: "span", content: .inline(element.children.flatMap { inlines($0) }))
        }
        var node = drawing(svg)
        node.values.append(.init("alt", .text(Self.collapsed(element.words))))
        return node
    }

    // MARK: - Notes

    /// The note itself where it is first referred to, and its number alone elsewhere.
    private mutating func note(_ reference: PageElement) -> PrintNode? {
        guard let id = reference.attributes["href"].map({ String($0.dropFirst()) }), let text = notes[id] else {
            return nil
        }
        let number = PrintNode.Value.text(reference.words)
        guard setNotes.insert(id).inserted else {
            return PrintNode(kind: "noteref", values: [.init("number", number), .init("to", .text("#" + id))])
        }
        let body = PrintNode(
            kind: "note", ids: [id], values: [.init("number", number)], content: content(of: text))
        guard defersNotes else { return body }
        deferred.append(body)
        return PrintNode(kind: "noteref", values: [.init("number", number), .init("to", .text("#" + id))])
    }

    // MARK: - Spaces

    /// Spaces and line breaks in a row are one space; those that do not break stay.
    static func collapsed(_ words: String) -> String {
        var isSpace = false
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.utf8.count)
        for byte in words.utf8 {
            let space = byte == 0x20 || (0x09...0x0d).contains(byte)
            if !space { bytes.append(byte) } else if !isSpace { bytes.append(0x20) }
            isSpace = space
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Of two spaces that meet where nodes meet, the second goes.
    private static func closeSpaces(_ nodes: inout [PrintNode], _ endsWithSpace: inout Bool) {
        for index in nodes.indices {
            switch (nodes[index].kind, nodes[index].content) {
            case ("text", _):
                if endsWithSpace, nodes[index].text.hasPrefix(" ") { nodes[index].text.removeFirst() }
                if let last = nodes[index].text.utf8.last { endsWithSpace = last == 0x20 }
            case ("br", _): endsWithSpace = true
            case ("note", _): endsWithSpace = false
            case (_, .inline(var inner)):
                closeSpaces(&inner, &endsWithSpace)
                nodes[index].content = .inline(inner)
            default: endsWithSpace = false
            }
        }
    }

    private static func trimEnd(_ nodes: inout [PrintNode]) {
        while var last = nodes.last {
            if last.kind == "text" {
                if last.text.hasSuffix(" ") { last.text.removeLast() }
                nodes[nodes.count - 1] = last
                if !last.text.isEmpty { return }
                nodes.removeLast()
            } else if case .inline(var inner) = last.content, last.kind != "note", !inner.isEmpty {
                trimEnd(&inner)
                nodes[nodes.count - 1].content = .inline(inner)
                return
            } else {
                return
            }
        }
    }
}
