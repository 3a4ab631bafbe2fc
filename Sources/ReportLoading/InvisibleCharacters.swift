import Diagnostics

/// Finds signs that nobody sees and that break words in two, or turn the way that text runs.
///
/// A no-break space and a soft hyphen are meant; so is the joiner within an emoji.
enum InvisibleCharacters {
    static func diagnostics(in file: SourceFile) -> [Diagnostic] {
        // A glance at the bytes: most files are done here.
        guard mayHold(file.text) else { return [] }
        return file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
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

    /// Whether there is anything that ends like one of them, after a byte that begins like one.
    private static func mayHold(_ text: String) -> Bool {
        var first: UInt8 = 0
        var second: UInt8 = 0
        for byte in text.utf8 {
            switch (first, second) {
            case (0xE2, 0x80) where (0x8B...0x8F).contains(byte) || (0xAA...0xAE).contains(byte): return true
            case (0xE2, 0x81) where (0xA0...0xA9).contains(byte): return true
            case (0xEF, 0xBB) where byte == 0xBF: return true
            default: if second == 0xD8, byte == 0x9C { return true }
            }
            (first, second) = (second, byte)
        }
        return false
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
