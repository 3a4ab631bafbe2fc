import SiteFiles

/// Goes through a template's tags once, and into each section.
struct TemplateReader {
    private let text: [UInt8]
    private let tags: [TemplateTag]
    private let words: [String: String]
    private var next = 0
    /// How far the text has been read.
    private var position = 0
    /// Whether the last step is a text that may go on.
    private var isInText = false

    private(set) var steps: [Template.Step] = []
    private(set) var bytes: [UInt8] = []
    private(set) var names: [Template.Name] = []
    private(set) var partials: [String] = []
    private(set) var places: [String] = []
    private(set) var fillings: [[String: Range<Int>]] = []

    init(text: [UInt8], tags: [TemplateTag], words: [String: String]) {
        self.text = text
        self.tags = tags
        self.words = words
    }

    /// Reads what stands before the end of the section, or of the text.
    ///
    /// - Parameter atLineStart: Whether nothing has been read of the line. After a section that begins within a line
    ///   the next line counts as going on with it, so that templates keep the line breaks that they always had.
    mutating func read(atLineStart: Bool = true) {
        var atLineStart = atLineStart
        isInText = false
        while next < tags.count {
            let tag = tags[next]
            let indent = indent(before: tag, &atLineStart)
            atLineStart = atLineStart && standsAlone(tag)
            append(text[position..<(atLineStart ? indent : tag.place.lowerBound)])
            position = atLineStart ? endOfLine(after: tag) : tag.place.upperBound
            next += 1
            if tag.kind == .end { return }
            if let word = word(tag) { append(word[...]) } else { add(tag, standsAlone: atLineStart) }
        }
        append(text[position...])
        position = text.count
    }

    // MARK: Steps

    /// Texts that follow on each other are one.
    private mutating func append(_ more: ArraySlice<UInt8>) {
        guard !more.isEmpty else { return }
        var start = bytes.count
        if isInText, case .text(let from, _)? = steps.popLast() { start = from }
        bytes += more
        steps.append(.text(from: start, to: bytes.count))
        isInText = true
    }

    /// What a tag for a word of the interface writes, however often; `nil` for other tags and for unknown words.
    private func word(_ tag: TemplateTag) -> [UInt8]? {
        guard tag.kind == .variable, tag.name.hasPrefix("words."), let word = words[String(tag.name.dropFirst(6))]
        else { return nil }
        var bytes: [UInt8] = []
        HTMLEscape.append(word, to: &bytes)
        return bytes
    }

    private mutating func add(_ tag: TemplateTag, standsAlone: Bool) {
        isInText = false
        switch tag.kind {
        case .variable: steps.append(.variable(name(tag)))
        case .unescaped: steps.append(.unescaped(name(tag)))
        case .chosenPartial: steps.append(.chosenPartial(name(tag)))
        case .partial: steps.append(.partial(Self.number(of: tag.name, in: &partials)))
        case .section:
            let name = name(tag)
            addContent(standsAlone) { .section(name, end: $0) }
        case .inverted:
            let name = name(tag)
            addContent(standsAlone) { .inverted(name, end: $0) }
        case .block:
            let place = Self.number(of: tag.name, in: &places)
            addContent(standsAlone) { .block(place, end: $0) }
        case .parent: addParent(tag)
        case .end, .comment, .unclosed, .unknown: break
        }
    }

    /// The step that says where the content ends, and the content after it.
    private mutating func addContent(_ standsAlone: Bool, _ step: (Int) -> Template.Step) {
        let place = steps.count
        steps.append(step(place))
        read(atLineStart: standsAlone)
        steps[place] = step(steps.count)
        isInText = false
    }

    private mutating func addParent(_ tag: TemplateTag) {
        let layout = Self.number(of: tag.name, in: &partials)
        let number = fillings.count
        fillings.append([:])
        let place = steps.count
        addContent(true) { .parent(layout, filling: number, end: $0) }
        fillings[number] = filling(place + 1..<steps.count)
    }

    /// Between the places that are filled nothing is written.
    private func filling(_ range: Range<Int>) -> [String: Range<Int>] {
        var filling: [String: Range<Int>] = [:]
        var index = range.lowerBound
        while index < range.upperBound {
            let step = steps[index]
            if case .block(let place, let end) = step { filling[places[place]] = index + 1..<end }
            index = step.end ?? index + 1
        }
        return filling
    }

    private mutating func name(_ tag: TemplateTag) -> Int {
        names.append(Template.Name(tag.name))
        return names.count - 1
    }

    private static func number(of name: String, in list: inout [String]) -> Int {
        if let known = list.firstIndex(of: name) { return known }
        list.append(name)
        return list.count - 1
    }

    // MARK: Lines

    /// Where the tag's line begins, or what has been read of it ends.
    private func indent(before tag: TemplateTag, _ atLineStart: inout Bool) -> Int {
        var start = tag.place.lowerBound
        var isBlank = true
        while start > position, text[start - 1] != Self.lineFeed {
            start -= 1
            if !Self.isSpace(text[start]) { isBlank = false }
        }
        atLineStart = (atLineStart || start > position) && isBlank
        return start
    }

    /// Whether the tag takes its line with it, where nothing stands before it.
    private func standsAlone(_ tag: TemplateTag) -> Bool {
        switch tag.kind {
        case .variable, .unescaped, .unclosed, .unknown: return false
        case .section, .inverted, .block, .partial, .chosenPartial, .parent, .end, .comment: break
        }
        var index = tag.place.upperBound
        while index < text.count, Self.isSpace(text[index]) || text[index] == UInt8(ascii: "\r") { index += 1 }
        return index == text.count || text[index] == Self.lineFeed
    }

    private func endOfLine(after tag: TemplateTag) -> Int {
        var index = tag.place.upperBound
        while index < text.count, text[index] != Self.lineFeed { index += 1 }
        return min(index + 1, text.count)
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

extension Template.Step {
    /// Where what belongs to the step ends; `nil` for a step of its own.
    fileprivate var end: Int? {
        switch self {
        case .section(_, let end), .inverted(_, let end), .parent(_, _, let end), .block(_, let end): end
        case .text, .variable, .unescaped, .partial, .chosenPartial: nil
        }
    }
}
