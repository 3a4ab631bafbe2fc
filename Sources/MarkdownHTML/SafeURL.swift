/// Decides which addresses may become links. What is not known to be harmless is not written.
public enum SafeURL {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// Whether a link may lead there: http, https, mailto, tel, a relative address or a `#fragment`.
    ///
    /// `//host/…` is none of these: on a server it leads to another one, and from a file manager to another computer.
    ///
    /// A browser drops tabs, line breaks and leading control characters before it reads the scheme, and
    /// ignores its case; so does this. Entities are read too, in case the text was not decoded before.
    public static func isAllowed(_ address: String) -> Bool {
        if let scheme = plainScheme(of: address) { return scheme.isEmpty || schemes.contains(scheme.lowercased()) }
        let plain = decodingEntities(in: String(address.unicodeScalars.filter { !isIgnored($0) }.map(Character.init)))
        let visible = String(plain.unicodeScalars.filter { !isIgnored($0) }.map(Character.init))
        if isSlash(visible.utf8.first), isSlash(visible.utf8.dropFirst().first) { return false }
        guard let end = visible.utf8.firstIndex(where: { ":/?#\\".utf8.contains($0) }),
            visible.utf8[end] == UInt8(ascii: ":")
        else { return true }
        return schemes.contains(visible[..<end].lowercased())
    }

    /// The scheme of an address that is plain ASCII up to its end, empty without one; `nil` where a closer
    /// look is needed. Nearly every address is decided here, however long it is.
    private static func plainScheme(of address: String) -> Substring? {
        for index in address.utf8.indices {
            switch address.utf8[index] {
            case UInt8(ascii: ":"): return address[..<index]
            case UInt8(ascii: "/") where index == address.startIndex: return nil
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return ""
            case UInt8(ascii: "&"), UInt8(ascii: "\\"), 0...0x20, 0x7F...: return nil
            default: continue
            }
        }
        return ""
    }

    /// To a browser the two are one.
    private static func isSlash(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// The address as it may stand in `href`; `nil` where a link would be dangerous.
    public static func href(_ address: String) -> String? { isAllowed(address) ? address : nil }

    /// What the CommonMark program does: forbids a few schemes and lets the rest pass.
    static func isAllowedByCommonMark(_ address: String) -> Bool {
        let start = address.prefix(32).lowercased()
        let images = ["png", "gif", "jpeg", "webp"].map { "data:image/" + $0 }
        if images.contains(where: start.hasPrefix) { return true }
        return !["javascript:", "vbscript:", "file:", "data:"].contains(where: start.hasPrefix)
    }

    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static let named: [String: Unicode.Scalar] = ["colon": ":", "tab": "\t", "newline": "\n", "sol": "/"]

    private static func decodingEntities(in text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let body = rest[rest.index(after: start)...]
            let name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
            guard let scalar = scalar(named: name) else {
                result += "&"
                rest = body
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = body[name.endIndex...]
            if rest.first == ";" { rest = rest.dropFirst() }
        }
        return result + rest
    }

    private static func scalar(named name: Substring) -> Unicode.Scalar? {
        guard name.first == "#" else { return named[name.lowercased()] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }
}
