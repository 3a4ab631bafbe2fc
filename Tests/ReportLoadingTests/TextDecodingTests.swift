import Diagnostics
import Foundation
import SeededNumbers
import Testing

@testable import ReportLoading

@Suite struct TextDecodingTests {
    private func decode(_ bytes: [UInt8], as encoding: TextDecoding.Encoding) -> (
        text: String?, diagnostics: [Diagnostic]
    ) {
        var diagnostics: [Diagnostic] = []
        let file = TextDecoding.decode(bytes, path: "x", as: encoding, diagnostics: &diagnostics)
        return (file?.text, diagnostics)
    }

    @Test(arguments: [
        ("åäö\n", "åäö\n"), ("\u{FEFF}åäö", "åäö"), ("a\r\nb\r\n", "a\nb\n"), ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"),
        ("", ""), ("🎉\u{A0}x", "🎉\u{A0}x"),
        ("\u{FEFF}\u{FEFF}a", "\u{FEFF}a"),
    ])
    func understandsUTF8(written: String, expected: String) {
        for encoding in [TextDecoding.Encoding.utf8Only, .utf8OrWindows1252] {
            let (text, diagnostics) = decode(Array(written.utf8), as: encoding)
            #expect(text.map { Array($0.utf8) } == Array(expected.utf8))
            #expect(diagnostics.isEmpty)
        }
    }

    @Test func understandsWindows1252InTables() {
        #expect(decode([0xC5, 0x73, 0x65, 0x6C, 0x65], as: .utf8OrWindows1252).text == "Åsele")
        #expect(decode([0x80, 0x94, 0x96, 0x20, 0xB2, 0xE5], as: .utf8OrWindows1252).text == "€”– ²å")
        #expect(decode([0xC5, 0x73], as: .utf8Only).text == nil)
    }

    /// What Excel saves on a Mac, as MS-DOS text and in Windows, with no word of which it was.
    @Test(arguments: [
        "Ort;Antal\nSkellefteå;5\nÖrnsköldsvik;7\nVännäs;9\n", "Umeå", "Ängelholm och Åre", "Malå;Sorsele;Åsele",
        "Idé på ö",
        "Ort;Anmärkning\nÄlvsbyn;är på väg\nÖvertorneå;går över ån\n",
    ])
    func tellsEncodingsApart(text: String) {
        let mac: [Character: UInt8] = [
            "å": 0x8C, "ä": 0x8A, "ö": 0x9A, "é": 0x8E, "Å": 0x81, "Ä": 0x80, "Ö": 0x85,
        ]
        let dos: [Character: UInt8] = [
            "å": 0x86, "ä": 0x84, "ö": 0x94, "é": 0x82, "Å": 0x8F, "Ä": 0x8E, "Ö": 0x99,
        ]
        let windows: [Character: UInt8] = [
            "å": 0xE5, "ä": 0xE4, "ö": 0xF6, "é": 0xE9, "Å": 0xC5, "Ä": 0xC4, "Ö": 0xD6,
        ]
        let written = [mac, dos, windows].map { places in
            text.flatMap { (sign: Character) -> [UInt8] in places[sign].map { [$0] } ?? Array(String(sign).utf8) }
        }
        for (place, bytes) in written.enumerated() {
            #expect(decode(bytes, as: .utf8OrWindows1252).text == text, "\(place)")
        }
    }

    @Test func refusesWhatNobodyCanTell() {
        // é of a Mac, Ä of MS-DOS, and nothing else.
        #expect(
            decode([0x41, 0x8E, 0x62], as: .utf8OrWindows1252).diagnostics.map(\.id) == ["fel-teckenkodning"])
    }

    @Test func readsEveryByteOfWindows1252() throws {
        let control = Array(0...8) + Array(11...31) + [0x7F]
        let bytes =
            (1...255).map { UInt8($0) }.filter {
                !control.contains(Int($0)) && ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0)
            } + [0xE5]
        let text = try #require(decode(bytes, as: .utf8OrWindows1252).text)
        #expect(text == String(data: Data(bytes), encoding: .windowsCP1252))
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61, 0x00], "filen är sparad som UTF-16"),
            ([0xFE, 0xFF, 0x00, 0x61], "filen är sparad som UTF-16"),
            ([0x61, 0x00, 0x62, 0x00], "filen är sparad som UTF-16"),
            (Array("text\nmed ett".utf8) + [0], "filen innehåller ett nolltecken på rad 2 och är ingen textfil"),
            (Array("å\n".utf8) + [0xE5], "filen blandar två teckenkodningar (UTF-8 och Windows-1252)"),
            ([0x61, 0xE5], "filen är inte sparad som UTF-8"),
            ([0xC3], "filen är inte sparad som UTF-8"), ([0xED, 0xA0, 0x80], "filen är inte sparad som UTF-8"),
            ([0xC0, 0x80], "filen är inte sparad som UTF-8"),
            ([0xF5, 0x80, 0x80, 0x80], "filen är inte sparad som UTF-8"),
        ] as [([UInt8], String)])
    func refuses(bytes: [UInt8], message: String) {
        let (text, diagnostics) = decode(bytes, as: .utf8Only)
        #expect(text == nil)
        #expect(diagnostics.map(\.message) == [message])
    }

    /// They come along from PowerPoint, Word and terminals; what stands around them is read on.
    @Test(arguments: [
        ("rad\u{B}bryt", "lodrät tabb", "rad bryt"), ("a\u{C}b", "sidbrytning", "a b"),
        ("\u{1B}[31mrött", "styrtecken för skärmen", " [31mrött"), ("Väster\u{1F}botten", "mjukt bindestreck", nil),
        ("a\u{7F}", "7F", "a "), ("a\u{85}b", "85", "a b"), ("Fr\u{FFFD}gor", "i stället för en bokstav", nil),
        ("a\u{FFFF}", "FFFF", nil),
    ])
    func refusesSignsThatNoPageCanHold(text: String, name: String, read: String?) {
        let (kept, diagnostics) = decode(Array(("rad ett\n" + text).utf8), as: .utf8Only)
        #expect(diagnostics.map(\.id) == ["ogiltigt-tecken"])
        #expect(diagnostics.first?.severity == .error)
        #expect(diagnostics.first?.range?.start.line == 2)
        #expect(diagnostics.first?.message.contains(name) == true)
        if let read { #expect(kept == "rad ett\n" + read) }
    }

    @Test(arguments: ["&#11;", "&#x1b;", "&#0;", "&#127;"])
    func refusesCodesForSuchSigns(code: String) {
        var diagnostics: [Diagnostic] = []
        _ = TextDecoding.decode(
            Array("a\u{A0}b \(code) c".utf8), path: "x.md", as: .utf8Only, diagnostics: &diagnostics)
        #expect(diagnostics.map(\.id) == ["ogiltigt-tecken"])
        diagnostics = []
        _ = TextDecoding.decode(
            Array("&#229; &#x2013; &# &#9;".utf8), path: "x.md", as: .utf8Only, diagnostics: &diagnostics)
        #expect(diagnostics.isEmpty)
    }

    @Test func pointsAtTheFirstWrongByteAsTheAuthorSeesIt() throws {
        let bytes = Array("rad ett\nåäö ".utf8) + [0xE5] + Array(" x".utf8)
        let range = try #require(decode(bytes, as: .utf8Only).diagnostics.first?.range)
        #expect(range.start == SourcePosition(line: 2, column: 5))
        #expect(range.file.line(2) == "åäö å x")
    }

    @Test func survivesAnything() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            for encoding in [TextDecoding.Encoding.utf8Only, .utf8OrWindows1252] {
                let (text, diagnostics) = decode(bytes, as: encoding)
                #expect(text != nil || diagnostics.count == 1)
                #expect(text?.unicodeScalars.contains(where: ControlCharacters.isForbidden) != true)
                #expect(text?.utf8.contains(0x0D) != true)
            }
        }
    }
}
