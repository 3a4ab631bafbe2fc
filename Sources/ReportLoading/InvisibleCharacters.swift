import Diagnostics

/// Finds signs that nobody sees and that break words in two, or turn the way that text runs.
///
/// A no-break space and a soft hyphen are meant; so is the joiner within an emoji.
enum InvisibleCharacters {
    static func diagnostics(in file: SourceFile) -> [Diagnostic] {
        file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            number, line in
            guard line.unicodeScalars.contains(where: { name(of: $0) != nil }) else { return nil }
            let scalars = Array(line.unicodeScalars)
            // A mark at the file's very start is what some editors leave; YAML and Markdown do not mind it.
            guard let place = scalars.indices.first(where: { isWrong($0, in: scalars) && !(number == 0 && $0 == 0) }),
                let name = name(of: scalars[place])
            else { return nil }
            let column = String(String.UnicodeScalarView(scalars[..<place])).count + 1
            return Diagnostic(
                .warning, "osynligt-tecken", "här står ett osynligt tecken (\(name))",
                at: SourceRange(file: file, line: number + 1, column: column),
                help:
                    "ta bort det, till exempel genom att skriva ordet på nytt; det följer ofta med när text klistras in"
            )
        }
    }

    /// Whether one of them may stand at a place in UTF-8: to be asked before a text is looked at letter by letter.
    static func mayStand(at place: Int, in bytes: Span<UInt8>) -> Bool {
        func byte(_ distance: Int) -> UInt8 { place + distance < bytes.count ? bytes[place + distance] : 0 }
        return switch (bytes[place], byte(1), byte(2)) {
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA9), (0xEF, 0xBB, 0xBF),
            (0xD8, 0x9C, _):
            true
        default: false
        }
    }

    private static func isWrong(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard name(of: scalars[place]) != nil else { return false }
        guard scalars[place].value == 0x200D else { return true }
        let neighbours = [place - 1, place + 1].filter(scalars.indices.contains).map { scalars[$0] }
        return neighbours.contains { $0.properties.isAlphabetic }
    }

    private static func name(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x200B: "mellanslag utan bredd"
        case 0x200C, 0x200D, 0x2060: "fog utan bredd"
        case 0xFEFF: "byteordningsmärke"
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: "byter skrivriktning"
        default: nil
        }
    }
}
