/// Where each indicator stands: what a page has its search for, paper has a register for.
enum IndicatorIndex {
    /// - Returns: `nil` where there is nothing to look up.
    static func node(of body: [PrintNode], title: String) -> PrintNode? {
        var found: [(title: String, id: String)] = []
        PrintNode.visit(body) { node in
            guard node.roles.contains("indicator"), let id = node.ids.first, let name = name(of: node) else { return }
            found.append((name, id))
        }
        guard found.count > 1, !title.isEmpty else { return nil }
        let items = found.sorted { ($0.title.swedishOrder, $0.id) < ($1.title.swedishOrder, $1.id) }.map { entry in
            PrintNode(
                kind: "li",
                content: .inline([
                    PrintNode(
                        kind: "a", values: [.init("to", .text("#" + entry.id))], content: .inline([.text(entry.title)]))
                ]))
        }
        return PrintNode(
            kind: "div", roles: ["report-part", "indicator-index"],
            content: .blocks([
                PrintNode(
                    kind: "h", ids: ["register"], values: [.init("level", .number(2))],
                    content: .inline([.text(title)])),
                PrintNode(kind: "ul", roles: ["index-list"], values: [.init("items", .nodes(items))]),
            ]))
    }

    private static func name(of indicator: PrintNode) -> String? {
        var name: String?
        PrintNode.visit([indicator]) { if name == nil, $0.kind == "h" { name = $0.words } }
        return name
    }
}

extension String {
    /// Å, ä and ö come after z, in that order.
    fileprivate var swedishOrder: String {
        lowercased().map { letter in
            switch letter {
            case "å": "{1"
            case "ä", "æ": "{2"
            case "ö", "ø": "{3"
            case "é", "è": "e"
            case "ü": "y"
            default: String(letter)
            }
        }.joined()
    }
}
