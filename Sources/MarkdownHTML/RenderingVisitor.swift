import Diagnostics
import MarkdownSyntax

/// Goes through a document once and writes it, one short method a kind of node.
struct RenderingVisitor {
    let renderer: HTMLRenderer
    var writer = HTMLWriter()
    var relocations: [RelocatableHTML.Relocation] = []
    var headingIDs = HeadingIDs()
    let footnotes: [Footnote]
    /// A footnote's number, by label.
    let footnoteNumbers: [String: Int]
    /// How often each has been referred to so far.
    var referenceCounts: [String: Int] = [:]
    var tableCount = 0
    /// How many blocks so far speak of what stands before them, or may: raw HTML is counted with them.
    var dependentCount = 0
    var levels: HeadingLevels
    /// How many containers are open: headings inside have no ids, so that those outside keep theirs.
    var containerDepth = 0
    /// The words of the heading that was written last.
    var sectionTitle = ""
    /// In how many headings and links what is written stands.
    var labelDepth = 0
    /// Around the items of the list that was finished last.
    private(set) var itemMarks: [RelocatableHTML.Mark] = []

    init(_ renderer: HTMLRenderer, footnotes: [Footnote]) {
        self.renderer = renderer
        self.footnotes = footnotes
        levels = HeadingLevels(below: renderer.options.titleLevel, closesGaps: renderer.options.closesLevelGaps)
        footnoteNumbers = Dictionary(
            footnotes.enumerated().map { ($1.label, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }

    var options: RenderingOptions { renderer.options }

    func written(marks: RelocatableHTML.Marks) -> RelocatableHTML {
        RelocatableHTML(bytes: writer.bytes, relocations: relocations, marks: marks)
    }

    /// How far it has come.
    var mark: RelocatableHTML.Mark {
        RelocatableHTML.Mark(
            offset: writer.bytes.count, relocation: relocations.count, dependent: dependentCount)
    }

    /// Leaves something to the page.
    mutating func leave(_ kind: RelocatableHTML.Relocation.Kind) {
        relocations.append(RelocatableHTML.Relocation(offset: writer.bytes.count, kind: kind))
    }

    /// A line break, unless at the start of a line: where the page writes what comes before, it decides.
    mutating func lineStart() {
        guard let last = relocations.last, last.offset == writer.bytes.count else { return writer.lineStart() }
        switch last.kind {
        case .html: leave(.lineStart)
        case .lineStart: break
        default: writer.lineStart()
        }
    }

    /// An attribute with an id that is unique on the page.
    mutating func ownID(_ name: StaticString, _ id: String) {
        writer.openAttribute(name)
        leave(.idPrefix)
        writer.text(id)
        writer.markup("\"")
    }

    /// The same as an address, or as an id that is written like one.
    mutating func ownAddress(_ name: StaticString, _ mark: String, _ id: String) {
        writer.openAttribute(name)
        writer.addressValue(mark)
        if !options.isCommonMark { leave(.idPrefixInAddress) }
        writer.addressValue(id)
        writer.markup("\"")
    }

    /// - Parameters:
    ///   - places: Which of the blocks are written.
    ///   - isTight: Whether the blocks are those of a close list, whose paragraphs go without tags.
    ///   - end: Written inside the last paragraph, or after the last block if that is something else.
    mutating func blocks(_ blocks: [Block], _ places: Range<Int>, isTight: Bool = false, end: Note? = nil) {
        var place = places.lowerBound
        while place < places.upperBound {
            let isLast = place == places.upperBound - 1
            switch blocks[place].kind {
            case .paragraph(let content):
                if !isLast, case .table(let table) = blocks[place + 1].kind, let caption = caption(content) {
                    dependentCount += 1
                    self.table(table, caption: caption)
                    place += 1
                } else {
                    paragraph(content, isTight: isTight, end: isLast ? end : nil)
                }
            case let kind: block(kind, at: blocks[place].range)
            }
            place += 1
        }
        if let end, places.isEmpty || !isParagraph(blocks[places.upperBound - 1]) {
            backReferences(end)
            writer.markup("\n")
        }
    }

    private func isParagraph(_ block: Block) -> Bool { if case .paragraph = block.kind { true } else { false } }

    private mutating func block(_ kind: Block.Kind, at range: SourceRange) {
        switch kind {
        case .heading, .table, .html: dependentCount += 1
        case .paragraph, .list, .blockQuote, .code, .container, .thematicBreak: break
        }
        switch kind {
        case .heading(let level, let content): heading(level, content)
        case .paragraph(let content): paragraph(content, isTight: false, end: nil)
        case .list(let list): self.list(list)
        case .blockQuote(let blocks): blockQuote(blocks)
        case .code(let info, let literal): code(info, literal, at: range)
        case .container(let container): self.container(container, at: range)
        case .table(let table): self.table(table, caption: nil)
        case .thematicBreak: thematicBreak()
        case .html: html()
        }
    }

    private mutating func heading(_ level: Int, _ content: [Inline]) {
        let prepared = renderer.prepared(content)
        sectionTitle = prepared.plainText
        lineStart()
        let level = levels.level(of: level)
        writer.markup("<h")
        leave(.headingLevel(level))
        let id = options.hasHeadingIDs && containerDepth == 0 ? headingIDs.next(for: content.plainText) : nil
        if let id { ownID("id", id) }
        writer.markup(">")
        labelDepth += 1
        inlines(prepared)
        labelDepth -= 1
        if let id, options.hasHeadingLinks { headingLink(to: id) }
        writer.markup("</h")
        leave(.headingLevel(level))
        writer.markup(">\n")
    }

    private mutating func headingLink(to id: String) {
        writer.markup(" <a class=\"heading-link\"")
        ownAddress("href", "#", id)
        writer.markup("><span class=\"visually-hidden\">")
        writer.text(options.words.linkToSection)
        writer.markup(" ")
        writer.text(sectionTitle)
        writer.markup("</span><span aria-hidden=\"true\">#</span></a>")
    }

    private mutating func paragraph(_ content: [Inline], isTight: Bool, end: Note?) {
        if end == nil, let figure = figure(content) { return write(figure) }
        if isTight { return text(content) }
        lineStart()
        writer.markup("<p>")
        text(content)
        if let end {
            writer.markup(" ")
            backReferences(end)
        }
        writer.markup("</p>\n")
    }

    private mutating func list(_ list: List) {
        lineStart()
        if let start = list.start {
            writer.markup("<ol")
            if start != 1 { writer.attribute("start", String(start)) }
            writer.markup(">\n")
        } else {
            writer.markup("<ul>\n")
        }
        let around = levels
        var marks = [mark]
        for item in list.items {
            self.item(item, isTight: list.isTight)
            marks.append(mark)
        }
        itemMarks = marks
        levels = around
        writer.markup(list.start == nil ? "</ul>\n" : "</ol>\n")
    }

    private mutating func item(_ item: List.Item, isTight: Bool) {
        lineStart()
        writer.markup(item.isChecked != nil && !options.isCommonMark ? "<li class=\"task\">" : "<li>")
        if let isChecked = item.isChecked { checkbox(isChecked) }
        blocks(item.blocks, item.blocks.indices, isTight: isTight)
        writer.markup("</li>\n")
    }

    private mutating func checkbox(_ isChecked: Bool) {
        writer.markup("<input type=\"checkbox\"")
        if isChecked { writer.markup(" checked=\"\"") }
        writer.markup(" disabled=\"\"")
        if !options.isCommonMark {
            writer.attribute("aria-label", isChecked ? options.words.taskDone : options.words.taskNotDone)
        }
        writer.markup(" /> ")
    }

    private mutating func blockQuote(_ blocks: [Block]) {
        lineStart()
        let around = levels
        writer.markup("<blockquote>\n")
        self.blocks(blocks, blocks.indices)
        levels = around
        lineStart()
        writer.markup("</blockquote>\n")
    }

    private mutating func code(_ info: String, _ literal: String, at range: SourceRange) {
        lineStart()
        if !options.isCommonMark, let block = renderer.resolver.block(info: info, literal: literal, at: range) {
            switch block {
            case .html(let html): writer.raw(html)
            case .open(let part): leave(.html(part))
            }
            return lineStart()
        }
        writer.markup("<pre><code")
        let name = info.utf8.prefix { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        if !info.isEmpty { writer.attribute("class", "language-" + String(Substring(name))) }
        writer.markup(">")
        writer.text(literal)
        writer.markup("</code></pre>\n")
    }

    private mutating func thematicBreak() {
        lineStart()
        writer.markup("<hr />\n")
    }

    /// Raw HTML is never passed on; ``RawHTMLCheck`` has told the author.
    private mutating func html() {
        lineStart()
        if options.isCommonMark { writer.markup("<!-- raw HTML omitted -->\n") }
    }
}
