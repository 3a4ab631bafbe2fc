import Diagnostics

extension UnsafeBufferPointer<UInt8> {
    /// Whether a text holds one of the signs that are escaped in HTML: most hold none, and need not be gone through.
    package var holdsMarkup: Bool {
        // Without a branch, so that sixteen bytes are looked at together.
        var found: UInt8 = 0
        for byte in self {
            found |= (byte == UInt8(ascii: "&")).bit | (byte == UInt8(ascii: "<")).bit
            found |= (byte == UInt8(ascii: ">")).bit
            found |= (byte == UInt8(ascii: "\"")).bit | (byte == UInt8(ascii: "'")).bit
        }
        return found != 0
    }
}
