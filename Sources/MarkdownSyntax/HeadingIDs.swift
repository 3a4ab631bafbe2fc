/// Gives headings their ids: readable, in plain letters, each once.
public struct HeadingIDs: Sendable {
    /// Ids that a chapter's page itself uses; a heading with such a text gets `-2`.
    public static let reserved: Set<String> = [
        "main", "rubrik", "innehall", "kontakt", "hor-till", "hor-till-mal", "hor-till-agenda", "hor-till-inriktningar",
    ]

    private let prefix: String
    private var used = Self.reserved
    /// The number to try next for a text that occurred: a thousand headings alike must not cost a million tries.
    private var numbers: [String: Int] = [:]

    /// - Parameter prefix: Before every id, so that the chapters of one page do not collide.
    public init(prefix: String = "") { self.prefix = prefix }

    /// The id for the next heading with this text.
    ///
    /// The same text again gets `-2`, then `-3`. Underscores never occur, so ids with one are free
    /// for other uses.
    public mutating func next(for text: String) -> String {
        let base = Self.slug(text)
        if used.insert(base).inserted { return prefix + base }
        var number = numbers[base] ?? 2
        var candidate = "\(base)-\(number)"
        while !used.insert(candidate).inserted {
            number += 1
            candidate = "\(base)-\(number)"
        }
        numbers[base] = number + 1
        return prefix + candidate
    }

    /// Lower-case ASCII letters and digits, with a hyphen for each stretch of anything else; never empty.
    public static func slug(_ text: String) -> String { (Slug(latin: text) ?? Slug(text)).string }
}

/// A slug while it is written.
private struct Slug {
    private var bytes: [UInt8] = []
    private var isGap = false

    var string: String { bytes.isEmpty ? "avsnitt" : String(decoding: bytes, as: UTF8.self) }

    /// By Unicode's tables.
    init(_ text: String) {
        for scalar in text.lowercased().unicodeScalars where !Self.isMark(scalar) { append(Self.plain(scalar)) }
    }

    /// Without them: `nil` where a sign is neither ASCII nor of the row of å, ä and ö, nor common punctuation.
    init?(latin text: String) {
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte + 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte)
            case ..<0x80: isGap = true
            case 0xC2:
                // No-break space, paragraph sign and the like.
                _ = iterator.next()
                isGap = true
            case 0xC3:
                guard let second = iterator.next() else { return nil }
                append(Self.latinLetters[Int(second & 0x3F)])
            case 0xE2:
                // Dashes, quotation marks and dots.
                guard iterator.next() == 0x80, iterator.next() != nil else { return nil }
                isGap = true
            default: return nil
            }
        }
    }

    private mutating func append(_ letter: UInt8) {
        if isGap, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
        isGap = false
        bytes.append(letter)
    }

    private mutating func append(_ letters: some Collection<UInt8>) {
        if letters.isEmpty {
            isGap = true
            return
        }
        if isGap, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
        isGap = false
        bytes += letters
    }

    /// What stands for U+00C0 to U+00FF.
    private static let latinLetters: [[UInt8]] = (UInt8(0xC0)...0xFF).map { letter in
        String(Unicode.Scalar(letter)).lowercased().unicodeScalars.flatMap(plain)
    }

    /// Accents written as characters of their own belong to the letter before them.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    private static func plain(_ scalar: Unicode.Scalar) -> String.UTF8View {
        let letters: String =
            switch scalar {
            case "a"..."z", "0"..."9": String(scalar)
            case "å", "ä", "á", "à", "â", "ã", "ā", "ă", "ą": "a"
            case "æ": "ae"
            case "ö", "ó", "ò", "ô", "õ", "ø", "ō", "ő": "o"
            case "œ": "oe"
            case "é", "è", "ê", "ë", "ē", "ę", "ě": "e"
            case "í", "ì", "î", "ï", "ī", "ı": "i"
            case "ú", "ù", "û", "ü", "ū", "ů", "ű": "u"
            case "ý", "ÿ": "y"
            case "ç", "ć", "č": "c"
            case "đ", "ď", "ð": "d"
            case "ł", "ľ": "l"
            case "ñ", "ń", "ň", "ŋ": "n"
            case "ř": "r"
            case "š", "ś", "ş": "s"
            case "ß": "ss"
            case "ť", "ŧ": "t"
            case "þ": "th"
            case "ž", "ź", "ż": "z"
            default: ""
            }
        return letters.utf8
    }
}
