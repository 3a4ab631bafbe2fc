import MarkdownSyntax
import ReportModel

/// `kapitel/*.md`: the head stays, the sections stand with questions, and what only shows data goes along.
struct ChapterCarrier {
    let context: CarryContext
    let chapter: Chapter

    /// `nil` for a file without a head, which loading has told of.
    var text: String? {
        guard let matter = MarkdownParts(chapter.file.text), var yaml = YAMLText(matter.yaml) else { return nil }
        for entry in yaml.root.entries {
            switch entry.key {
            case "läge": yaml.set(entry, to: Chapter.State.draft.rawValue)
            case "granskad-av": yaml.remove(entry)
            case "sammanfattning": yaml.clear(entry, prompt: "två eller tre meningar om året")
            default: break
            }
        }
        return matter.opening + yaml.result + matter.closing + sections.map(text).joined()
    }

    /// A section to be written: its heading, and last year's section where there was one.
    private struct Planned {
        var kind: SectionKind
        var title: String
        var earlier: [Section]
    }

    /// A priority's chapter has the sections of the plan, under the names that it uses itself, and then its own.
    private var sections: [Planned] {
        guard chapter.priority != nil else {
            return chapter.sections.map { Planned(kind: $0.kind, title: $0.title, earlier: [$0]) }
        }
        var plan: [Planned] = []
        for planned in context.report.strategy.sectionPlan {
            let earlier = chapter.sections.filter { $0.kind == planned.kind && planned.kind != .other }
            plan.append(Planned(kind: planned.kind, title: earlier.first?.title ?? planned.title, earlier: earlier))
        }
        let own = chapter.sections.filter { section in
            !plan.contains { $0.kind == section.kind && section.kind != .other }
        }
        return plan + own.map { Planned(kind: .other, title: $0.title, earlier: [$0]) }
    }

    private func text(_ section: Planned) -> String {
        let question = Prompts.question(
            for: section.kind, title: section.title, organisation: context.report.edition.organisation)
        var text = "\n## \(section.title)\n\n" + Prompts.paragraph(question)
        if section.kind == .contribution, let priority = chapter.priority {
            let subPriorities = context.report.strategy.priorities.first { $0.number == priority }?.subPriorities ?? []
            for subPriority in subPriorities {
                text +=
                    "\n### Delprioritering \(subPriority.number)\n\n"
                    + Prompts.paragraph(Prompts.question(forSubPriority: subPriority.title))
            }
        }
        return text + section.earlier.flatMap(chapter.blocks(of:)).compactMap(dataBlock).joined()
    }

    /// Blocks that show what stands in the data files, whatever the year.
    private static let dataBlocks: Set<BlockName> = [.goal, .goalTable, .grants, .keyFigures, .contacts]
    /// The same, of lists that begin the year empty or nearly so: the block comes back with its first entry.
    private static let yearlyBlocks: Set<BlockName> = [.assignments, .deviations]

    private func dataBlock(_ block: Block) -> String? {
        guard case .code(let info, let literal) = block.kind, let name = BlockHead(info)?.name else { return nil }
        if Self.dataBlocks.contains(name) { return "\n```\(info)\n\(literal)```\n" }
        guard Self.yearlyBlocks.contains(name) else { return nil }
        return "\n"
            + Prompts.paragraph(
                "Lägg till blocket `\(name.rawValue)` här när årets uppgifter står i \(name.rawValue).yaml.")
    }
}
