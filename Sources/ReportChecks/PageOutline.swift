import ReportRendering

/// A page's ids and internal links, found in its bytes in one pass.
///
/// Enough for pages that this tool wrote itself: attributes in double quotes, no scripts between.
struct PageOutline: Sendable {
    let path: String
    private(set) var ids: [String] = []
    /// Relative to the page, or with a scheme.
    private(set) var links: [String] = []
    private let base: String?

    /// - Parameter base: The site's place on its server, where it is known.
    init(_ file: RenderedFile, base: String? = nil) {
        path = file.path
        self.base = base
        file.bytes.withUnsafeBufferPointer { read($0) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var isInTag = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"): isInTag = true
            case UInt8(ascii: ">"): isInTag = false
            case UInt8(ascii: "=") where isInTag && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\""):
                let end = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
                note(Self.name(before: index, in: bytes), value: bytes[min(index + 2, end)..<end])
                index = end
            default: break
            }
            index += 1
        }
    }

    private mutating func note(_ name: Slice<UnsafeBufferPointer<UInt8>>, value: Slice<UnsafeBufferPointer<UInt8>>) {
        if name.elementsEqual("id".utf8) {
            ids.append(String(decoding: value, as: UTF8.self))
        } else if name.elementsEqual("href".utf8) || name.elementsEqual("src".utf8) {
            let link = String(decoding: value, as: UTF8.self)
            links.append(relative(value.contains(UInt8(ascii: "&")) ? link.replacing("&amp;", with: "&") : link))
        }
    }

    /// A link from the server's root, which only the page has that is shown at any address.
    private func relative(_ link: String) -> String {
        guard let base, link.hasPrefix(base) else { return link }
        return String(repeating: "../", count: path.count { $0 == "/" }) + link.dropFirst(base.count)
    }

    private static func name(before index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Slice<
        UnsafeBufferPointer<UInt8>
    > {
        var start = index
        while start > 0, bytes[start - 1] != UInt8(ascii: " "), bytes[start - 1] != UInt8(ascii: "\n"),
            bytes[start - 1] != UInt8(ascii: "<")
        { start -= 1 }
        return bytes[start..<index]
    }
}
