/// A page read as strictly as this tool writes: text that got out of its place does not pass for markup in peace.
///
/// No browser is as strict. What a browser would mend, such as an attribute without quotation marks, nobody here
/// writes on purpose, and so it counts as an escape from content.
public struct StrictHTML: Sendable {
    public struct Element: Sendable {
        public var name: String
        public var attributes: [(name: String, value: String)]

        public subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    public struct Malformed: Error, CustomStringConvertible, Sendable {
        public var description: String
    }

    /// The elements in the order in which they begin, with attribute values as they are written.
    public private(set) var elements: [Element] = []
    /// What a reader would see, with its character references as they are written.
    public private(set) var text: [UInt8] = []

    /// What the page is made of, without what it says: each element with the names of its attributes.
    public var skeleton: [String] { elements.map { ([$0.name] + $0.attributes.map(\.name)).joined(separator: " ") } }

    private let bytes: [UInt8]
    private var place = 0
    private var open: [String] = []

    /// - Parameter bytes: A whole page, or a part of one in which every element ends.
    public init(_ bytes: [UInt8]) throws(Malformed) {
        self.bytes = bytes
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(description: "no UTF-8") }
        if starts("<!doctype html>") { place += 15 }
        while place < bytes.count {
            if starts(Self.comment) {
                place += Self.comment.utf8.count
            } else if bytes[place] == UInt8(ascii: "<") {
                try readTag()
            } else {
                try readText(until: UInt8(ascii: "<"), keep: true)
            }
        }
        guard open.isEmpty else { throw fault("<\(open[open.count - 1])> never ends") }
    }

    /// The one comment that the tool writes.
    private static let comment = "<!-- raw HTML omitted -->"
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    private func starts(_ word: StaticString) -> Bool {
        bytes[place...].starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    private func starts(_ word: String) -> Bool { bytes[place...].starts(with: word.utf8) }

    private func fault(_ what: String) -> Malformed {
        let around = bytes[max(0, place - 60)..<min(bytes.count, place + 60)]
        return Malformed(description: "\(what), at byte \(place): …\(String(decoding: around, as: UTF8.self))…")
    }

    private mutating func readTag() throws(Malformed) {
        place += 1
        let isEnd = place < bytes.count && bytes[place] == UInt8(ascii: "/")
        if isEnd { place += 1 }
        let name = readName()
        guard !name.isEmpty else { throw fault("“<” that begins no tag") }
        if isEnd {
            try expect(">")
            guard open.popLast() == name else { throw fault("</\(name)> ends nothing") }
            return
        }
        var element = Element(name: name, attributes: [])
        while true {
            let spaces = skipSpaces()
            if starts("/>") {
                place += 2
                break
            }
            if starts(">") {
                place += 1
                if !Self.void.contains(name) { open.append(name) }
                break
            }
            let key = readName()
            guard spaces > 0, !key.isEmpty else { throw fault("no attribute in <\(name)>") }
            guard element[key] == nil else { throw fault("\(key) twice in <\(name)>") }
            element.attributes.append((key, try readValue()))
        }
        elements.append(element)
    }

    private mutating func readValue() throws(Malformed) -> String {
        guard starts("=") else { return "" }
        place += 1
        try expect("\"")
        let start = place
        try readText(until: UInt8(ascii: "\""), keep: false)
        let value = bytes[start..<place]
        guard !value.contains(UInt8(ascii: "<")) else { throw fault("“<” in an attribute") }
        try expect("\"")
        return String(decoding: value, as: UTF8.self)
    }

    /// Text up to a sign; every `&` in it must begin a character reference.
    private mutating func readText(until stop: UInt8, keep: Bool) throws(Malformed) {
        let start = place
        while place < bytes.count, bytes[place] != stop {
            if bytes[place] == UInt8(ascii: "&"), !isReference(at: place) {
                throw fault("“&” that begins no reference")
            }
            place += 1
        }
        if keep { text += bytes[start..<place] }
    }

    private func isReference(at start: Int) -> Bool {
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return false }
        let inside = bytes[(start + 1)..<end]
        return !inside.isEmpty && inside.allSatisfy { Self.isNameByte($0) || $0 == UInt8(ascii: "#") }
    }

    private mutating func expect(_ sign: StaticString) throws(Malformed) {
        guard starts(sign) else { throw fault("“\(sign)” is missing") }
        place += 1
    }

    private mutating func skipSpaces() -> Int {
        let start = place
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x0A { place += 1 }
        return place - start
    }

    private mutating func readName() -> String {
        let start = place
        while place < bytes.count, Self.isNameByte(bytes[place]) || bytes[place] == UInt8(ascii: ":") && place > start {
            place += 1
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
