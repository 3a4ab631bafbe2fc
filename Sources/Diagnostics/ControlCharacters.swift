/// Finds signs that no page may hold: control characters, as they come along from PowerPoint and terminals, and the mark
/// that programs leave where they could not read a letter.
package enum ControlCharacters {
    package static let id = "ogiltigt-tecken"

    /// The text with a space for each of them, so that the rest can be read on, and an error for the first of each line.
    static func replaced(in file: SourceFile) -> (file: SourceFile, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let place = line.unicodeScalars.firstIndex(where: isForbidden) else { continue }
            let scalar = line.unicodeScalars[place]
            let column = line[..<place].count + 1
            diagnostics.append(
                Diagnostic(
                    .error, id, "raden innehåller ett tecken som inte kan visas (\(name(of: scalar)))",
                    at: SourceRange(file: file, line: index + 1, column: column), help: help(for: scalar)))
        }
        guard !diagnostics.isEmpty else { return (file, []) }
        var text = String.UnicodeScalarView()
        for scalar in file.text.unicodeScalars { text.append(isForbidden(scalar) ? " " : scalar) }
        return (SourceFile(path: file.path, text: String(text)), diagnostics)
    }

    /// Whether there may be any: to be asked before a text is looked at letter by letter.
    static func mayStand(in bytes: Span<UInt8>) -> Bool {
        // Without a branch, so that sixteen bytes are looked at together.
        var found: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[unchecked: index]
            found |= (byte < 0x20).bit & (byte != 0x0A).bit & (byte != 0x09).bit & (byte != 0x0D).bit
            found |= (byte == 0x7F).bit | (byte == 0xEF).bit
        }
        // U+0080 to U+009F are written in two bytes.
        for index in 0..<max(bytes.count - 1, 0) {
            found |= (bytes[unchecked: index] == 0xC2).bit & (bytes[unchecked: index &+ 1] < 0xA0).bit
        }
        return found != 0
    }

    package static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0xFFFD...0xFFFF: true
        default: false
        }
    }

    package static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x00: "nolltecken"
        case 0x07: "ljudsignal"
        case 0x08: "backsteg"
        case 0x09: "tabb"
        case 0x0B: "lodrät tabb"
        case 0x0C: "sidbrytning"
        case 0x1B: "styrtecken för skärmen"
        case 0x1E: "hårt bindestreck ur Word"
        case 0x1F: "mjukt bindestreck ur Word"
        case 0xFFFD: "� i stället för en bokstav"
        default: "styrtecken \(String(scalar.value, radix: 16, uppercase: true))"
        }
    }

    private static func help(for scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x0B: "ta bort tecknet och börja en ny rad där; det följer ofta med från PowerPoint"
        case 0xFFFD: "skriv bokstaven som ska stå där; den försvann när texten sparades eller flyttades"
        case 0x1E: "byt tecknet mot ett vanligt bindestreck"
        default:
            "ta bort tecknet, till exempel genom att skriva raden på nytt; det syns sällan, men följer med när text klistras in"
        }
    }
}

/// Codes for such signs, which YAML and Markdown make into the signs themselves: `&#11;`.
enum ControlCodes {
    static func diagnostics(in file: SourceFile) -> [Diagnostic] {
        guard file.contains("&#") else { return [] }
        return file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            index, line in
            guard let found = first(in: line) else { return nil }
            let column = line.distance(from: line.startIndex, to: found.startIndex) + 1
            return Diagnostic(
                .error, ControlCharacters.id, "teckenkoden ”\(found)” står för ett tecken som inte kan visas",
                at: SourceRange(file: file, line: index + 1, column: column, length: found.count),
                help: "ta bort koden, eller skriv tecknet som ska stå där")
        }
    }

    private static func first(in line: Substring) -> Substring? {
        var rest = line
        while let start = rest.firstRange(of: "&#") {
            let code = rest[start.upperBound...].prefix { $0.isHexDigit || $0 == "x" || $0 == "X" }
            let isHex = code.first == "x" || code.first == "X"
            let value = UInt32(isHex ? code.dropFirst() : code, radix: isHex ? 16 : 10)
            let end = code.endIndex
            if end < rest.endIndex, rest[end] == ";", let value {
                let scalar = Unicode.Scalar(value)
                if value == 0 || scalar == nil || scalar.map(ControlCharacters.isForbidden) ?? false {
                    return line[start.lowerBound...end]
                }
            }
            rest = rest[start.upperBound...]
        }
        return nil
    }
}
