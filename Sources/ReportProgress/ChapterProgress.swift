import Diagnostics
import MarkdownSyntax
import ReportModel

/// How far a chapter has come.
public struct ChapterProgress: Sendable {
    public var slug: String
    public var number: Int?
    public var title: String
    /// The unit that answers for it; `nil` where nobody has said.
    public var unit: String?
    public var state: Chapter.State
    public var reviewedBy: String?
    /// As messages show it: `Content/2023/kapitel/3-….md`.
    public var path: String
    public var words: Int
    public var remarks: Remarks
    /// What is left to do, in the order in which it is done.
    public var missing: [Missing]
    /// How many steps a chapter of its kind has in all.
    public var stepCount: Int

    /// - Parameter remarks: What is open in its file.
    init(_ chapter: Chapter, of report: Report, remarks: Remarks) {
        slug = chapter.slug
        number = chapter.number
        title = chapter.title
        unit = chapter.unit
        state = chapter.state
        reviewedBy = chapter.reviewedBy
        path = chapter.file.path
        words = WordCount.words(in: chapter.document)
        self.remarks = remarks
        let hasContact = !chapter.contacts.isEmpty || !report.contacts(of: chapter).isEmpty
        let steps = ChapterSteps(
            chapter: chapter, strategy: report.strategy, hasContact: hasContact, words: words, remarks: remarks
        ).all
        stepCount = steps.count
        missing = steps.compactMap { $0 }
    }

    public var isReady: Bool { missing.isEmpty }
    public var doneCount: Int { stepCount - missing.count }
    /// ”Kapitel 3”, or the title where it has no number.
    public var name: String { number.map { "Kapitel \($0)" } ?? "”\(title)”" }
}

/// A step towards a ready chapter that has not been taken.
public enum Missing: Sendable, Equatable {
    case text
    /// The titles of planned sections that are not there, or hold nothing.
    case sections([String])
    case unit
    case contact
    case review
    /// Reviewed, but nobody has said by whom.
    case reviewer
    case signOff
    case remarks(Remarks)

    /// What to do, as a Swedish phrase.
    public var words: String {
        switch self {
        case .text: "skriv texten"
        case .sections(let titles):
            "skriv \(titles.count == 1 ? "avsnittet" : "avsnitten") \(titles.map { "”\($0)”" }.joined(separator: ", "))"
        case .unit: "ange enhet:"
        case .contact: "ange kontakter:"
        case .review: "låt granska (läge: granskad)"
        case .reviewer: "ange granskad-av:"
        case .signOff: "klarmarkera (läge: klar)"
        case .remarks(let remarks): "åtgärda \(remarks.words)"
        }
    }
}

/// The steps that a chapter takes, each done (`nil`) or missing.
private struct ChapterSteps {
    let chapter: Chapter
    let strategy: Strategy
    let hasContact: Bool
    let words: Int
    let remarks: Remarks

    var all: [Missing?] {
        [
            words > 0 || hasBlocks ? nil : .text, sections, chapter.unit == nil ? .unit : nil,
            hasContact ? nil : .contact,
            remarks.isClear ? nil : .remarks(Remarks(errors: remarks.errors, warnings: remarks.warnings)),
            review, chapter.state == .ready ? nil : .signOff,
        ]
    }

    /// A chapter may be made of goals, tables and charts alone.
    private var hasBlocks: Bool {
        chapter.document.blocks.contains {
            switch $0.kind {
            case .code, .container: true
            default: false
            }
        }
    }

    private var review: Missing? {
        if chapter.state == .draft { return .review }
        return chapter.reviewedBy == nil ? .reviewer : nil
    }

    /// Only a priority's chapter follows the strategy's plan; in any chapter a heading with nothing under it is work left.
    private var sections: Missing? {
        let plan = chapter.priority == nil ? [] : strategy.sectionPlan.filter { $0.kind != .other }
        let absent = plan.filter { planned in !chapter.sections.contains { $0.kind == planned.kind } }.map(\.title)
        let titles = absent + chapter.sections.filter(isUnwritten).map(\.title)
        return titles.isEmpty ? nil : .sections(titles)
    }

    /// Whether nothing stands there but headings and questions to the editor.
    private func isUnwritten(_ section: Section) -> Bool {
        let blocks = chapter.blocks(of: section)
        let hasBlock = blocks.contains { block in
            switch block.kind {
            case .code, .container: true
            default: false
            }
        }
        return !hasBlock
            && Array(blocks).runningTexts.allSatisfy { text in
                if case .heading = text.kind { true } else { text.isPrompt }
            }
    }
}

extension RunningText {
    /// A question to the editor is no text of the chapter's.
    fileprivate var isPrompt: Bool { text.hasPrefix(Prompt.mark) }
}

/// The words that a reader meets in a text.
enum WordCount {
    static func words(in document: Document) -> Int {
        let notes = document.footnotes.flatMap(\.blocks)
        return (document.blocks + notes).runningTexts.filter { !$0.isPrompt }.reduce(0) { $0 + words(in: $1.text) }
    }

    /// Whatever has a letter or a digit between blanks.
    private static func words(in text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count { word in word.contains { $0.isLetter || $0.isNumber } }
    }
}
