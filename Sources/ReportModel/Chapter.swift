import Diagnostics
import MarkdownSyntax

/// A chapter: one Markdown file.
///
/// A reference, because nearly every page asks something of every chapter, and none changes it.
public final class Chapter: Sendable {
    /// How far its text has come, as its unit says.
    public enum State: String, Sendable, CaseIterable {
        case draft = "utkast"
        case reviewed = "granskad"
        case ready = "klar"
    }

    /// Its address, from the file's name without the leading number.
    public let slug: String
    public let title: String
    public let number: Int?
    /// The number of the priority that it is about.
    public let priority: Int?
    public let summary: String?
    public let unit: String?
    public let state: State
    /// Where the state stands; `nil` where it is left out.
    public let stateRange: SourceRange?
    /// The unit that has reviewed the text: never a person.
    public let reviewedBy: String?
    public let contacts: [String]
    public let document: Document
    /// Headings with their ids, in order; the sections are made of them.
    public let headings: [Heading]
    public let sections: [Section]
    /// What its blocks name, for the pages that ask for it.
    public let mentions: ChapterMentions
    public let file: SourceFile
    /// The front matter's title.
    public let range: SourceRange

    public init(
        slug: String, title: String, number: Int?, priority: Int?, summary: String?, unit: String?, state: State,
        stateRange: SourceRange? = nil, reviewedBy: String? = nil, contacts: [String], document: Document,
        headings: [Heading], sections: [Section], mentions: ChapterMentions, file: SourceFile,
        range: SourceRange
    ) {
        self.slug = slug
        self.title = title
        self.number = number
        self.priority = priority
        self.summary = summary
        self.unit = unit
        self.state = state
        self.stateRange = stateRange
        self.reviewedBy = reviewedBy
        self.contacts = contacts
        self.document = document
        self.headings = headings
        self.sections = sections
        self.mentions = mentions
        self.file = file
        self.range = range
    }

    /// The global goals that its sections name.
    public var globalGoals: GlobalGoalNumbers {
        mentions.globalGoals.reduce(into: []) { $0.formUnion($1) }
    }

    /// The same with other titles for its headings.
    ///
    /// - Parameter title: What the heading that is the block of this place is called; `nil` where it keeps its title.
    public func replacingTitles(_ title: (Int) -> String?) -> Chapter {
        let headings = headings.map { heading in
            var heading = heading
            if let title = title(heading.block) { heading.title = title }
            return heading
        }
        return Chapter(
            slug: slug, title: self.title, number: number, priority: priority, summary: summary, unit: unit,
            state: state, stateRange: stateRange, reviewedBy: reviewedBy, contacts: contacts, document: document,
            headings: headings, sections: sections.map { $0.replacingTitles(title) }, mentions: mentions, file: file,
            range: range)
    }

    /// The blocks of a section, its heading first.
    public func blocks(of section: Section) -> ArraySlice<Block> { document.blocks[section.blocks] }
}

/// What stands under a heading of level 2, or of level 3 within it.
public struct Section: Sendable {
    public var id: String
    public var title: String
    public var kind: SectionKind
    /// The sub-priority that the heading names, such as `2.1`.
    public var subPriority: String?
    public var globalGoals: GlobalGoalNumbers
    /// The places of its blocks in the chapter's document, the heading included.
    public var blocks: Range<Int>
    public var subsections: [Section]
    public var range: SourceRange

    public init(
        id: String, title: String, kind: SectionKind, subPriority: String?, globalGoals: GlobalGoalNumbers,
        blocks: Range<Int>, subsections: [Section], range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.subPriority = subPriority
        self.globalGoals = globalGoals
        self.blocks = blocks
        self.subsections = subsections
        self.range = range
    }

    fileprivate func replacingTitles(_ title: (Int) -> String?) -> Section {
        var section = self
        if let title = title(blocks.lowerBound) { section.title = title }
        section.subsections = subsections.map { $0.replacingTitles(title) }
        return section
    }

    /// Whether nothing but the heading stands there.
    public var isEmpty: Bool { blocks.count <= 1 }
}
