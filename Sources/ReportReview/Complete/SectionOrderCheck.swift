import Diagnostics
import ReportModel

/// Every priority has its chapter, with the strategy's sections in their order, each with a text.
struct SectionOrderCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        let strategy = review.report.strategy
        let written = Set(review.report.chapters.compactMap(\.priority))
        let missing = strategy.priorities.filter { review.hasAllChapters && !written.contains($0.number) }.map {
            priority in
            Diagnostic(
                .note, "prioritering-utan-kapitel",
                "prioritering \(priority.number) ”\(priority.shortTitle)” har inget kapitel",
                at: review.place("kapitel/"),
                help: "skriv ett kapitel med prioritering: \(priority.number) bland uppgifterna överst")
        }
        return missing
            + review.report.chapters.flatMap { chapter in
                Self.empty(chapter)
                    + (chapter.priority == nil ? [] : Self.diagnostics(of: chapter, plan: strategy.sectionPlan))
            }
    }

    /// Headings with nothing under them: in any chapter they promise a text that is not there.
    private static func empty(_ chapter: Chapter) -> [Diagnostic] {
        chapter.sections.flatMap { section in
            [section].filter { $0.isEmpty && $0.subsections.isEmpty } + section.subsections.filter(\.isEmpty)
        }.map { section in
            Diagnostic(
                .note, "tomt-avsnitt", "avsnittet ”\(section.title)” har ingen text", at: section.range,
                help: "skriv texten, eller en mening om varför det inte finns något att redovisa")
        }
    }

    private static func diagnostics(of chapter: Chapter, plan: [SectionPlan]) -> [Diagnostic] {
        let planned = plan.filter { $0.kind != .other }
        let missing = planned.filter { part in !chapter.sections.contains { $0.kind == part.kind } }
        var found: [Diagnostic] = []
        if !missing.isEmpty {
            let names = missing.map { "”\($0.title)”" }.joined(separator: ", ")
            found.append(
                Diagnostic(
                    .note, "avsnitt-saknas",
                    "kapitlet ”\(chapter.title)” saknar \(missing.count == 1 ? "avsnittet" : "avsnitten") \(names)",
                    at: chapter.range,
                    help: "lägg till rubriken på nivå 2: ## \(missing[0].title)"))
        }
        return found + [misplaced(chapter, planned)].compactMap { $0 }
    }

    /// The first section that comes before one that the plan has earlier.
    private static func misplaced(_ chapter: Chapter, _ plan: [SectionPlan]) -> Diagnostic? {
        var latest: (place: Int, title: String)?
        for section in chapter.sections {
            guard let place = plan.firstIndex(where: { $0.kind == section.kind }) else { continue }
            if let latest, place < latest.place {
                return Diagnostic(
                    .note, "avsnitt-i-fel-ordning",
                    "avsnittet ”\(section.title)” kommer efter ”\(latest.title)”, men ska stå före", at: section.range,
                    help: "flytta avsnittet; ordningen står under avsnitt: i strategi.yaml")
            }
            latest = (place, section.title)
        }
        return nil
    }
}
