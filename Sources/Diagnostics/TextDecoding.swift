/// Bytes to text: UTF-8 with or without a mark, and for tables also what Excel in Sweden saves.
package enum TextDecoding {
    package enum Encoding { case utf8Only, utf8OrWindows1252 }

    /// The text with `\n` as its only line end, or `nil` after a diagnostic.
    package static func decode(
        _ bytes: [UInt8], path: String, as encoding: Encoding, diagnostics: inout [Diagnostic]
    ) -> SourceFile? {
        var content = bytes[...]
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        if let problem = BinaryText(content).problem {
            // Its letters would be shown with nothing between them that a person could read.
            let range = SourceRange(file: SourceFile(path: path, text: ""), line: 1)
            diagnostics.append(Diagnostic(.error, id, problem.message, at: range, help: problem.help))
            return nil
        }
        if let text = String(validating: content, as: UTF8.self) {
            var file = SourceFile(path: path, text: content.span.contains(0x0D) ? withPlainLineEnds(text) : text)
            if ControlCharacters.mayStand(in: content.span) {
                let (readable, found) = ControlCharacters.replaced(in: file)
                file = readable
                diagnostics += found
            }
            if path.hasSuffix(".md") || path.hasSuffix(".yaml") { diagnostics += ControlCodes.diagnostics(in: file) }
            if InvisibleCharacters.mayStand(in: content.span) {
                diagnostics += InvisibleCharacters.diagnostics(in: file)
            }
            return file
        }
        let isMixed = containsMultibyteUTF8(content)
        if encoding == .utf8OrWindows1252, !isMixed {
            if let found = SingleByteEncoding.found(in: content) {
                let (file, signs) = ControlCharacters.replaced(
                    in: SourceFile(path: path, text: withPlainLineEnds(found.decode(content))))
                diagnostics += signs
                return file
            }
            diagnostics.append(
                problem(
                    path, content, "det går inte att se i vilken teckenkodning filen är sparad",
                    "öppna filen i Excel, välj Spara som och filformatet CSV UTF-8"))
            return nil
        }
        diagnostics.append(
            isMixed
                ? problem(
                    path, content, "filen blandar två teckenkodningar (UTF-8 och Windows-1252)",
                    "rätta tecknen som ser fel ut i filen, och spara den som UTF-8")
                : problem(
                    path, content, "filen är inte sparad som UTF-8",
                    "öppna filen, välj Spara som och teckenkodningen UTF-8"))
        return nil
    }

    private static let id = "fel-teckenkodning"

    private static func withPlainLineEnds(_ text: String) -> String {
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

    /// The line of the first byte that is no UTF-8, shown as its author would see it.
    private static func problem(_ path: String, _ bytes: ArraySlice<UInt8>, _ message: String, _ help: String)
        -> Diagnostic
    {
        let index = firstInvalid(in: bytes)
        let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
        let start = bytes[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
        let file = SourceFile(path: path, text: readable(bytes.prefix(1 << 20)))
        return Diagnostic(
            .error, id, message,
            at: SourceRange(file: file, line: line, column: readable(bytes[start..<index]).count + 1), help: help)
    }

    /// UTF-8 where it is that, and Windows-1252 for every byte that is not.
    private static func readable(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = sequenceLength(bytes, at: index)
            let part = bytes[index..<index + max(length, 1)]
            text += length > 0 ? String(decoding: part, as: UTF8.self) : Windows1252.decode(part)
            index += part.count
        }
        return text
    }
}

/// A file that holds no text in one byte or more a letter.
private struct BinaryText {
    var problem: (message: String, help: String)?

    init(_ bytes: ArraySlice<UInt8>) {
        let firstZero = bytes.span.firstPlace(of: 0)
        let zeros = firstZero == nil ? 0 : bytes.prefix(200).count { $0 == 0 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || zeros * 3 > min(bytes.count, 200) {
            problem = ("filen är sparad som UTF-16", "öppna filen, välj Spara som och teckenkodningen UTF-8")
        } else if let firstZero {
            let line = bytes.prefix(firstZero).count { $0 == UInt8(ascii: "\n") } + 1
            problem = (
                "filen innehåller ett nolltecken på rad \(line) och är ingen textfil",
                "ta bort tecknet; hör filen inte hit, ta bort den"
            )
        }
    }
}
