import Diagnostics

/// One `{{…}}` of a template and where it stands: what a template is made of, and what messages point at.
struct TemplateTag: Sendable {
    enum Kind {
        case variable, unescaped, section, inverted, block, partial, chosenPartial, parent, end, comment, unclosed,
            unknown
    }

    var kind: Kind
    var name: String
    /// The tag's bytes in the text, braces and all.
    var place: Range<Int>

    /// Where it stands, for a message.
    func range(in file: SourceFile) -> SourceRange {
        let bytes = Array(file.text.utf8)
        let lineStart = bytes[..<place.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let characters = { (part: Range<Int>) in String(decoding: bytes[part], as: UTF8.self).count }
        return SourceRange(
            file: file, line: bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") } + 1,
            column: characters(lineStart..<place.lowerBound) + 1, length: characters(place))
    }

    /// The tags in order. A comment may go over several lines, any other tag that its line does not close is unclosed.
    static func tags(in text: [UInt8]) -> [TemplateTag] {
        let brace = UInt8(ascii: "{")
        var tags: [TemplateTag] = []
        var rest = 0
        while let open = text[rest...].firstIndex(of: brace) {
            guard open + 1 < text.count, text[open + 1] == brace else {
                rest = open + 1
                continue
            }
            let tag = tag(at: open, in: text)
            tags.append(tag)
            rest = tag.place.upperBound
        }
        return tags
    }

    private static func tag(at open: Int, in text: [UInt8]) -> TemplateTag {
        let start = open + 2
        let isTriple = start < text.count && text[start] == UInt8(ascii: "{")
        let isComment = start < text.count && text[start] == UInt8(ascii: "!")
        let lineEnd = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        guard let close = end(of: text, from: start, to: isComment ? text.count : lineEnd, braces: isTriple ? 3 : 2)
        else {
            let name = String(decoding: text[start..<lineEnd].prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)
            return TemplateTag(kind: .unclosed, name: name, place: open..<lineEnd)
        }
        let content = text[(isTriple ? start + 1 : start)..<close]
        let place = open..<close + (isTriple ? 3 : 2)
        if isTriple { return TemplateTag(kind: .unescaped, content, place) }
        if isComment { return TemplateTag(kind: .comment, name: "", place: place) }
        if let name = chosen(content) { return TemplateTag(kind: .chosenPartial, name, place) }
        if let sign = content.first, let kind = kinds[sign] {
            return TemplateTag(kind: kind, content.dropFirst(), place)
        }
        return TemplateTag(kind: .variable, content, place)
    }

    /// The name in `{{> *name}}`, whose value says which template it is.
    private static func chosen(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard content.first == UInt8(ascii: ">") else { return nil }
        let rest = content.dropFirst().drop { $0 == UInt8(ascii: " ") }
        return rest.first == UInt8(ascii: "*") ? rest.dropFirst() : nil
    }

    private static let kinds: [UInt8: Kind] = [
        UInt8(ascii: "&"): .unescaped, UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted,
        UInt8(ascii: ">"): .partial,
        UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block, UInt8(ascii: "/"): .end,
    ]

    /// A name is one word; what else a tag may hold in other programs is not known here.
    private init(kind: Kind, _ content: ArraySlice<UInt8>, _ place: Range<Int>) {
        let words = content.split(separator: UInt8(ascii: " "))
        let isName = words.count == 1 && words[0].allSatisfy { !Self.signs.contains($0) }
        self.init(
            kind: isName ? kind : .unknown, name: words.first.map { String(decoding: $0, as: UTF8.self) } ?? "",
            place: place)
    }

    private init(kind: Kind, name: String, place: Range<Int>) {
        self.kind = kind
        self.name = name
        self.place = place
    }

    private static let signs = Set("{}=%*|()\"'".utf8)

    /// Where so many closing braces begin.
    private static func end(of text: [UInt8], from start: Int, to limit: Int, braces: Int) -> Int? {
        var index = start
        while index + braces <= limit {
            if text[index..<index + braces].allSatisfy({ $0 == UInt8(ascii: "}") }) { return index }
            index += 1
        }
        return nil
    }

    /// A tag without its other half: a section that nothing ends, an end of nothing, braces that stay open; or one that
    /// says nothing.
    static func unpaired(among tags: [TemplateTag]) -> TemplateTag? {
        var open: [TemplateTag] = []
        for tag in tags {
            switch tag.kind {
            case .section, .inverted, .block, .parent: open.append(tag)
            case .unclosed, .unknown: return tag
            case .end:
                guard let last = open.popLast() else { return tag }
                if last.name != tag.name { return open.contains { $0.name == tag.name } ? last : tag }
            case .variable, .unescaped, .partial, .chosenPartial, .comment: break
            }
        }
        return open.last
    }
}
