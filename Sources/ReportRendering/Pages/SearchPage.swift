import ReportModel

/// `sok/index.html`: the form, and an index of words that stands in for it where no script or no search index is.
struct SearchPage {
    let scope: PageScope
    private var site: SiteContext { scope.site }

    init(site: SiteContext) {
        scope = PageScope(
            site: site, page: .search,
            details: PageDetails(
                type: "search", title: site.word("search"), trail: [(site.word("overview"), .overview, nil)]))
    }

    func render() -> RenderedFile {
        let groups = WordIndex(places: places, skipped: skippedWords).groups
        return scope.file(
            "sok",
            [
                "searchPage": [
                    "title": site.word("search"), "sentenceSearching": site.phrases("searching"),
                    "sentenceNone": site.phrases("searchNone"),
                    "sentenceOne": site.phrases("searchOne"), "sentenceMany": site.phrases("searchMany"),
                    "sentenceNearby": site.phrases("searchNearby"),
                    "sentenceHeadings": site.phrases("searchHeadings"), "groups": groups.map(group),
                ] as View
            ])
    }

    private func group(_ group: WordIndex.Group) -> View {
        [
            "count": String(group.words.count), "id": "ord-" + Self.anchor(group.letter),
            "letter": group.letter == "0" ? site.word("wordIndexNumbers") : group.letter,
            "entries": group.words.map { word in
                ["word": word.word, "places": word.places.map { ["title": $0.label, "url": $0.url] as View }] as View
            },
        ]
    }

    /// `a`, and `aa`, `ae` and `oe` for the last letters, which without their signs would be `a` and `o` again.
    private static func anchor(_ letter: String) -> String {
        ["Å": "aa", "Ä": "ae", "Ö": "oe"][letter] ?? letter.slug
    }

    private var skippedWords: Set<String> {
        Set(site.phrases("searchSkippedWords").split(separator: " ").map(String.init))
    }

    /// Everything that has a name: chapters with their headings, goals, indicators and perspectives.
    private var places: [WordIndex.Place] {
        let indicators = site.assessed.indicators.map {
            (title: $0.indicator.title, page: Page.indicator(id: $0.indicator.id))
        }
        let perspectives = site.report.strategy.perspectives.map {
            (title: $0.title, page: Page.perspective(id: $0.id))
        }
        return site.assessed.goals.flatMap { [$0.goal] + $0.subgoals.map(\.goal) }.map(place) + chapterPlaces
            + (indicators + perspectives).map {
                WordIndex.Place(title: $0.title, label: Excerpt.beginning(of: $0.title), url: scope.url($0.page))
            }
    }

    private func place(_ goal: Goal) -> WordIndex.Place {
        WordIndex.Place(
            title: "\(goal.number) \(goal.title)", label: site.phrases("goalHeading", ["number": goal.number]),
            url: scope.url(of: goal))
    }

    /// Chapters, and those of their headings that stand in no other chapter.
    private var chapterPlaces: [WordIndex.Place] {
        let sections = site.report.chapters.flatMap { chapter in
            chapter.sections.flatMap { [$0] + $0.subsections }.map {
                (title: $0.title, id: $0.id, page: Page.chapter(slug: chapter.slug))
            }
        }
        let counts = Dictionary(sections.map { ($0.title, 1) }, uniquingKeysWith: +)
        return site.report.chapters.map { chapter in
            let label = chapter.number.map { site.phrases("wordPlaceChapter", ["number": String($0)]) } ?? chapter.title
            return WordIndex.Place(
                title: chapter.numberedTitle, label: label, url: scope.url(.chapter(slug: chapter.slug)))
        }
            + sections.filter { counts[$0.title] == 1 }.map { section in
                WordIndex.Place(
                    title: section.title, label: Excerpt.beginning(of: section.title),
                    url: scope.url(section.page, section.id))
            }
    }
}

/// Long names cut short, so that the index does not weigh more than what it leads to.
private enum Excerpt {
    private static let length = 60

    /// Whole words, and an ellipsis where more follows.
    static func beginning(of title: String) -> String {
        // Characters are counted only where there are bytes enough.
        guard title.utf8.count > length, title.count > length else { return title }
        return title.prefix(length).split(separator: " ").dropLast().joined(separator: " ") + " …"
    }
}
