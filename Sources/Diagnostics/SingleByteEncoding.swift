/// One byte a sign: the encodings in which spreadsheets save tables.
enum SingleByteEncoding: CaseIterable {
    /// Windows in western Europe.
    case windows1252
    /// Excel on a Mac, as ”CSV (Macintosh)”.
    case macRoman
    /// Excel's ”CSV (MS-DOS)”, code page 850; the Swedish letters stand in the same places in 437.
    case msDOS

    /// What stands at 0x80–0xFF, but for Windows, where 0xA0–0xFF are the scalars of those numbers.
    private var upper: [Unicode.Scalar] {
        switch self {
        case .windows1252: Windows1252.upper
        case .macRoman: Self.macRomanUpper
        case .msDOS: Self.msDOSUpper
        }
    }

    private static let macRomanUpper: [Unicode.Scalar] = Array(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
            .unicodeScalars)
    private static let msDOSUpper: [Unicode.Scalar] = Array(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
            .unicodeScalars)

    func decode(_ bytes: some Sequence<UInt8>) -> String {
        if self == .windows1252 { return Windows1252.decode(bytes) }
        let upper = upper
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
        return String(scalars)
    }

    // MARK: Which one

    /// The encoding in which most of the signs beside letters are Swedish letters; `nil` where nobody can say.
    ///
    /// Å, ä and their like stand in other places in each: where one has them, the others have signs that no word holds.
    static func found(in bytes: ArraySlice<UInt8>) -> SingleByteEncoding? {
        let scores = allCases.map { $0.score(bytes) }
        let best = scores.max() ?? 0
        guard best > 0 else { return isPossible(bytes) ? .windows1252 : nil }
        let winners = allCases.indices.filter { scores[$0] == best }
        if scores[0] == best, isPossible(bytes) { return .windows1252 }
        // Two readings that both give words are nobody's to choose between.
        let second = scores.sorted().dropLast().last ?? 0
        return winners.count == 1 && second * 2 <= best ? allCases[winners[0]] : nil
    }

    /// Whether Windows knows every byte.
    private static func isPossible(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.contains { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    }

    private func score(_ bytes: ArraySlice<UInt8>) -> Int {
        let letters = letters
        var score = 0
        var before: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 {
                let after = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
                let (left, right) = (Self.isLetter(before), Self.isLetter(after))
                let isLetter = letters.small.contains(byte) || letters.capital.contains(byte)
                // A capital letter after a small one is no Swedish word.
                let isOdd = letters.capital.contains(byte) && (0x61...0x7A).contains(before)
                if isLetter, left || right, !isOdd { score += 1 }
                if self == .windows1252, isQuotation(byte, left, right) { score += 1 }
            }
            before = byte
        }
        return score
    }

    /// Dashes, quotation marks and the ellipsis of Windows stand at a word's edge.
    private func isQuotation(_ byte: UInt8, _ left: Bool, _ right: Bool) -> Bool {
        switch byte {
        case 0x91...0x94: left != right
        case 0x96, 0x97: true
        case 0x85: left && !right
        default: false
        }
    }

    /// Å, ä, ö, é and ü.
    private var letters: (small: [UInt8], capital: [UInt8]) {
        switch self {
        case .windows1252: ([0xE5, 0xE4, 0xF6, 0xE9, 0xFC], [0xC5, 0xC4, 0xD6, 0xC9, 0xDC])
        case .macRoman: ([0x8C, 0x8A, 0x9A, 0x8E, 0x9F], [0x81, 0x80, 0x85, 0x83, 0x86])
        case .msDOS: ([0x86, 0x84, 0x94, 0x82, 0x81], [0x8F, 0x8E, 0x99, 0x90, 0x9A])
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// The encoding of Windows in western Europe.
enum Windows1252 {
    /// What stands at 0x80–0x9F; the five empty places become the replacement character.
    fileprivate static let upper: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            scalars.append((0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
        }
        return String(scalars)
    }
}
