/// What in a page could run a script, load something foreign or lead somewhere dangerous.
///
/// Elements and attributes are those that templates and texts need, and no others: what is not known to be harmless
/// is harm.
extension StrictHTML {
    private static let elements: Set<String> = Set(
        """
        a article aside blockquote body br button caption code dd del details div dl dt em figcaption
        figure footer form h1 h2 h3 h4 h5 h6 head header hr html img input label li link main meta nav ol p pre progress
        script section small span strong summary sup table tbody td tfoot th thead time title tr ul
        circle defs desc ellipse g line path pattern polygon polyline rect svg text
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let attributes: Set<String> = Set(
        """
        alt autocomplete charset checked class colspan content cx cy d datetime defer disabled download fill focusable
        font-family font-size font-weight for height hidden href hreflang http-equiv id lang loading max maxlength name open
        patternUnits points preserveAspectRatio r rel role rx ry scope spellcheck src start stroke stroke-dasharray
        stroke-linecap stroke-linejoin stroke-width tabindex text-anchor title transform type value viewBox width x x1 x2
        xmlns y y1 y2
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "background",
    ]
    private static let ownScripts: Set<String> = ["rullning.js", "sok.js"]
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// One line for each; empty for a page that does nothing but what its templates say.
    public var harm: [String] {
        elements.flatMap { element in
            var found: [String] = []
            if !Self.elements.contains(element.name) { found.append("<\(element.name)>") }
            if element.name == "script", !Self.isOwnScript(element) { found.append("<script \(element.attributes)>") }
            for (name, value) in element.attributes {
                let isPlain = Self.attributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("data-")
                if !isPlain { found.append("<\(element.name) \(name)>") }
                if Self.addresses.contains(name), !Self.isHarmless(address: value) {
                    found.append("<\(element.name) \(name)=\"\(value)\">")
                }
                if name == "http-equiv", value != "Content-Security-Policy", !Self.isHarmlessRefresh(element) {
                    found.append("<meta http-equiv=\"\(value)\">")
                }
                if Self.painting.contains(name), value.lowercased().contains("url("), !value.hasPrefix("url(#") {
                    found.append("<\(element.name) \(name)=\"\(value)\">")
                }
            }
            return found
        }
    }

    /// A page at an old address leads on to the new one.
    private static func isHarmlessRefresh(_ element: Element) -> Bool {
        guard element["http-equiv"] == "refresh", let content = element["content"], content.hasPrefix("0; url=") else {
            return false
        }
        return isHarmless(address: String(content.dropFirst("0; url=".count)))
    }

    private static let painting: Set<String> = ["fill", "stroke", "font-family", "transform"]

    private static func isOwnScript(_ element: Element) -> Bool {
        let way = (element["src"] ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return element.attributes.map(\.name).sorted() == ["defer", "src"] && way.last.map(ownScripts.contains) == true
            && way.dropLast().last == "assets" && way.dropLast(2).allSatisfy { $0 == ".." }
    }

    /// Whether a browser would only ever go to the web, a mail or telephone program, or stay in the site: it reads
    /// references, and drops tabs, line breaks and what stands before the first letter.
    public static func isHarmless(address: String) -> Bool {
        let plain = decodingReferences(address).unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        let text = String(String.UnicodeScalarView(plain))
        if text.hasPrefix("//") || text.hasPrefix("\\") || text.hasPrefix("/\\") { return false }
        guard let end = text.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }), text.utf8[end] == UInt8(ascii: ":")
        else { return true }
        // What holds other signs, or none, is no scheme (RFC 3986, section 3.1), but the beginning of a path.
        let isScheme =
            end > text.startIndex
            && text.utf8[..<end].allSatisfy {
                $0 < 0x80
                    && (Character(UnicodeScalar($0)).isLetter || Character(UnicodeScalar($0)).isNumber
                        || "+-.".utf8.contains($0))
            }
        return !isScheme || schemes.contains(text[..<end].lowercased())
    }

    /// A text with its character references read.
    public static func decodingReferences(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ";"), let sign = sign(rest[rest.index(after: start)..<end]) else {
                result += "&"
                rest = rest.dropFirst()
                continue
            }
            result.unicodeScalars.append(sign)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func sign(_ name: Substring) -> Unicode.Scalar? {
        let named: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "Tab": "\t", "NewLine": "\n",
            "nbsp": "\u{A0}",
        ]
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }
}
