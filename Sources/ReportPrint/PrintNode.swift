/// A piece of what a page shows, as the typesetter gets it.
///
/// `Templates/tryck/LASMIG.md` lists the kinds and what belongs to each; the names are those of HTML where it has one.
struct PrintNode: Equatable {
    /// What stands in a node: running text, or paragraphs, lists and tables.
    enum Content: Equatable {
        case none
        case inline([PrintNode])
        case blocks([PrintNode])
    }

    indirect enum Value: Equatable {
        case text(String)
        case number(Int)
        case numbers([Int])
        case flag
        case node(PrintNode)
        case nodes([PrintNode])
        case lists([[PrintNode]])
    }

    struct Property: Equatable {
        var name: String
        var value: Value

        init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// `p`, `h`, `table`, `strong` …; `text` is a string alone.
    var kind: String
    /// The names by which the template tells one paragraph from another: `lead`, `source`.
    var roles: [String] = []
    /// What links lead here by.
    var ids: [String] = []
    var language: String?
    /// What this kind has besides, in the order in which it is written.
    var values: [Property] = []
    var content = Content.none
    /// The words of a text.
    var text = ""

    static func text(_ words: String) -> PrintNode { PrintNode(kind: "text", text: words) }
}

extension PrintNode {
    /// Looks at every node, in the order in which they are read.
    static func visit(_ nodes: [PrintNode], _ look: (PrintNode) -> Void) {
        for node in nodes {
            look(node)
            for property in node.values {
                switch property.value {
                case .node(let inner): visit([inner], look)
                case .nodes(let inner): visit(inner, look)
                case .lists(let lists): lists.forEach { visit($0, look) }
                case .text, .number, .numbers, .flag: break
                }
            }
            switch node.content {
            case .none: break
            case .inline(let inner), .blocks(let inner): visit(inner, look)
            }
        }
    }

    /// All words in it, notes left out: they stand elsewhere on the page.
    var words: String {
        var words = text
        switch content {
        case .none: break
        case .inline(let inner), .blocks(let inner):
            for node in inner where node.kind != "note" { words += node.kind == "br" ? " " : node.words }
        }
        for property in values where property.name == "items" {
            if case .nodes(let items) = property.value { words += items.map { " " + $0.words }.joined() }
        }
        return words
    }

    /// As JSON, without spaces: a report has tens of thousands of nodes.
    func write(to json: inout PrintJSON) {
        guard kind != "text" else { return json.string(text) }
        json.object { json in
            json.member("k") { $0.string(kind) }
            if !roles.isEmpty { json.member("r") { $0.array(roles) { $0.string($1) } } }
            if !ids.isEmpty { json.member("ids") { $0.array(ids) { $0.string($1) } } }
            if let language { json.member("lang") { $0.string(language) } }
            for property in values { json.member(property.name) { property.value.write(to: &$0) } }
            switch content {
            case .none: break
            case .inline(let nodes): json.member("i") { $0.array(nodes) { $1.write(to: &$0) } }
            case .blocks(let nodes): json.member("c") { $0.array(nodes) { $1.write(to: &$0) } }
            }
        }
    }
}

extension PrintNode.Value {
    fileprivate func write(to json: inout PrintJSON) {
        switch self {
        case .text(let text): json.string(text)
        case .number(let number): json.raw(String(number))
        case .numbers(let numbers): json.array(numbers) { $0.raw(String($1)) }
        case .flag: json.raw("true")
        case .node(let node): node.write(to: &json)
        case .nodes(let nodes): json.array(nodes) { $1.write(to: &$0) }
        case .lists(let lists): json.array(lists) { $0.array($1) { $1.write(to: &$0) } }
        }
    }
}
