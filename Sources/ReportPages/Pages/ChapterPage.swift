import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// `kapitel/<slug>/index.html`.
struct ChapterPage {
    let scope: PageScope
    let chapter: Chapter

    private var site: SiteContext { scope.site }

    init(site: SiteContext, chapter: Chapter) {
        self.chapter = chapter
        scope = PageScope(
            site: site, page: .chapter(slug: chapter.slug),
            details: PageDetails(
                type: "chapter", title: chapter.title, description: chapter.summary,
                trail: [(site.word("overview"), .overview, nil)]
                    + (site.parts.isPaper ? [] : [(site.word("chapters"), .overview, "kapitel")]),
                crumb: chapter.numberedTitle,
                searchKind: [site.word("chapter"), chapter.number.map(String.init)].compactMap { $0 }.joined(
                    separator: " ")))
    }

    func render() -> RenderedFile {
        let text = TextRenderer(scope: scope, file: chapter.file)
        let contacts = site.report.contacts(of: chapter)
        return scope.file(
            "kapitel",
            [
                "chapter": ChapterView(site: site, chapter: chapter).head(headingLevel: 1, titleID: "rubrik").merging([
                    "toc": toc, "bodyHTML": site.texts[chapter].map { HTML($0, by: text) }, "related": related,
                    "pdf": site.pdf(of: scope.page, root: scope.page.root), "hasContacts": !contacts.isEmpty,
                    "contacts": RecordViews(scope: scope).contacts(contacts), "prevNext": prevNext,
                ])
            ])
    }

    private var toc: View? {
        let sections = chapter.sections
        return sections.isEmpty ? nil : ["id": "innehall", "items": Self.toc(sections.span)]
    }

    private static func toc(_ sections: Span<Section>) -> [View] {
        sections.indices.map { index in
            let children = sections[index].subsections.span
            return [
                "title": sections[index].title, "url": "#" + sections[index].id, "hasChildren": !children.isEmpty,
                "children": children.indices.map { child in
                    ["title": children[child].title, "url": "#" + children[child].id] as View
                },
            ]
        }
    }

    private var related: View? {
        let goals = chapter.priority.map { number in site.goals.filter { $0.goal.priorities.contains(number) } } ?? []
        let perspectives = site.report.strategy.perspectives.filter { perspective in
            chapter.sections.contains { $0.kind == .perspective(id: perspective.id) }
        }
        let globalGoals = chapter.globalGoals
        guard !goals.isEmpty || !perspectives.isEmpty || !globalGoals.isEmpty else { return nil }
        return [
            "hasGoals": !goals.isEmpty, "goals": goals.map { GoalView(scope: scope, assessed: $0).item },
            "hasGlobalGoals": !globalGoals.isEmpty,
            "globalGoals": globalGoals.inOrder.compactMap(GlobalGoal.numbered).map {
                ["number": String($0.number), "title": $0.title, "url": scope.url(.agenda2030, "mal-\($0.number)")]
                    as View
            },
            "hasPerspectives": !perspectives.isEmpty,
            "perspectives": perspectives.map {
                ["title": $0.title, "url": scope.url(.perspective(id: $0.id))] as View
            },
        ]
    }

    private var prevNext: View? {
        let chapters = site.report.chapters
        return PrevNextView(
            label: site.word("chapters"), count: chapters.count, current: site.index.chapterPlaces[chapter.slug]
        ) {
            (chapters[$0].numberedTitle, scope.url(.chapter(slug: chapters[$0].slug)))
        }.view
    }
}

/// A chapter's title and what stands beside it, on its page and in the whole report.
struct ChapterView {
    let site: SiteContext
    let chapter: Chapter

    func head(headingLevel: Int, titleID: String) -> View {
        let state: String? =
            switch chapter.state {
            case .draft: site.phrases("stateDraft")
            case .reviewed:
                chapter.reviewedBy.map { site.phrases("stateReviewedBy", ["unit": $0]) }
                    ?? site.phrases("stateReviewed")
            case .ready: nil
            }
        return [
            "anchor": WholeReportID.chapter(chapter.slug), "number": chapter.number.map(String.init),
            "label": chapter.priority.map { site.phrases("priorityLabel", ["number": String($0)]) }
                ?? site.phrases("chapterLabel"), "title": chapter.title,
            "titleId": titleID, "headingLevel": String(headingLevel), "summary": chapter.summary, "unit": chapter.unit,
            "stateText": state,
        ]
    }
}

/// The neighbours of a page among its like.
struct PrevNextView {
    let label: String
    let count: Int
    let current: Int?
    /// Asked for the two neighbours alone: there may be thousands of pages.
    let item: (Int) -> (title: String, url: String)

    var view: View? {
        guard let current, count > 1 else { return nil }
        let link = { (index: Int) -> View? in
            guard (0..<count).contains(index) else { return nil }
            let item = item(index)
            return ["title": item.title, "url": item.url]
        }
        return ["label": label, "previous": link(current - 1), "next": link(current + 1)]
    }
}
