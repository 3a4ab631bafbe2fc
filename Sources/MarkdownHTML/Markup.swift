import Diagnostics

extension Span<UInt8> {
    /// Whether a text holds one of the signs that are escaped in HTML: most hold none, and need not be gone through.
    package var holdsMarkup: Bool {
        // Without a branch, so that sixteen bytes are looked at together: the signs of a pair differ in one bit.
        var found: UInt8 = 0
        for index in indices {
            let byte = self[unchecked: index]
            let isAmpersandOrQuote = (byte | 1 == UInt8(ascii: "'")).bit
            let isAngle = (byte | 2 == UInt8(ascii: ">")).bit
            found |= isAmpersandOrQuote | isAngle | (byte == UInt8(ascii: "\"")).bit
        }
        return found != 0
    }
}
