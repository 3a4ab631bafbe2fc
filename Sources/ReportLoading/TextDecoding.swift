import Diagnostics

/// Bytes to text: UTF-8 with or without a mark, and for tables also what Excel in Sweden saves.
enum TextDecoding {
    enum Encoding { case utf8Only, utf8OrWindows1252 }

    /// The text with `\n` as its only line end, or `nil` after a diagnostic.
    static func decode(
        _ bytes: [UInt8], path: String, as encoding: Encoding, diagnostics: inout [Diagnostic]
    ) -> SourceFile? {
        var content = bytes[...]
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
            diagnostics.append(problem(path, content, at: content.startIndex, "filen är sparad som UTF-16"))
            return nil
        }
        if let nul = content.firstIndex(of: 0) {
            diagnostics.append(problem(path, content, at: nul, "filen innehåller ett nolltecken och är ingen textfil"))
            return nil
        }
        if let text = String(validating: content, as: UTF8.self) {
            return SourceFile(path: path, text: withPlainLineEnds(text))
        }
        let invalid = firstInvalid(in: content)
        guard encoding == .utf8OrWindows1252 else {
            diagnostics.append(problem(path, content, at: invalid, "filen är inte sparad som UTF-8"))
            return nil
        }
        guard !containsMultibyteUTF8(content) else {
            diagnostics.append(problem(path, content, at: invalid, "filen blandar två teckenkodningar (UTF-8 och Windows-1252)"))
            return nil
        }
        return SourceFile(path: path, text: withPlainLineEnds(Windows1252.decode(content)))
    }

    private static func withPlainLineEnds(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                bytes.append(byte)
            }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The place of the first byte that is no UTF-8.
    private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = sequenceLength(bytes, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return bytes.startIndex
    }

    /// The bytes of the character that begins here, or 0 where none does.
    private static func sequenceLength(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        guard length > 0, index + length <= bytes.endIndex else { return 0 }
        return String(validating: bytes[index..<index + length], as: UTF8.self) == nil ? 0 : length
    }

    /// Å, ä, ö and other Swedish signs as UTF-8 writes them: in a Windows-1252 file they would be odd pairs.
    private static func containsMultibyteUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { first, second in
            first == 0xC3 && [0xA5, 0xA4, 0xB6, 0x85, 0x84, 0x96, 0xA9].contains(second)
        }
    }

    private static func problem(
        _ path: String, _ bytes: ArraySlice<UInt8>, at index: Int, _ message: String
    ) -> Diagnostic {
        let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
        let shown = SourceFile(path: path, text: Windows1252.decode(bytes.prefix(1 << 20)))
        let start = bytes[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
        return Diagnostic(
            .error, "fel-teckenkodning", message,
            at: SourceRange(file: shown, line: line, column: index - start + 1),
            help: "öppna filen, välj Spara som och teckenkodningen UTF-8")
    }
}

/// The encoding of Windows in western Europe.
enum Windows1252 {
    /// What stands at 0x80–0x9F; the five empty places become the replacement character.
    private static let upper: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            scalars.append((0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
        }
        return String(scalars)
    }
}
