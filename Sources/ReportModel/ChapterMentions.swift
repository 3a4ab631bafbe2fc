import Diagnostics
import MarkdownSyntax

/// What a chapter's blocks name that other pages ask for: looked for once, when the chapter is read.
public struct ChapterMentions: Sendable {
    /// One of the board's goals: a link to it, or its card.
    public struct Goal: Sendable {
        /// As written, so that it need not be one that there is.
        public var number: String
        /// The place of the block in the chapter's document.
        public var block: Int
    }

    /// A chart that is asked for, be it in a list or quotation.
    public struct Chart: Sendable {
        /// Its settings and rows.
        public var literal: String
        /// The fence included.
        public var range: SourceRange
    }

    /// A table of the edition's records that a block shows.
    public struct RecordTable: Hashable, Sendable {
        public var block: BlockName
        /// The id of the only group that is shown; `nil` for all.
        public var group: String?

        public init(_ block: BlockName, group: String? = nil) {
            self.block = block
            self.group = group
        }
    }

    /// The global goals that each block names; none where a block stands in no section.
    public private(set) var globalGoals: [GlobalGoalNumbers] = []
    /// Of a list that names global goals those of each item, by the list's place.
    public private(set) var globalGoalsOfItems: [Int: [GlobalGoalNumbers]] = [:]
    /// In the order of the text, as often as they are named.
    public private(set) var goals: [Goal] = []
    /// In the order of the text.
    public private(set) var charts: [Chart] = []
    /// So that a table need not stand twice in what holds all chapters.
    public private(set) var recordTables: Set<RecordTable> = []

    /// A chapter without blocks.
    public init() {}

    /// - Parameter sections: The blocks of each section of level 2, in order, and whether its plain words can name a
    ///   global goal.
    public init(_ document: Document, sections: [(blocks: Range<Int>, includesPlainText: Bool)]) {
        globalGoals.reserveCapacity(document.blocks.count)
        var rest = sections[...]
        var collector = MentionCollector(notes: document.footnotes)
        let blocks = document.blocks.span
        for index in blocks.indices {
            while let section = rest.first, section.blocks.upperBound <= index { rest.removeFirst() }
            let section = rest.first.flatMap { $0.blocks.contains(index) ? $0 : nil }
            collector.begin(index, includesPlainText: section?.includesPlainText ?? false)
            let items = collector.collectParts(of: blocks[index].kind, at: blocks[index].range)
            globalGoals.append(section == nil ? [] : collector.numbers)
            if section != nil, !collector.numbers.isEmpty, !items.isEmpty { globalGoalsOfItems[index] = items }
        }
        goals = collector.goals
        charts = collector.charts
        recordTables = collector.recordTables
    }

    /// The charts of a text that is no chapter.
    public static func charts(in document: Document) -> [Chart] { ChapterMentions(document, sections: []).charts }
}

/// Goes through blocks and notes what they name.
private struct MentionCollector {
    private struct NoteMentions {
        var globalGoals: GlobalGoalNumbers = []
        var goals: [String] = []
    }

    private let notes: [String: [Block]]
    /// What the notes link to, each looked through when it is first referred to.
    private var noteMentions: [String: NoteMentions] = [:]
    /// The labels of the notes that the block, or the item of a list, refers to.
    private var seenNotes: Set<String> = []
    private var noteDepth = 0
    /// Nobody writes notes that refer to each other in a longer row, and the stack is not for the taking.
    private static let deepestNote = 20
    private var block = 0
    private var includesPlainText = false
    /// The global goals of the block that was begun last.
    private(set) var numbers: GlobalGoalNumbers = []
    private(set) var goals: [ChapterMentions.Goal] = []
    private(set) var charts: [ChapterMentions.Chart] = []
    private(set) var recordTables: Set<ChapterMentions.RecordTable> = []

    init(notes: [Footnote]) {
        self.notes = Dictionary(notes.map { ($0.label, $0.blocks) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func begin(_ block: Int, includesPlainText: Bool) {
        seenNotes = []
        self.block = block
        self.includesPlainText = includesPlainText
        numbers = []
    }

    /// - Returns: Of a list the global goals of each item.
    mutating func collectParts(of kind: Block.Kind, at range: SourceRange) -> [GlobalGoalNumbers] {
        guard case .list(let list) = kind else {
            collect(kind, at: range)
            return []
        }
        var all: GlobalGoalNumbers = []
        let items = list.items.map { item in
            numbers = []
            seenNotes = []
            collect(item.blocks)
            all.formUnion(numbers)
            return numbers
        }
        numbers = all
        return items
    }

    private mutating func collect(_ blocks: [Block]) {
        let blocks = blocks.span
        for index in blocks.indices { collect(blocks[index].kind, at: blocks[index].range) }
    }

    private mutating func collect(_ kind: Block.Kind, at range: SourceRange) {
        switch kind {
        case .heading(_, let content), .paragraph(let content): collect(content)
        case .list(let list): for item in list.items { collect(item.blocks) }
        case .blockQuote(let blocks): collect(blocks)
        case .container(let container): collect(container.blocks)
        case .table(let table):
            for cell in table.header { collect(cell.content) }
            for row in table.rows { for cell in row { collect(cell.content) } }
        case .code(let info, let literal): collect(info, literal, at: range)
        case .thematicBreak, .html: break
        }
    }

    private mutating func collect(_ info: String, _ literal: String, at range: SourceRange) {
        let head = BlockHead(info)
        switch head?.name {
        case .goal: if let number = head?.argument { note(number) }
        case .chart: charts.append(ChapterMentions.Chart(literal: literal, range: range))
        case .assignments, .deviations, .grants, .keyFigures:
            guard let head, let name = head.name else { return }
            recordTables.insert(ChapterMentions.RecordTable(name, group: head.argument))
        default: break
        }
    }

    private mutating func collect(_ content: [Inline]) {
        collectLinks(content)
        guard includesPlainText else { return }
        var text: [UInt8] = []
        Self.append(content, to: &text)
        numbers.formUnion(GlobalGoalMention.mentions(in: LowercaseWords(utf8: text)))
    }

    private mutating func collectLinks(_ content: [Inline]) {
        let inlines = content.span
        for index in inlines.indices {
            switch inlines[index].kind {
            case .link(let destination, _, let content):
                collect(destination)
                collectLinks(content)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): collectLinks(content)
            case .footnoteReference(let label): collectNote(label)
            default: break
            }
        }
    }

    /// What a note links to, its place in the text names.
    private mutating func collectNote(_ label: String) {
        guard seenNotes.insert(label).inserted else { return }
        let mentions = mentions(ofNote: label)
        numbers.formUnion(mentions.globalGoals)
        for goal in mentions.goals { note(goal) }
    }

    private mutating func mentions(ofNote label: String) -> NoteMentions {
        if let known = noteMentions[label] { return known }
        guard let blocks = notes[label], noteDepth < Self.deepestNote else { return NoteMentions() }
        // It may refer to itself.
        noteMentions[label] = NoteMentions()
        let around = (numbers, goals, charts, includesPlainText, seenNotes)
        (numbers, goals, includesPlainText, seenNotes) = ([], [], false, [])
        noteDepth += 1
        collect(blocks)
        noteDepth -= 1
        let found = NoteMentions(globalGoals: numbers, goals: goals.map(\.number))
        (numbers, goals, charts, includesPlainText, seenNotes) = around
        noteMentions[label] = found
        return found
    }

    private mutating func collect(_ destination: String) {
        switch LinkAddress(destination) {
        case .globalGoal(let written):
            guard let goal = GlobalGoal.numbered(written) else { return }
            numbers.insert(GlobalGoalNumbers(goal.number))
        case .goal(let number): note(number)
        default: break
        }
    }

    private mutating func note(_ goal: String) {
        goals.append(ChapterMentions.Goal(number: goal, block: block))
    }

    /// A link to a goal of the board's reads ”mål 4.1” too; only what stands outside links is searched.
    private static func append(_ content: [Inline], to text: inout [UInt8]) {
        for inline in content {
            switch inline.kind {
            case .text(let words): text += words.utf8
            case .emphasis(let content), .strong(let content), .strikethrough(let content): append(content, to: &text)
            default: text.append(UInt8(ascii: " "))
            }
        }
    }
}
