/// An element of a finished page, as far as paper is concerned.
struct PageElement {
    enum Child {
        case element(PageElement)
        case text(String)
    }

    var name: String
    var attributes: [String: String]
    var children: [Child]
    /// A drawing's source, which is kept as it was written; empty for everything else.
    var source = ""

    var id: String? { attributes["id"] }
    var classes: [Substring] { attributes["class"]?.split(separator: " ") ?? [] }
    var elements: [PageElement] {
        children.compactMap { child in
            if case .element(let element) = child { element } else { nil }
        }
    }

    func has(_ name: String) -> Bool { classes.contains { $0 == name } }

    /// All words that stand in it.
    var words: String {
        children.map { child in
            switch child {
            case .element(let element): element.words
            case .text(let text): text
            }
        }.joined()
    }

    /// The first element inside it that is asked for, in the order of the page.
    func first(where isWanted: (PageElement) -> Bool) -> PageElement? {
        for element in elements {
            if isWanted(element) { return element }
            if let found = element.first(where: isWanted) { return found }
        }
        return nil
    }
}
