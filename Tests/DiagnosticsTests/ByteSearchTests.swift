import Testing

@testable import Diagnostics

/// The quick ways through bytes give what Unicode's tables and a plain search give.
@Suite struct ByteSearchTests {
    private static let pieces = [
        "a", "Z9 ", "å", "Ö", "–", "”", "…", "•", "\r", "\n", "\r\n", "\u{AD}", "\u{301}", "e\u{301}", "İ", "ß", "한",
        "👩\u{200D}👩",
        "\u{2028}", "½", "\t",
    ]

    @Test func countsCharactersAsSwiftDoes() {
        for first in Self.pieces + [""] {
            for second in Self.pieces + [""] {
                for third in Self.pieces + [""] {
                    let text = first + second + third
                    #expect(text.characterCount == text.count, "\(text.debugDescription)")
                }
            }
        }
    }

    /// Across the borders of the eight bytes that are looked at together.
    @Test func countsCharactersWhereverTheyStand() {
        for length in 0...17 {
            for first in Self.pieces {
                for second in Self.pieces {
                    let text =
                        String(repeating: "ö", count: length % 3) + String(repeating: "a", count: length) + first + "bå"
                        + second
                    #expect(text.characterCount == text.count, "\(text.debugDescription)")
                }
            }
        }
    }

    @Test func doesNotCountFromWithinACharacter() {
        #expect(Array("å".utf8.dropFirst()).span.plainCharacterCount == nil)
        #expect(Array("–abcdefgh".utf8.dropFirst()).span.plainCharacterCount == nil)
    }

    @Test(arguments: ["", "\n", "a\nb", "a\n\nb\n", "åäö", "\r\n\r"])
    func findsLineStarts(text: String) {
        let bytes = Array(text.utf8)
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        #expect(bytes.span.lineStarts == starts)
    }

    @Test func findsPlaces() {
        let bytes = Array("en rad, en rad till".utf8)
        for byte in bytes + [0, 0xFF] {
            for start in 0...bytes.count {
                #expect(bytes.span.firstPlace(of: byte, from: start) == bytes[start...].firstIndex(of: byte))
            }
        }
        #expect([UInt8]().span.firstPlace(of: 0) == nil)
    }

    @Test(arguments: ["", "FYLL I", "FFYLL I", "xFYLL", "FYLL FYLL I", "FYLL"])
    func findsWords(text: String) {
        #expect(SourceFile(path: "x", text: text).contains("FYLL I") == (text.hasSuffix("FYLL I")))
    }
}
