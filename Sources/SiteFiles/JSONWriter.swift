import ExactNumbers

/// Writes JSON in the order it is told, so that the same report gives the same bytes.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    /// What stands before every line of the object or array that is written.
    private var lineStart = [UInt8(ascii: "\n")]
    private var isFirst = true

    public init() {}

    public mutating func object(_ members: (inout JSONWriter) -> Void) { nest("{", "}", members) }

    public mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        nest("[", "]") { json in
            for element in elements {
                json.separate()
                write(&json, element)
            }
        }
    }

    public mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        separate()
        string(name)
        append(": ")
        value(&self)
    }

    /// A text, or `null`: a value that is not given is never left out.
    public mutating func member(_ name: String, _ text: String?) {
        member(name) { json in
            if let text { json.string(text) } else { json.append("null") }
        }
    }

    public mutating func member(_ name: String, _ number: Int?) {
        member(name) { $0.append(number.map(String.init) ?? "null") }
    }

    public mutating func member(_ name: String, _ flag: Bool) {
        member(name) { $0.append(flag ? "true" : "false") }
    }

    public mutating func member(_ name: String, _ texts: [String]) {
        member(name) { $0.array(texts) { $0.string($1) } }
    }

    public mutating func member(_ name: String, _ numbers: [Int]) {
        member(name) { $0.array(numbers) { $0.append(String($1)) } }
    }

    /// A finished JSON value, such as a number's exact digits.
    public mutating func raw(_ text: String) { append(text) }

    public mutating func string(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { text in
            var start = 0
            for index in text.indices where Self.isEscaped(text[index]) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                append(Self.escaped(text[index]))
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
    }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\t"): "\\t"
        // A file of open data may be pasted into a page.
        case UInt8(ascii: "<"): "\\u003c"
        default: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }

    private mutating func nest(_ open: String, _ close: String, _ content: (inout JSONWriter) -> Void) {
        append(open)
        lineStart += "  ".utf8
        isFirst = true
        content(&self)
        lineStart.removeLast(2)
        if !isFirst { bytes.append(contentsOf: lineStart) }
        append(close)
        isFirst = false
        if lineStart.count == 1 { append("\n") }
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(contentsOf: lineStart)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension JSONWriter {
    /// The number's exact digits, with a point.
    public mutating func number(_ number: ExactNumber) { raw(number.decimalText(maximumFractionDigits: 6)) }

    public mutating func member(_ name: String, _ number: ExactNumber?) {
        member(name) { json in
            if let number { json.number(number) } else { json.raw("null") }
        }
    }
}
