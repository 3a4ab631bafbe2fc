import ReportModel

/// `sok/index.html`: the form, and an index of words that stands in for it where no script or no search index is.
struct SearchPage {
    let scope: PageScope
    private var site: SiteContext { scope.site }

    init(site: SiteContext) {
        scope = PageScope(
            site: site, page: .search, details: PageDetails(type: "search", title: site.word("search"), trail: [(site.word("overview"), .overview, nil)]))
    }

    func render() -> RenderedFile {
        let groups = WordIndex(places: places, skipped: skippedWords).groups
        return scope.file("sok", ["searchPage": [
            "title": site.word("search"), "sentenceSearching": site.phrases("searching"), "sentenceNone": site.phrases("searchNone"),
            "sentenceOne": site.phrases("searchOne"), "sentenceMany": site.phrases("searchMany"), "sentenceNearby": site.phrases("searchNearby"),
            "sentenceHeadings": site.phrases("searchHeadings"), "groups": groups.map(group),
        ] as View])
    }

    private func group(_ group: WordIndex.Group) -> View {
        [
            "id": "ord-" + group.letter.lowercased().slug, "letter": group.letter == "0" ? site.word("wordIndexNumbers") : group.letter,
            "entries": group.words.map { word in
                ["word": word.word, "places": word.places.map { ["title": $0.label, "url": $0.url] as View }] as View
            },
        ]
    }

    private var skippedWords: Set<String> { Set(site.phrases("searchSkippedWords").split(separator: " ").map(String.init)) }

    /// Everything that has a name: chapters with their headings, goals, indicators and perspectives.
    private var places: [WordIndex.Place] {
        site.report.chapters.flatMap(places) + site.assessed.goals.flatMap { [$0.goal] + $0.subgoals.map(\.goal) }.map(place) + site.assessed.indicators.map { indicator in
            let title = indicator.indicator.title
            return WordIndex.Place(title: title, label: title, url: scope.url(.indicator(id: indicator.indicator.id)))
        } + site.report.strategy.perspectives.map { WordIndex.Place(title: $0.title, label: $0.title, url: scope.url(.perspective(id: $0.id))) }
    }

    private func place(_ goal: Goal) -> WordIndex.Place {
        WordIndex.Place(title: "\(goal.number) \(goal.title)", label: site.phrases("goalHeading", ["number": goal.number]), url: scope.url(of: goal))
    }

    private func places(_ chapter: Chapter) -> [WordIndex.Place] {
        let label = chapter.number.map { site.phrases("wordPlaceChapter", ["number": String($0)]) } ?? chapter.title
        let page = Page.chapter(slug: chapter.slug)
        return [WordIndex.Place(title: chapter.numberedTitle, label: label, url: scope.url(page))]
            + chapter.sections.flatMap { [$0] + $0.subsections }.map { section in
                WordIndex.Place(
                    title: section.title, label: site.phrases("wordPlaceSection", ["section": section.title, "chapter": label]), url: scope.url(page, section.id))
            }
    }
}
