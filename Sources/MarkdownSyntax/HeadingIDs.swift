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
        var candidate = base
        var number = numbers[base] ?? 2
        while !used.insert(candidate).inserted {
            candidate = "\(base)-\(number)"
            number += 1
        }
        numbers[base] = number
        return prefix + candidate
    }

    /// Lower-case ASCII letters and digits, with a hyphen for each stretch of anything else; never empty.
    public static func slug(_ text: String) -> String {
        var slug = ""
        var isGap = false
        for scalar in text.lowercased().unicodeScalars {
            let letters = plain(scalar)
            if letters.isEmpty {
                if !isMark(scalar) { isGap = true }
                continue
            }
            if isGap, !slug.isEmpty { slug += "-" }
            isGap = false
            slug += letters
        }
        return slug.isEmpty ? "avsnitt" : slug
    }

    /// Accents written as characters of their own belong to the letter before them.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    private static func plain(_ scalar: Unicode.Scalar) -> String {
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
    }
}
