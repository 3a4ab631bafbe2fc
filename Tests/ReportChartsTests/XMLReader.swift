import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an XML parser that is not ours makes of a drawing.
final class XMLReader: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var names: [String] = []
    private(set) var attributes: Set<String> = []
    private(set) var identifiers: [String] = []
    private(set) var labelledBy: [String] = []
    private(set) var fontSizes: [Double] = []
    /// Where elements stand from left to right, of those that say it in one attribute.
    private(set) var places: [Double] = []

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes found: [String: String]
    ) {
        names.append(name)
        attributes.formUnion(found.keys.filter { $0 != "xmlns" })
        if let id = found["id"] { identifiers.append(id) }
        if let ids = found["aria-labelledby"] { labelledBy = ids.split(separator: " ").map(String.init) }
        places += ["x", "x1", "x2", "cx"].compactMap { found[$0].flatMap(Double.init) }
        if let size = found["font-size"].flatMap(Double.init) { fontSizes.append(size) }
    }
}
