/// Writes JSON for the typesetter, without a line or a space that nobody reads.
struct PrintJSON {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    mutating func object(_ members: (inout PrintJSON) -> Void) { nest("{", "}", members) }

    mutating func array<Element>(_ elements: [Element], _ write: (inout PrintJSON, Element) -> Void) {
        nest("[", "]") { json in
            for element in elements {
                json.separate()
                write(&json, element)
            }
        }
    }

    mutating func member(_ name: String, _ value: (inout PrintJSON) -> Void) {
        separate()
        string(name)
        raw(":")
        value(&self)
    }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func string(_ text: String) {
        raw("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        raw("\"")
    }

    private mutating func nest(_ open: String, _ close: String, _ content: (inout PrintJSON) -> Void) {
        raw(open)
        isFirst = true
        content(&self)
        raw(close)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { raw(",") }
        isFirst = false
    }
}
