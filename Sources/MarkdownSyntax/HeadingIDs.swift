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
        let slug = LatinSlug.slug(of: text) ?? Slug(text).string
        return slug.isEmpty ? "avsnitt" : slug
    }

    /// The same by Unicode's tables alone.
    static func slugByTables(of text: String) -> String {
        let slug = Slug(text).string
        return slug.isEmpty ? "avsnitt" : slug
    }
}

/// A slug while it is written, by Unicode's tables.
private struct Slug {
    private var bytes: [UInt8] = []
    private var isGap = false

    var string: String { String(decoding: bytes, as: UTF8.self) }

    init(_ text: String) {
        for scalar in text.lowercased().unicodeScalars where !Self.isMark(scalar) { append(Self.plain(scalar)) }
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

    /// Accents written as characters of their own belong to the letter before them.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    static func plain(_ scalar: Unicode.Scalar) -> String.UTF8View {
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

/// The same for headings in the letters of Western Europe, which nearly all are: each is looked up as a byte.
private enum LatinSlug {
    /// `nil` where a sign is neither ASCII nor of the row of å, ä and ö, nor common punctuation.
    static func slug(of text: String) -> String? {
        var isLatin = true
        let bytes = text.utf8Span.span
        // No letter becomes more bytes than it was, and a hyphen stands for a byte or more.
        let slug = String(unsafeUninitializedCapacity: bytes.count) { slug in
            var writer = Writer(slug: slug)
            isLatin = writer.write(bytes)
            return isLatin ? writer.count : 0
        }
        return isLatin ? slug : nil
    }

    private struct Writer {
        let slug: UnsafeMutableBufferPointer<UInt8>
        private(set) var count = 0
        private var isGap = false

        init(slug: UnsafeMutableBufferPointer<UInt8>) { self.slug = slug }

        /// - Returns: Whether every sign was known.
        mutating func write(_ bytes: Span<UInt8>) -> Bool {
            let (ascii, latin) = (LatinSlug.ascii, LatinSlug.latin)
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case ..<0x80:
                    let letter = ascii[Int(byte)]
                    if letter == 0 { isGap = true } else { append(letter) }
                case 0xC2:
                    // No-break space, paragraph sign and the like.
                    isGap = true
                    index += 1
                case 0xC3:
                    index += 1
                    let (first, second) = latin[Int(bytes[index] & 0x3F)]
                    if first == 0 { isGap = true } else { append(first) }
                    if second != 0 { append(second) }
                case 0xE2:
                    // Dashes, quotation marks and dots.
                    guard bytes[index + 1] == 0x80 else { return false }
                    isGap = true
                    index += 2
                default: return false
                }
                index += 1
            }
            return true
        }

        private mutating func append(_ letter: UInt8) {
            if isGap, count > 0 {
                slug[count] = UInt8(ascii: "-")
                count += 1
            }
            isGap = false
            slug[count] = letter
            count += 1
        }
    }

    /// What stands for each byte; 0 where none does.
    private static let ascii: [UInt8] = (UInt8(0)..<0x80).map { byte in
        Slug.plain(Unicode.Scalar(byte | ((0x41...0x5A).contains(byte) ? 0x20 : 0))).first ?? 0
    }

    /// What stands for U+00C0 to U+00FF.
    private static let latin: [(first: UInt8, second: UInt8)] = (UInt8(0xC0)...0xFF).map { letter in
        let plain = String(Unicode.Scalar(letter)).lowercased().unicodeScalars.flatMap(Slug.plain)
        return (plain.first ?? 0, plain.count > 1 ? plain[1] : 0)
    }
}
