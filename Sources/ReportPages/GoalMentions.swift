import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// The sections of chapters that link to a goal or show its card: gathered once, asked for by every goal's page.
struct GoalMentions: Sendable {
    /// By the goal's number, in the report's order.
    private var places: [String: [SectionPlace]] = [:]

    init(_ report: Report) {
        for chapter in report.chapters where !chapter.mentions.goals.isEmpty {
            var rest = chapter.mentions.goals[...]
            let sections = chapter.sections
            for index in sections.indices {
                let blocks = sections[index].blocks
                let mentions = rest.prefix { $0.block < blocks.upperBound }
                rest = rest[mentions.endIndex...]
                // What stands before the first section belongs to none.
                for number in Set(mentions.filter { blocks.contains($0.block) }.map(\.number)) {
                    places[number, default: []].append(SectionPlace(chapter, sections[index]))
                }
            }
        }
    }

    func links(to goal: Goal, from scope: PageScope) -> [View] {
        (places[goal.number] ?? []).map { place in
            ["title": "\(place.chapterTitle): \(place.title)", "url": scope.url(place.page, place.id)]
        }
    }
}
