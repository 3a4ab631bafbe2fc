import SiteFiles

/// A page's ids and internal links, found in its bytes in one pass: all that the checks of a site need of a page.
public struct PageOutline: Sendable {
    let path: String
    let ids: ByteStringSet
    /// Each id that has been met before on the page.
    let repeatedIDs: [String]
    /// Each once, relative to the page, in its order; but none to a place that the page has itself.
    let links: ByteStringSet

    /// - Parameter base: The site's place on its server, with which a link from the server's root begins; `nil` where it
    ///   is not known.
    /// - Returns: `nil` for what is no page.
    public init?(_ file: RenderedFile, base: String? = nil) {
        guard file.path.hasSuffix(".html") else { return nil }
        path = file.path
        let up = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
        var reader = OutlineReader(base: base.map { Array($0.utf8) }, up: Array(up.utf8))
        file.bytes.withUnsafeBufferPointer { reader.read($0) }
        ids = reader.ids
        repeatedIDs = reader.repeatedIDs
        links = reader.links
    }
}

/// What has been read of a page.
private struct OutlineReader {
    let base: [UInt8]?
    /// From the page to where its site begins.
    let up: [UInt8]
    private(set) var ids = ByteStringSet()
    private(set) var repeatedIDs: [String] = []
    private(set) var links = ByteStringSet()

    init(base: [UInt8]?, up: [UInt8]) {
        self.base = base
        self.up = up
    }

    /// Most links lead to a place on their own page, and most of those back to one that has been met: they are done with
    /// at once. The others wait until all places are known.
    mutating func read(_ page: UnsafeBufferPointer<UInt8>) {
        var waiting: [UnsafeBufferPointer<UInt8>] = []
        PageAttribute.forEach(in: page) { attribute, value in
            switch attribute {
            case .id: note(id: value)
            case .address where leadsToKnownID(value): return
            case .address: waiting.append(value)
            }
        }
        for link in waiting where !leadsToKnownID(link) { note(link: link) }
    }

    private mutating func note(id: UnsafeBufferPointer<UInt8>) {
        if !ids.insert(id) { repeatedIDs.append(String(decoding: id, as: UTF8.self)) }
    }

    private func leadsToKnownID(_ link: UnsafeBufferPointer<UInt8>) -> Bool {
        link.first == UInt8(ascii: "#") && ids.contains(UnsafeBufferPointer(rebasing: link.dropFirst()))
    }

    private mutating func note(link: UnsafeBufferPointer<UInt8>) {
        let isFromRoot = base.map { link.starts(with: $0) } ?? false
        guard isFromRoot || link.contains(UInt8(ascii: "&")) else {
            if !Self.isExternal(link) { links.insert(link) }
            return
        }
        rewritten(link).withUnsafeBufferPointer { if !Self.isExternal($0) { links.insert($0) } }
    }

    /// A link whose bytes do not say plainly where it leads from the page.
    private func rewritten(_ written: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let link = Array(String(decoding: written, as: UTF8.self).replacing("&amp;", with: "&").utf8)
        // A link from the server's root, which only the page has that is shown at any address.
        guard let base, link.starts(with: base) else { return link }
        return up + link.dropFirst(base.count)
    }

    private static func isExternal(_ link: UnsafeBufferPointer<UInt8>) -> Bool {
        for (place, sign) in link.enumerated() {
            switch sign {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: "/"): return place == 0 && link.starts(with: "//".utf8)
            case UInt8(ascii: "#"), UInt8(ascii: "?"): return false
            default: continue
            }
        }
        return false
    }
}
