import ReportRendering

#if canImport(Glibc)
    import Glibc
#endif

/// A page's ids and internal links, found in its bytes in one pass: all that the checks of a site need of a page.
///
/// Enough for pages that this tool wrote itself: attributes in double quotes, no scripts between.
public struct PageOutline: Sendable {
    let path: String
    private(set) var ids: Set<String> = []
    /// Each id that has been met before on the page.
    private(set) var repeatedIDs: [String] = []
    /// Relative to the page, each once, in the order of the page.
    private(set) var links: [String] = []
    private let base: String?

    /// - Parameter base: The site's place on its server, with which a link from the server's root begins; `nil` where it
    ///   is not known.
    /// - Returns: `nil` for what is no page.
    public init?(_ file: RenderedFile, base: String? = nil) {
        guard file.path.hasSuffix(".html") else { return nil }
        path = file.path
        self.base = base
        var known: Set<String> = []
        file.bytes.withUnsafeBytes { read($0, &known) }
    }

    /// Only tags are looked at, and from one to the next it is the C library that looks.
    private mutating func read(_ bytes: UnsafeRawBufferPointer, _ known: inout Set<String>) {
        var place = 0
        while let tag = Self.place(of: "<", in: bytes, from: place) {
            place = tag + 1
            while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
                guard bytes[place] == UInt8(ascii: "\"") else {
                    place += 1
                    continue
                }
                let end = Self.place(of: "\"", in: bytes, from: place + 1) ?? bytes.count
                note(bytes[tag..<place], value: bytes[min(place + 1, end)..<end], &known)
                place = end + 1
            }
        }
    }

    /// - Parameter tag: From its beginning to where the value begins: `<a class="länk" href=`.
    private mutating func note(
        _ tag: Slice<UnsafeRawBufferPointer>, value: Slice<UnsafeRawBufferPointer>, _ known: inout Set<String>
    ) {
        if Self.ends(tag, with: " id=") {
            let id = String(decoding: value, as: UTF8.self)
            if !ids.insert(id).inserted { repeatedIDs.append(id) }
        } else if Self.ends(tag, with: " href=") || Self.ends(tag, with: " src=") {
            let link = link(value)
            if !Self.isExternal(link), known.insert(link).inserted { links.append(link) }
        }
    }

    private func link(_ value: Slice<UnsafeRawBufferPointer>) -> String {
        let link = String(decoding: value, as: UTF8.self)
        let plain = value.contains(UInt8(ascii: "&")) ? link.replacing("&amp;", with: "&") : link
        // A link from the server's root, which only the page has that is shown at any address.
        guard let base, plain.utf8.starts(with: base.utf8) else { return plain }
        return String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
            + plain.dropFirst(base.count)
    }

    private static func isExternal(_ link: String) -> Bool {
        for (place, sign) in link.utf8.enumerated() {
            switch sign {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: "/"): return place == 0 && link.utf8.starts(with: "//".utf8)
            case UInt8(ascii: "#"), UInt8(ascii: "?"): return false
            default: continue
            }
        }
        return false
    }

    private static func place(of sign: Unicode.Scalar, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count, let first = bytes.baseAddress,
            let found = memchr(first + start, Int32(sign.value), bytes.count - start)
        else { return nil }
        return first.distance(to: found)
    }

    /// An attribute's name stands after a blank or a line break.
    private static func ends(_ tag: Slice<UnsafeRawBufferPointer>, with attribute: StaticString) -> Bool {
        let length = attribute.utf8CodeUnitCount
        guard tag.count >= length, let end = tag.base.baseAddress else { return false }
        let start = tag.endIndex - length
        guard tag[start] == UInt8(ascii: " ") || tag[start] == UInt8(ascii: "\n") else { return false }
        return memcmp(end + start + 1, attribute.utf8Start + 1, length - 1) == 0
    }
}
