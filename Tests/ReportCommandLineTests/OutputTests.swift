import Diagnostics
import Testing

@testable import ReportCommandLine

/// What comes from content or from a place steers no terminal.
@Suite struct OutputTests {
    private func shown(_ text: String) -> String { Output.harmless(text) { _ in "?" } }

    @Test(arguments: [
        ("Kapitel \u{1B}[31mrött\u{1B}[0m", "Kapitel ?[31mrött?[0m"), ("\u{1B}]0;titel\u{07}", "?]0;titel?"),
        ("a\rb\u{08}", "a?b?"), ("\r\n", "?\n"), ("\u{9B}2J", "?2J"), ("\u{85}\u{7F}\u{00}", "???"),
        ("a\u{202E}b\u{2066}c\u{2069}\u{200F}\u{061C}", "a?b?c???"), ("rad\u{2028}rad", "rad?rad"),
        ("rad\trad\nrad", "rad\trad\nrad"), ("åäö – ”1\u{A0}234” mjuk\u{AD}t 👩‍💻", "åäö – ”1\u{A0}234” mjuk\u{AD}t 👩‍💻"),
    ])
    func isHarmless(text: String, shown: String) { #expect(self.shown(text) == shown) }

    /// All of ASCII's and Latin-1's control characters, each by itself: none goes out, but those that a line needs.
    @Test func noControlCharacterGoesOut() {
        for value in Array(0...0x1F) + Array(0x7F...0x9F) {
            let character = String(UnicodeScalar(UInt8(value)))
            #expect(shown("a\(character)b") == (["\t", "\n"].contains(character) ? "a\(character)b" : "a?b"))
        }
    }

    @Test func ownStylesGoThrough() {
        #expect(shown(Style.emptyLine.mark + "Läser") == "\r\u{1B}[KLäser")
        #expect(shown(Style.red.mark + "x" + Style.plain.mark) == "\u{1B}[31mx\u{1B}[0m")
        for style in Style.allCases { #expect(style.mark.unicodeScalars.count == 1) }
    }
}
