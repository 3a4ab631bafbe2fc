/// A template as it is written out: texts, and what stands between them. Mustache, as far as templates need it.
///
/// Sections, what is left out, partials, and a layout with places to fill (`{{<layout}}{{$main}}…`). A tag that
/// stands alone on its line takes the line with it.
struct Template: Sendable {
    /// A name and the names inside it: `site.title`. The dot alone is what a list is at.
    struct Name: Sendable {
        /// `nil` for the dot alone.
        let first: String?
        let rest: [String]

        init(_ text: String) {
            let parts = text == "." ? [] : text.split(separator: ".").map(String.init)
            first = parts.first
            rest = Array(parts.dropFirst())
        }
    }

    indirect enum Part: Sendable {
        case text([UInt8])
        case variable(Name)
        case unescaped(Name)
        case section(Name, [Part])
        case inverted(Name, [Part])
        case partial(String)
        /// The template that the name's value names.
        case chosenPartial(Name)
        /// A layout, and what its places are filled with.
        case parent(String, filling: [String: [Part]])
        /// A place in a layout, and what stands there where nothing fills it.
        case block(String, [Part])
    }

    let parts: [Part]

    /// - Parameters:
    ///   - tags: All of the text's, each with its other half (``TemplateTag/unpaired(among:)``).
    ///   - words: What `{{words.…}}` stands for, which is then part of the text.
    init(_ text: [UInt8], tags: [TemplateTag], words: [String: String] = [:]) {
        var reader = TemplateReader(text: text, tags: tags, words: words)
        parts = reader.parts()
    }
}

/// Goes through a template's tags once, and into each section.
private struct TemplateReader {
    let text: [UInt8]
    let tags: [TemplateTag]
    let words: [String: String]
    private var next = 0
    /// How far the text has been read.
    private var position = 0

    init(text: [UInt8], tags: [TemplateTag], words: [String: String]) {
        self.text = text
        self.tags = tags
        self.words = words
    }

    /// What stands before the end of the section, or of the text.
    ///
    /// - Parameter atLineStart: Whether nothing has been read of the line. After a section that begins within a line
    ///   the next line counts as going on with it, so that templates keep the line breaks that they always had.
    mutating func parts(atLineStart: Bool = true) -> [Template.Part] {
        var parts: [Template.Part] = []
        var atLineStart = atLineStart
        while next < tags.count {
            let tag = tags[next]
            let indent = indent(before: tag, &atLineStart)
            atLineStart = atLineStart && standsAlone(tag)
            append(position..<(atLineStart ? indent : tag.place.lowerBound), to: &parts)
            position = atLineStart ? endOfLine(after: tag) : tag.place.upperBound
            next += 1
            if tag.kind == .end { return parts }
            if let word = word(tag) {
                append(word, to: &parts)
            } else if let part = part(tag, standsAlone: atLineStart) {
                parts.append(part)
            }
        }
        append(position..<text.count, to: &parts)
        position = text.count
        return parts
    }

    /// Where the tag's line begins, or what has been read of it ends.
    private func indent(before tag: TemplateTag, _ atLineStart: inout Bool) -> Int {
        let gap = text[position..<tag.place.lowerBound]
        let lineBreak = gap.lastIndex(of: Self.lineFeed)
        let start = lineBreak.map { $0 + 1 } ?? position
        let line = text[start..<tag.place.lowerBound]
        atLineStart = (atLineStart || lineBreak != nil) && line.allSatisfy(Self.isSpace)
        return start
    }

    private func append(_ range: Range<Int>, to parts: inout [Template.Part]) { append(text[range], to: &parts) }

    /// Texts that follow on each other are one.
    private func append(_ bytes: some Collection<UInt8>, to parts: inout [Template.Part]) {
        guard !bytes.isEmpty else { return }
        if case .text(let before)? = parts.last {
            parts[parts.count - 1] = .text(before + bytes)
        } else {
            parts.append(.text(Array(bytes)))
        }
    }

    /// What a tag for a word of the interface writes, however often; `nil` for other tags and for unknown words.
    private func word(_ tag: TemplateTag) -> [UInt8]? {
        guard tag.kind == .variable, tag.name.hasPrefix("words."), let word = words[String(tag.name.dropFirst(6))]
        else { return nil }
        var bytes: [UInt8] = []
        HTMLEscape.append(word, to: &bytes)
        return bytes
    }

    private mutating func part(_ tag: TemplateTag, standsAlone: Bool) -> Template.Part? {
        switch tag.kind {
        case .variable: .variable(Template.Name(tag.name))
        case .unescaped: .unescaped(Template.Name(tag.name))
        case .section: .section(Template.Name(tag.name), parts(atLineStart: standsAlone))
        case .inverted: .inverted(Template.Name(tag.name), parts(atLineStart: standsAlone))
        case .partial: .partial(tag.name)
        case .chosenPartial: .chosenPartial(Template.Name(tag.name))
        case .block: .block(tag.name, parts(atLineStart: standsAlone))
        case .parent: .parent(tag.name, filling: filling(parts()))
        case .end, .comment, .unclosed, .unknown: nil
        }
    }

    /// Between the places that are filled nothing is written.
    private func filling(_ parts: [Template.Part]) -> [String: [Template.Part]] {
        parts.reduce(into: [:]) { filling, part in
            if case .block(let name, let content) = part { filling[name] = content }
        }
    }

    /// Whether the tag takes its line with it, where nothing stands before it.
    private func standsAlone(_ tag: TemplateTag) -> Bool {
        switch tag.kind {
        case .variable, .unescaped, .unclosed, .unknown: return false
        case .section, .inverted, .block, .partial, .chosenPartial, .parent, .end, .comment: break
        }
        let after = text[tag.place.upperBound...].first { !Self.isSpace($0) && $0 != UInt8(ascii: "\r") }
        return (after ?? Self.lineFeed) == Self.lineFeed
    }

    private func endOfLine(after tag: TemplateTag) -> Int {
        text[tag.place.upperBound...].firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? text.count
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
