/// Reads a page that we have written: every element is closed, every attribute quoted.
///
/// It is no reader of HTML from elsewhere. What is not as our templates write it is an error that names the place, so
/// that nothing is silently missing on paper.
struct PageReader {
    struct Fault: Error, Equatable {
        var what: String
        var line: Int
    }

    private let bytes: [UInt8]
    private var at = 0
    /// Depth that no page of ours comes near; a template that nests without end must not use up the stack.
    private static let greatestDepth = 200
    private static let void: Set<String> = ["br", "img", "input", "hr", "meta", "link", "wbr", "col"]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: The root element.
    static func read(_ bytes: [UInt8]) throws(Fault) -> PageElement {
        var reader = PageReader(bytes)
        while reader.at < bytes.count {
            reader.skip { $0 != UInt8(ascii: "<") }
            if reader.starts(with: "<!") {
                try reader.pass(reader.starts(with: "<!--") ? "-->" : ">")
            } else if reader.at < bytes.count {
                return try reader.element(depth: 0)
            }
        }
        throw Fault(what: "inget element", line: 1)
    }

    private mutating func element(depth: Int) throws(Fault) -> PageElement {
        guard depth < Self.greatestDepth else { throw fault("för djupt") }
        let start = at
        at += 1
        let name = take { Self.isName($0) }
        guard !name.isEmpty else { throw fault("ett ”<” som inte börjar ett element") }
        var element = PageElement(name: name, attributes: try attributes(), children: [])
        if starts(with: "/>") {
            at += 2
            return element
        }
        guard starts(with: ">") else { throw fault("elementet \(name) avslutas inte") }
        at += 1
        if Self.void.contains(name) { return element }
        if name == "script" || name == "style" {
            try pass("</\(name)>")
            return element
        }
        try children(of: &element, depth: depth)
        if name == "svg" { element.source = String(decoding: bytes[start..<at], as: UTF8.self) }
        return element
    }

    private mutating func children(of element: inout PageElement, depth: Int) throws(Fault) {
        while at < bytes.count {
            if starts(with: "</") {
                at += 2
                let name = take { Self.isName($0) }
                guard name == element.name, starts(with: ">") else {
                    throw fault("\(element.name) avslutas med \(name)")
                }
                at += 1
                return
            } else if starts(with: "<!--") {
                try pass("-->")
            } else if starts(with: "<") {
                element.children.append(.element(try self.element(depth: depth + 1)))
            } else {
                element.children.append(.text(Self.decoded(take { $0 != UInt8(ascii: "<") })))
            }
        }
        throw fault("\(element.name) avslutas inte")
    }

    private mutating func attributes() throws(Fault) -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            skip(Self.isSpace)
            let name = take { Self.isName($0) }
            if name.isEmpty { return attributes }
            guard starts(with: "=") else {
                attributes[name] = ""
                continue
            }
            guard starts(with: "=\"") else { throw fault("attributet \(name) står inte inom citattecken") }
            at += 2
            attributes[name] = Self.decoded(take { $0 != UInt8(ascii: "\"") })
            guard starts(with: "\"") else { throw fault("attributet \(name) avslutas inte") }
            at += 1
        }
    }

    // MARK: - Bytes

    private mutating func take(_ belongs: (UInt8) -> Bool) -> String {
        let start = at
        skip(belongs)
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func skip(_ belongs: (UInt8) -> Bool) {
        while at < bytes.count, belongs(bytes[at]) { at += 1 }
    }

    private mutating func pass(_ end: String) throws(Fault) {
        while at < bytes.count, !starts(with: end) { at += 1 }
        guard at < bytes.count else { throw fault("\(end) saknas") }
        at += end.utf8.count
    }

    private func starts(with text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private func fault(_ what: String) -> Fault {
        Fault(what: what, line: bytes[..<min(at, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}"]

    /// A text with its character references resolved.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var whole = String(parts.removeFirst())
        for part in parts {
            guard let end = part.firstIndex(of: ";"), let character = character(part[..<end]) else {
                whole += "&" + part
                continue
            }
            whole += character + part[part.index(after: end)...]
        }
        return whole
    }

    private static func character(_ reference: Substring) -> String? {
        guard reference.hasPrefix("#") else { return references[String(reference)] }
        let number = reference.dropFirst()
        let value =
            number.hasPrefix("x") ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
