extension Span<UInt8> {
    /// How many characters a text in UTF-8 has, as an editor counts them; `nil` where only Unicode's tables can tell.
    ///
    /// Every value that is read has its place counted: nearly all are plain or Latin letters, and those are quick.
    package var plainCharacterCount: Int? {
        guard count > 0 else { return 0 }
        guard self[0] & 0xC0 != 0x80 else { return nil }
        if let characters = latinCharacterCount { return characters }
        guard isPlain else { return nil }
        var characters = 0
        for index in indices { characters &+= Int((self[unchecked: index] & 0xC0 != 0x80).bit) }
        return characters
    }

    /// The same where there is nothing but ASCII and Latin letters, which is nearly everywhere: eight bytes at a time.
    private var latinCharacterCount: Int? {
        withUnsafeBytes { bytes in
            var words = EightBytes()
            var place = 0
            while place + 8 <= bytes.count {
                words.add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                place += 8
            }
            var rest: UInt64 = 0
            for byte in bytes[place...] { rest = rest << 8 | UInt64(byte) }
            words.add(rest)
            return words.hasOthers ? nil : bytes.count - words.continuations
        }
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

/// What stands in a text's bytes, by one look at eight of them.
private struct EightBytes {
    /// How many bytes only go on with a character.
    private(set) var continuations = 0
    private var others: UInt64 = 0

    /// Whether there is a byte of a sign beyond the Latin letters, or a carriage return.
    var hasOthers: Bool { others != 0 }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    mutating func add(_ word: UInt64) {
        let second = word << 1
        // 0x80 to 0xBF: the highest bit and not the next.
        let going = word & ~second & Self.tops
        continuations &+= Int(truncatingIfNeeded: ((going >> 7) &* Self.ones) >> 56)
        // From 0xCC: both bits, and twelve or more in the six below them.
        let low = (word & (Self.ones &* 0x3F)) &+ (Self.ones &* 0x34)
        others |= word & second & (low << 1) & Self.tops
        let returns = word ^ (Self.ones &* 0x0D)
        others |= (returns &- Self.ones) & ~returns & Self.tops
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
