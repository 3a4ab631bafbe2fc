extension Span<UInt8> {
    /// How many characters a text in UTF-8 has, as an editor counts them; `nil` where only Unicode's tables can tell.
    ///
    /// Every value that is read has its place counted: nearly all are plain or Latin letters, and those are quick.
    package var plainCharacterCount: Int? {
        var characters = 0
        var index = 0
        while index < count {
            let byte = self[unchecked: index]
            if byte < 0x80 {
                if byte == 0x0D, index + 1 < count, self[index + 1] == 0x0A { return nil }
                index += 1
            } else if (0xC2...0xCB).contains(byte) {
                // Latin letters: always a character each, and two bytes.
                index += 2
            } else if byte == 0xE2, index + 2 < count, self[index + 1] == 0x80, (0x90..<0xA8).contains(self[index + 2])
            {
                // Dashes, quotation marks, bullets and dots.
                index += 3
            } else {
                return nil
            }
            characters += 1
        }
        return characters
    }
}

extension String {
    /// The same as `count`, without a glance at Unicode's tables where it can be done.
    package var characterCount: Int { utf8Span.span.plainCharacterCount ?? count }
}
