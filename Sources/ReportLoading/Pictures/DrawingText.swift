/// An SVG as the XML that it is: what a browser shows of one that is not well formed is an empty place.
///
/// Read tag by tag, no more: names, whether each element is closed by its own name, and what the first one says. What
/// a drawing must not carry is `SVGSafety`'s.
enum DrawingText {
    private static let namespace = "http://www.w3.org/2000/svg"

    /// Whether a file's first element is a drawing.
    static func begins(_ bytes: [UInt8]) -> Bool {
        guard let first = firstTag(in: bytes) else { return false }
        return localName(bytes[first]) == "svg"
    }

    /// What keeps a browser from showing it.
    static func fault(in bytes: [UInt8]) -> String? {
        guard let first = firstTag(in: bytes) else { return "bilden är ingen hel SVG: den har inget innehåll" }
        let head = String(decoding: bytes[first], as: UTF8.self)
        guard head.contains("=\"\(namespace)\"") || head.contains("='\(namespace)'") else {
            return "bilden säger inte att den är SVG: xmlns=\"\(namespace)\" saknas i <svg>"
        }
        var open: [String] = []
        var place = bytes.startIndex
        while let (tag, next) = nextTag(in: bytes, from: place) {
            place = next
            switch bytes[tag.lowerBound + 1] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"): continue
            case UInt8(ascii: "/"):
                guard let last = open.popLast() else { return broken }
                let name = name(bytes[tag].dropFirst(2))
                guard last == name else { return "bilden är ingen hel SVG: <\(last)> stängs av </\(name)>" }
            default:
                if open.isEmpty, tag.lowerBound > first.lowerBound { return broken }
                if bytes[tag.upperBound - 2] != UInt8(ascii: "/") { open.append(name(bytes[tag].dropFirst())) }
            }
        }
        guard bytes[place...].firstIndex(of: UInt8(ascii: "<")) == nil else { return broken }
        return open.last.map { "bilden är ingen hel SVG: <\($0)> stängs aldrig" }
    }

    private static let broken = "bilden är ingen hel SVG: slutet saknas, eller så är filen skadad"

    private static func firstTag(in bytes: [UInt8]) -> Range<Int>? {
        var place = bytes.startIndex
        while let (tag, next) = nextTag(in: bytes, from: place) {
            if bytes[tag.lowerBound + 1] != UInt8(ascii: "!"), bytes[tag.lowerBound + 1] != UInt8(ascii: "?") {
                return tag
            }
            place = next
        }
        return nil
    }

    /// The next tag, comment, instruction or declaration, quotation marks heeded; `nil` where none is whole.
    private static func nextTag(in bytes: [UInt8], from start: Int) -> (Range<Int>, Int)? {
        guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "<")), open + 2 < bytes.count else { return nil }
        for (head, tail) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
            guard bytes[open...].starts(with: head.utf8) else { continue }
            guard let end = bytes[(open + head.utf8.count)...].firstRange(of: Array(tail.utf8)) else { return nil }
            return (open..<end.upperBound, end.upperBound)
        }
        var quote: UInt8?
        var depth = 0
        for place in (open + 1)..<bytes.count {
            let byte = bytes[place]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "]") {
                depth -= 1
            } else if byte == UInt8(ascii: ">"), depth <= 0 {
                return (open..<place + 1, place + 1)
            } else if byte == UInt8(ascii: "<"), depth <= 0 {
                return nil
            }
        }
        return nil
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            decoding: bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }

    private static func localName(_ tag: ArraySlice<UInt8>) -> String {
        name(tag.dropFirst()).split(separator: ":").last.map(String.init) ?? ""
    }

    /// The drawing without a document type that declares nothing, as drawing programs write it: browsers need none, and
    /// what could stand in one (names for other texts, addresses) is refused.
    static func withoutDoctype(_ bytes: [UInt8]) -> [UInt8] {
        var place = bytes.startIndex
        while let (tag, next) = nextTag(in: bytes, from: place) {
            place = next
            guard bytes[tag].starts(with: Array("<!DOCTYPE".utf8)) else {
                if bytes[tag.lowerBound + 1] == UInt8(ascii: "!") || bytes[tag.lowerBound + 1] == UInt8(ascii: "?") {
                    continue
                }
                return bytes
            }
            return bytes[tag].contains(UInt8(ascii: "["))
                ? bytes : Array(bytes[..<tag.lowerBound] + bytes[tag.upperBound...])
        }
        return bytes
    }
}
