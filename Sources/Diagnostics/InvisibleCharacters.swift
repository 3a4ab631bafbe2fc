/// Finds signs that nobody sees and that break words in two, or turn the way that text runs.
///
/// A no-break space and a soft hyphen are meant; so is the joiner within an emoji.
package enum InvisibleCharacters {
    package static func diagnostics(in file: SourceFile) -> [Diagnostic] {
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

    /// Whether there may be any: to be asked before a text is looked at letter by letter.
    static func mayStand(in bytes: Span<UInt8>) -> Bool {
        // Without a branch, so that sixteen bytes are looked at together. The first byte alone is rare, but for that of
        // punctuation.
        var found: UInt8 = 0
        for index in bytes.indices {
            found |= (bytes[unchecked: index] == 0xEF).bit | (bytes[unchecked: index] == 0xD8).bit
        }
        for index in 0..<max(bytes.count - 2, 0) {
            let (second, third) = (bytes[unchecked: index &+ 1], bytes[unchecked: index &+ 2])
            let isMark = (third &- 0x8B < 5).bit | (third &- 0xA8 < 7).bit
            let isPunctuation = (bytes[unchecked: index] == 0xE2).bit
            found |= isPunctuation & ((second == 0x81).bit | (second == 0x80).bit & isMark)
        }
        return found != 0
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
        case 0x2028, 0x2029: "radbrytning av ovanligt slag"
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: "byter skrivriktning"
        default: nil
        }
    }
}
