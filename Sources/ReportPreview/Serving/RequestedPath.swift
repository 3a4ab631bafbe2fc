/// What an address asks for: a path in the site, found by words alone.
///
/// Nothing here opens a file. The path is only ever looked up among those that the site has, and each part is decoded
/// once: what is still encoded after that is a name like any other, and no such file exists.
package enum RequestedPath {
    /// The path in the site that a request's target means; `nil` where it can mean none.
    ///
    /// - Parameter target: As it stands in the request, percent-encoded, without its query: `/kapitel/larande-region/`.
    package static func resolve(_ target: String) -> String? {
        guard target.utf8.first == UInt8(ascii: "/") else { return nil }
        var parts: [String] = []
        let encoded = target.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in encoded.enumerated() {
            if part.isEmpty {
                // A folder's address ends in a slash; nothing else has an empty part.
                guard index == encoded.count - 1 else { return nil }
                parts.append("index.html")
            } else {
                guard let name = decode(part), isName(name) else { return nil }
                parts.append(name)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Whether a text may name a file or a folder.
    private static func isName(_ text: String) -> Bool {
        guard text != ".", text != ".." else { return false }
        return !text.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F }
    }

    /// Percent-decodes once; `nil` for what is not properly encoded or is not UTF-8.
    private static func decode(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                // Letters beyond ASCII stand encoded in an address.
                guard byte < 0x80 else { return nil }
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal),
                let low = rest.popFirst().flatMap(hexadecimal)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
