import Diagnostics

/// Web addresses that stand in a text without any mark, among the signs of a language with other quotation marks than
/// English as it is typed: to the parser these belong to the address.
enum BareAddress {
    /// A link that the parser made of an address, with what does not belong to it as text again.
    static func trimmed(_ link: Inline) -> [Inline] {
        guard case .link(let destination, let title, let content) = link.kind, content.count == 1,
            case .text(let shown)? = content.first?.kind, !shown.utf8.allSatisfy(isUsual)
        else { return [link] }
        let letters = Array(shown)
        let end = end(of: letters[...])
        let tail = String(letters[end...])
        guard !tail.isEmpty, destination.hasSuffix(tail) else { return [link] }
        let cut = SourcePosition(line: link.range.start.line, column: link.range.start.column + end)
        let file = link.range.file
        let words = Inline(.text(tail), at: SourceRange(file: file, start: cut, end: link.range.end))
        // What is left may be a scheme alone.
        guard let last = letters[..<end].last, last.isLetter || last.isNumber || last == "/" || last == ")",
            !letters[..<end].elementsEqual("http://"), !letters[..<end].elementsEqual("https://")
        else { return [Inline(.text(shown), at: link.range)] }
        let range = SourceRange(file: file, start: link.range.start, end: cut)
        let kind = Inline.Kind.link(
            destination: String(destination.dropLast(tail.count)), title: title,
            content: [Inline(.text(String(letters[..<end])), at: range)])
        return [Inline(kind, at: range)] + found(in: words)
    }

    /// A mail address with the letters before it that the parser does not take for its own: it knows but a to z.
    static func joined(_ link: Inline, to words: Inline) -> [Inline]? {
        guard case .text(let text) = words.kind,
            case .link(let destination, let title, let content) = link.kind, destination.hasPrefix("mailto:"),
            case .text(let shown)? = content.first?.kind, words.range.end == link.range.start,
            let last = text.last, last.isLetter || last.isNumber
        else { return nil }
        let name = String(text.reversed().prefix { $0.isLetter || $0.isNumber || ".-_+".contains($0) }.reversed())
        let start = SourcePosition(line: link.range.start.line, column: link.range.start.column - name.count)
        let range = SourceRange(file: link.range.file, start: start, end: link.range.end)
        let whole = Inline(
            .link(
                destination: "mailto:" + name + destination.dropFirst(7), title: title,
                content: [Inline(.text(name + shown), at: range)]), at: range)
        guard name.count < text.count else { return [whole] }
        let rest = SourceRange(file: link.range.file, start: words.range.start, end: start)
        return [Inline(.text(String(text.dropLast(name.count))), at: rest), whole]
    }

    /// A text with the addresses in it as links that the parser left because of the sign before them.
    static func found(in words: Inline) -> [Inline] {
        guard case .text(let text) = words.kind, mayHoldAddress(text) else { return [words] }
        let letters = Array(text)
        var pieces: [Inline] = []
        var start = 0
        var place = 1
        while place < letters.count {
            guard let scheme = beginning(at: place, in: letters) else {
                place += 1
                continue
            }
            let end = end(of: letters[place...])
            guard isWhole(letters[place..<end]) else {
                place += 1
                continue
            }
            if start < place { pieces.append(piece(start..<place, of: letters, words) { .text($0) }) }
            pieces.append(
                piece(place..<end, of: letters, words) {
                    .link(
                        destination: scheme + $0, title: "",
                        content: [piece(place..<end, of: letters, words) { .text($0) }])
                })
            (start, place) = (end, end + 1)
        }
        guard !pieces.isEmpty else { return [words] }
        if start < letters.count { pieces.append(piece(start..<letters.count, of: letters, words) { .text($0) }) }
        return pieces
    }

    private static func piece(
        _ part: Range<Int>, of letters: [Character], _ words: Inline, _ kind: (String) -> Inline.Kind
    ) -> Inline {
        let (start, end) = (words.range.start, words.range.end)
        let kind = kind(String(letters[part]))
        // With an escaped sign, or over two lines, nothing says where its parts stand.
        guard start.line == end.line, end.column - start.column == letters.count else {
            return Inline(kind, at: words.range)
        }
        return Inline(
            kind,
            at: SourceRange(
                file: words.range.file, line: start.line, column: start.column + part.lowerBound, length: part.count))
    }

    /// What an address that begins here needs before it to lead anywhere; `nil` where none begins.
    private static func beginning(at place: Int, in letters: [Character]) -> String? {
        guard letters[place] == "w" || letters[place] == "h" || letters[place] == "W" || letters[place] == "H",
            isSign(letters[place - 1])
        else { return nil }
        let head = String(letters[place..<min(letters.count, place + 8)]).lowercased()
        if head.hasPrefix("www.") { return "http://" }
        return head.hasPrefix("https://") || head.hasPrefix("http://") ? "" : nil
    }

    /// A sign before which an address may begin; after others the parser has looked itself, or they belong to a longer one.
    private static func isSign(_ letter: Character) -> Bool {
        !letter.isLetter && !letter.isNumber && !letter.isWhitespace && !"/@.-_*~(\\&?=#%+$".contains(letter)
    }

    private static func isWhole(_ address: ArraySlice<Character>) -> Bool {
        let rest = address.drop { $0 != "." && $0 != ":" }.dropFirst().drop { $0 == "/" }
        guard let first = rest.first, first.isLetter || first.isNumber else { return false }
        return address.starts(with: "www.") || address.starts(with: "WWW.") || rest.contains(".")
    }

    /// Where an address ends that begins at the start of some letters.
    private static func end(of letters: ArraySlice<Character>) -> Int {
        var end = letters.firstIndex { $0.isWhitespace || stops.contains($0) } ?? letters.endIndex
        while end > letters.startIndex, isAfter(letters[end - 1], letters[..<(end - 1)]) { end -= 1 }
        return end
    }

    /// No address holds one of these as it is.
    private static let stops: Set<Character> = [
        "<", ">", "\"", "”", "“", "„", "‟", "«", "»", "‹", "›", "\u{200B}", "\u{FEFF}", "\u{FFFC}",
    ]
    private static let brackets: [Character: Character] = [")": "(", "]": "[", "}": "{"]

    /// Whether a sign at the end of an address stands after it.
    private static func isAfter(_ sign: Character, _ address: ArraySlice<Character>) -> Bool {
        if let opening = brackets[sign] {
            return address.count { $0 == opening } <= address.count { $0 == sign }
        }
        if sign.isASCII { return "?!.,:;*_~'".contains(sign) }
        return !sign.isLetter && !sign.isNumber
    }

    /// Bytes of an address that the parser ends as it should.
    private static func isUsual(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "}")
            && byte != UInt8(ascii: ">")
    }

    /// A glance at the bytes: most texts hold none.
    private static func mayHoldAddress(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        var place = 0
        while let dot = bytes.firstPlace(of: UInt8(ascii: "."), from: place) {
            if dot >= 3, bytes[dot - 1] | 0x20 == UInt8(ascii: "w"), bytes[dot - 2] | 0x20 == UInt8(ascii: "w") {
                return true
            }
            place = dot + 1
        }
        return bytes.contains(UInt8(ascii: ":")) && text.contains("://")
    }
}
