/// A drawing with its name and its description for those who do not see it.
struct SVGDocument: Sendable {
    /// In viewBox units; every chart is as wide as any other.
    static let width = 640.0

    var title: String
    var description: String
    /// The last part of the class: `bars`.
    var kind: String
    /// What the ids begin with, so that several drawings can stand on a page.
    var idPrefix: String
    var height: Double
    var elements: [SVGElement]

    /// One element a line, without a line break at the end.
    var svg: String {
        let id = XMLText.identifier(idPrefix)
        let head =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-\(kind)\" "
            + "viewBox=\"0 0 \(SVGElement.number(Self.width)) \(SVGElement.number(height))\" role=\"img\" "
            + "aria-labelledby=\"\(id)-title \(id)-desc\">"
        let words = [
            "<title id=\"\(id)-title\">\(XMLText.escaped(title))</title>",
            "<desc id=\"\(id)-desc\">\(XMLText.escaped(description))</desc>",
        ]
        return ([head] + words + elements.map(\.svg) + ["</svg>"]).joined(separator: "\n")
    }
}
