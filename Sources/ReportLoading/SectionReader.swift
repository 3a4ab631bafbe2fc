import Diagnostics
import MarkdownSyntax
import ReportModel

/// A chapter's headings as sections with their kind, sub-priority and global goals.
struct SectionReader {
    let strategy: Strategy
    let chapter: Chapter
    let findings: Findings

    func read() -> [Section] {
        let sections = sections(level: 2, in: chapter.document.blocks.indices, parent: nil)
        if chapter.priority != nil { warnOfMisspelt(sections) }
        return sections
    }

    /// A heading that is nearly one of the strategy's, where that one is missing.
    private func warnOfMisspelt(_ sections: [Section]) {
        let present = Set(sections.map(\.kind))
        let missing = strategy.sectionPlan.filter { !present.contains($0.kind) }.map(\.title)
        for section in sections where section.kind == .other {
            guard let nearest = Suggestion.nearest(to: section.title, among: missing) else { continue }
            findings.warning(
                "okänt-avsnitt", "avsnittet ”\(section.title)” finns inte bland strategins avsnitt", at: section.range,
                help: "menade du ”\(nearest)”?")
        }
    }

    private func sections(level: Int, in blocks: Range<Int>, parent: SectionKind?) -> [Section] {
        let headings = chapter.headings.filter { $0.level == level && blocks.contains($0.block) }
        return headings.enumerated().map { index, heading in
            let end = index + 1 < headings.count ? headings[index + 1].block : blocks.upperBound
            return section(heading, blocks: heading.block..<end, parent: parent)
        }
    }

    private func section(_ heading: Heading, blocks: Range<Int>, parent: SectionKind?) -> Section {
        let kind = parent ?? kind(of: heading.title)
        let subsections = heading.level == 2 ? sections(level: 3, in: blocks, parent: kind) : []
        if kind == .agenda2030, parent == nil {
            findings.add(AgendaCheck.diagnostics(for: chapter.document.blocks[blocks]))
        }
        let goals = GlobalGoalMention.goals(
            in: chapter.document.blocks[blocks], includingPlainText: kind == .agenda2030)
        return Section(
            id: heading.id, title: heading.title, kind: kind, subPriority: subPriority(heading), globalGoals: goals,
            blocks: blocks, subsections: subsections, range: heading.range)
    }

    private func kind(of title: String) -> SectionKind {
        let name = Self.comparable(title)
        for perspective in strategy.perspectives
        where ([perspective.title] + perspective.aliases).contains(where: { Self.comparable($0) == name }) {
            return .perspective(id: perspective.id)
        }
        return strategy.sectionPlan.first { Self.comparable($0.title) == name }?.kind ?? .other
    }

    private func subPriority(_ heading: Heading) -> String? {
        guard let number = SubPriorityMention.number(inHeading: heading.title), let priority = chapter.priority,
            number.hasPrefix("\(priority).")
        else { return nil }
        let known = strategy.priorities.first { $0.number == priority }?.subPriorities.map(\.number) ?? []
        if !known.contains(number) {
            findings.warning(
                "okänd-delprioritering", "delprioritering \(number) finns inte i strategi.yaml", at: heading.range,
                help: known.isEmpty
                    ? "lägg till den under prioritering \(priority)"
                    : "de som finns är: \(known.joined(separator: ", "))")
        }
        return number
    }

    private static func comparable(_ title: String) -> String {
        title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Finds the number of a sub-priority in what people write: `1.1`, `1:1`, `(5:1)`, `Delprioritering 3.3`.
///
/// *Anslag 1:1* is a government grant and no sub-priority: a bare number counts only at the head of a heading.
enum SubPriorityMention {
    /// The number alone: `1:1` → `1.1`.
    static func number(in text: some StringProtocol) -> String? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
        guard parts.count == 2,
            parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return parts.joined(separator: ".")
    }

    static func number(inHeading title: String) -> String? {
        let words = title.split(whereSeparator: { $0.isWhitespace })
        guard let first = words.first, let last = words.last else { return nil }
        if let number = number(in: first) { return number }
        if first.lowercased() == "delprioritering", words.count > 1 {
            return number(in: words[1].trimmingSigns)
        }
        return last.hasPrefix("(") && last.hasSuffix(")") ? number(in: last.dropFirst().dropLast()) : nil
    }
}

extension Substring {
    /// Without the punctuation that may follow a number: `3.3:` → `3.3`.
    fileprivate var trimmingSigns: Substring {
        var text = self
        while let last = text.last, !last.isNumber { text.removeLast() }
        return text
    }
}
