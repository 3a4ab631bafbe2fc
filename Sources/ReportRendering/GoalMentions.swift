import MarkdownSyntax
import ReportModel

/// The sections of chapters that link to a goal or show its card: looked for once, asked for by every goal's page.
struct GoalMentions: Sendable {
    /// By the goal's number, in the report's order.
    private var places: [String: [(chapter: Chapter, section: Section)]] = [:]

    init(_ report: Report) {
        let numbers = report.chapters.concurrentMap { chapter in
            chapter.sections.map { Self.numbers(in: chapter.blocks(of: $0)) }
        }
        for (chapter, numbers) in zip(report.chapters, numbers) {
            for (section, numbers) in zip(chapter.sections, numbers) {
                for number in numbers { places[number, default: []].append((chapter, section)) }
            }
        }
    }

    private static func numbers(in blocks: some Sequence<Block>) -> Set<String> {
        var numbers = Set<String>()
        for block in blocks { collect(block, into: &numbers) }
        return numbers
    }

    func links(to goal: Goal, from scope: PageScope) -> [View] {
        (places[goal.number] ?? []).map { chapter, section in
            [
                "title": "\(chapter.numberedTitle): \(section.title)",
                "url": scope.url(.chapter(slug: chapter.slug), section.id),
            ]
        }
    }

    private static func collect(_ block: Block, into numbers: inout Set<String>) {
        switch block.kind {
        case .heading(_, let content), .paragraph(let content): collect(content, into: &numbers)
        case .list(let list): list.items.flatMap(\.blocks).forEach { collect($0, into: &numbers) }
        case .blockQuote(let blocks): blocks.forEach { collect($0, into: &numbers) }
        case .code(let info, _):
            let words = info.split(separator: " ")
            if words.count == 2, words[0] == "mål" { numbers.insert(String(words[1])) }
        case .table(let table):
            for cell in table.header + table.rows.flatMap({ $0 }) { collect(cell.content, into: &numbers) }
        case .thematicBreak, .html: break
        }
    }

    private static func collect(_ content: [Inline], into numbers: inout Set<String>) {
        for inline in content {
            switch inline.kind {
            case .link(let destination, _, let content):
                let parts = destination.split(separator: ":", maxSplits: 1)
                if parts.count == 2, ["mal", "mål"].contains(parts[0].lowercased()) {
                    numbers.insert(String(parts[1]))
                }
                collect(content, into: &numbers)
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                collect(content, into: &numbers)
            default: break
            }
        }
    }
}
