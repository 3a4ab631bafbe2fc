import MarkdownHTML
import Testing

@Suite struct MarkupTests {
    /// Each byte alone, and at every place of the sixteen that are looked at together.
    @Test func holdsMarkupWhereASignMustBeEscaped() {
        let signs = Array("&<>\"'".utf8)
        for byte in UInt8.min...UInt8.max {
            for length in 0...17 {
                let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length) + [byte]
                #expect(holdsMarkup(bytes) == signs.contains(byte), "\(byte)")
                #expect(holdsMarkup(bytes + [UInt8](repeating: 0x20, count: 15)) == signs.contains(byte), "\(byte)")
            }
        }
        #expect(!holdsMarkup([]))
    }

    private func holdsMarkup(_ bytes: [UInt8]) -> Bool { bytes.span.holdsMarkup }
}
