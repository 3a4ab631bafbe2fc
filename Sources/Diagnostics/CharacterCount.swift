extension Span<UInt8> {
    /// How many characters a text in UTF-8 has, as an editor counts them; `nil` where only Unicode's tables can tell.
    ///
    /// Every value that is read has its place counted: nearly all are plain or Latin letters, and those are quick.
    package var plainCharacterCount: Int? {
        guard count > 0 else { return 0 }
        guard self[0] & 0xC0 != 0x80, isPlain else { return nil }
        var characters = 0
        for index in indices { characters &+= Int((self[unchecked: index] & 0xC0 != 0x80).bit) }
        return characters
    }

    /// Whether there is nothing but ASCII, Latin letters, dashes, quotation marks, bullets and dots, each a character of
    /// its own.
    private var isPlain: Bool {
        // Without a branch, so that sixteen bytes are looked at together.
        var others: UInt8 = 0
        for index in 0..<Swift.max(count - 2, 0) {
            let (byte, second, third) = (
                self[unchecked: index], self[unchecked: index &+ 1], self[unchecked: index &+ 2]
            )
            let isPunctuation = (byte == 0xE2).bit & (second == 0x80).bit & (third &- 0x90 < 0x18).bit
            others |= (byte >= 0xCC).bit & ~isPunctuation | (byte == 0x0D).bit & (second == 0x0A).bit
        }
        for index in Swift.max(count - 2, 0)..<count { others |= (self[index] >= 0xCC).bit | (self[index] == 0x0D).bit }
        return others == 0
    }
}

extension Bool {
    /// The truth as a number, for loops that have no time for a branch.
    @inlinable package var bit: UInt8 { self ? 1 : 0 }
}

extension String {
    /// The same as `count`, without a glance at Unicode's tables where it can be done.
    package var characterCount: Int { utf8Span.span.plainCharacterCount ?? count }
}
