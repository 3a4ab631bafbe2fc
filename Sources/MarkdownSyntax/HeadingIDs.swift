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
    public static func slug(_ text: String) -> String {
        let slug = Slug.latin(text) ?? Slug.unicode(text)
        return slug.isEmpty ? "avsnitt" : slug
    }
}

/// Lower-case ASCII letters and digits while they are written, with a hyphen for each gap between them.
private struct Slug: ~Copyable {
    /// With room for as many bytes as the text has, and two for each sign that becomes letters.
    private let room: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    private var isGap = false

    private init(in room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

    /// By Unicode's tables.
    static func unicode(_ text: String) -> String {
        let scalars = text.lowercased().unicodeScalars
        return String(unsafeUninitializedCapacity: scalars.count * 3) { room in
            var slug = Slug(in: room)
            for scalar in scalars where !isMark(scalar) { slug.append(plain(scalar)) }
            return slug.count
        }
    }

    /// Without them: `nil` where a sign is neither ASCII nor of the row of å, ä and ö, nor common punctuation.
    static func latin(_ text: String) -> String? {
        let latinLetters = latinLetters
        var isLatin = true
        // No sign becomes more letters than it has bytes, and a hyphen stands for at least one.
        let slug = String(unsafeUninitializedCapacity: text.utf8.count) { room in
            var slug = Slug(in: room)
            var bytes = text.utf8.makeIterator()
            while let byte = bytes.next() {
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte + 0x20)
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
                case ..<0x80: slug.isGap = true
                // No-break space, paragraph sign and the like.
                case 0xC2 where bytes.next() != nil: slug.isGap = true
                case 0xC3:
                    if let second = bytes.next() { slug.append(latinLetters[Int(second & 0x3F)].utf8) }
                // Dashes, quotation marks and dots.
                case 0xE2 where bytes.next() == 0x80 && bytes.next() != nil: slug.isGap = true
                default:
                    isLatin = false
                    return 0
                }
            }
            return slug.count
        }
        return isLatin ? slug : nil
    }

    private mutating func append(_ letter: UInt8) {
        if isGap, count > 0 { write(UInt8(ascii: "-")) }
        isGap = false
        write(letter)
    }

    private mutating func append(_ letters: String.UTF8View) {
        if letters.isEmpty { isGap = true }
        for letter in letters { append(letter) }
    }

    private mutating func write(_ byte: UInt8) {
        room[count] = byte
        count += 1
    }

    /// What stands for U+00C0 to U+00FF.
    private static let latinLetters: [String] = (UInt8(0xC0)...0xFF).map { letter in
        String(Unicode.Scalar(letter)).lowercased().unicodeScalars.map { String(plain($0)) }.joined()
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
