/// HTML that is trusted as it stands: made by a program, never by an author.
public struct RawHTML: Sendable, Hashable {
    /// The HTML itself.
    public var string: String

    /// Vouches for a string.
    public init(_ string: String) { self.string = string }
}

/// Collects HTML as bytes. What comes from an author can only be written escaped; markup is written in
/// the source code (`StaticString`) or is ``RawHTML``, which is rare and easy to search for.
public struct HTMLWriter: Sendable {
    /// What has been written, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// Where the writer began.
    private var start = 0

    /// An empty page with room for so many bytes.
    public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Markup that stands in the source code.
    public mutating func markup(_ string: StaticString) {
        string.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// HTML that someone vouches for.
    public mutating func raw(_ html: RawHTML) { bytes.append(contentsOf: html.string.utf8) }

    /// HTML that has been written already.
    mutating func finished(_ html: [UInt8], _ range: Range<Int>) {
        // As a slice it would be counted, by all who write it at once.
        html.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Text, so that none of it is read as markup.
    public mutating func text(_ string: String) {
        var string = string
        string.withUTF8 { escape($0) }
    }

    /// ` name="value"`, escaped.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        openAttribute(name)
        text(value)
        markup("\"")
    }

    /// ` name="value"` for an address: percent-encoded where an address must be, and escaped.
    public mutating func address(_ name: StaticString, _ value: String) {
        openAttribute(name)
        addressValue(value)
        markup("\"")
    }

    /// A number in digits.
    public mutating func number(_ value: Int) {
        if (0...9).contains(value) { return bytes.append(UInt8(ascii: "0") + UInt8(value)) }
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Goes on where a page ends, until it is given back.
    init(continuing page: inout [UInt8]) {
        swap(&bytes, &page)
        start = bytes.count
    }

    /// Gives a page back with what has been written.
    consuming func finish(_ page: inout [UInt8]) { swap(&bytes, &page) }

    /// A line break, unless at the start of a line.
    public mutating func lineStart() {
        if bytes.count > start, bytes.last != 0x0A { bytes.append(0x0A) }
    }

    /// ` name="`: the value and the quotation mark after it are the caller's.
    mutating func openAttribute(_ name: StaticString) {
        markup(" ")
        markup(name)
        markup("=\"")
    }

    private mutating func escape(_ buffer: UnsafeBufferPointer<UInt8>) {
        guard buffer.span.holdsMarkup else { return bytes.append(contentsOf: buffer) }
        var start = 0
        for index in buffer.indices {
            let replacement: StaticString
            switch buffer[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            default: continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
            markup(replacement)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }

    /// An address's bytes as an attribute needs them.
    mutating func addressValue(_ string: String) {
        var string = string
        string.withUTF8 { buffer in
            let isAddressByte = Self.isAddressByte
            var start = 0
            for index in buffer.indices where !isAddressByte[Int(buffer[index])] {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                encode(buffer[index])
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
    }

    /// A byte that may not stand in an address, or not in an attribute.
    private mutating func encode(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): markup("&amp;")
        case UInt8(ascii: "'"): markup("&#x27;")
        default:
            bytes.append(UInt8(ascii: "%"))
            bytes.append(Self.hexadecimal[Int(byte >> 4)])
            bytes.append(Self.hexadecimal[Int(byte & 15)])
        }
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static let isAddressByte: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        for byte in (letters + "-_.+!*(),%#@?=;:/$~").utf8 { table[Int(byte)] = true }
        return table
    }()
}
