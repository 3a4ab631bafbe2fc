/// Text made safe for XML: in content and in attributes alike.
enum XMLText {
    /// Escapes the five signs, and replaces what XML 1.0 has no room for.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    /// XML 1.0, production 2 (Char); without the C1 controls, and without signs that turn the writing direction.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE...0xFFFF: false
        default: true
        }
    }

    /// Letters, digits, hyphen, underscore and full stop; everything else becomes a hyphen.
    ///
    /// An id with a space would be two in `aria-labelledby`.
    static func identifier(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Character in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar)
                ? Character(scalar) : "-"
        }
        return scalars.isEmpty ? "diagram" : String(scalars)
    }
}
