#if canImport(Glibc)
    import Glibc
#endif

/// What an attribute says of a page's place in its site.
enum PageAttribute {
    case id
    /// Where a link leads, or where a picture, a script or a style sheet is.
    case address

    /// Every one of a page, with its value as it is written, in the page's order.
    ///
    /// Enough for pages that this tool wrote itself: attributes in double quotes, no scripts between. Only tags are looked
    /// at, and from one to the next it is the C library that looks.
    static func forEach(
        in page: UnsafeBufferPointer<UInt8>, _ body: (PageAttribute, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var place = 0
        while let tag = self.place(of: "<", in: page, from: place) {
            place = tag + 1
            // An end tag has none.
            if place < page.count, page[place] == UInt8(ascii: "/") { continue }
            while true {
                place = endOfName(in: page, from: place)
                guard place < page.count, page[place] == quote else { break }
                let end = self.place(of: "\"", in: page, from: place + 1) ?? page.count
                if let attribute = PageAttribute(page[tag..<place]) {
                    body(attribute, UnsafeBufferPointer(rebasing: page[min(place + 1, end)..<end]))
                }
                place = end + 1
            }
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let endOfTag = UInt8(ascii: ">")

    /// The first place where a value begins or the tag ends.
    ///
    /// Most names are too short for a search to begin on, and too many to look at each letter: eight of them are compared
    /// together.
    private static func endOfName(in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(page)
        var place = start
        while place + 8 <= bytes.count {
            let letters = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let found = zeros(in: letters ^ eight(quote)) | zeros(in: letters ^ eight(endOfTag))
            if found != 0 { return place + found.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < page.count, page[place] != quote, page[place] != endOfTag { place += 1 }
        return place
    }

    private static func eight(_ sign: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(sign) }

    /// The highest bit of the first byte that is zero; what is above it means nothing.
    private static func zeros(in bytes: UInt64) -> UInt64 { (bytes &- eight(1)) & ~bytes & eight(0x80) }

    /// - Parameter tag: From its beginning to where a value begins: `<a class="länk" href=`.
    private init?(_ tag: Slice<UnsafeBufferPointer<UInt8>>) {
        // The letter before the sign of equality tells most others from these.
        guard tag.count > 4 else { return nil }
        switch tag[tag.endIndex - 2] {
        case UInt8(ascii: "d") where Self.ends(tag, with: " id="): self = .id
        case UInt8(ascii: "f") where Self.ends(tag, with: " href="): self = .address
        case UInt8(ascii: "c") where Self.ends(tag, with: " src="): self = .address
        default: return nil
        }
    }

    /// An attribute's name stands after a blank or a line break.
    private static func ends(_ tag: Slice<UnsafeBufferPointer<UInt8>>, with attribute: StaticString) -> Bool {
        let length = attribute.utf8CodeUnitCount
        guard tag.count >= length, let page = tag.base.baseAddress else { return false }
        let start = tag.endIndex - length
        guard tag[start] == UInt8(ascii: " ") || tag[start] == UInt8(ascii: "\n") else { return false }
        return memcmp(page + start + 1, attribute.utf8Start + 1, length - 1) == 0
    }

    private static func place(of sign: Unicode.Scalar, in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < page.count, let first = page.baseAddress,
            let found = memchr(first + start, Int32(sign.value), page.count - start)
        else { return nil }
        return UnsafeRawPointer(first).distance(to: found)
    }
}
