import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

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
                    "sentenceNone": site.phrases.unfilled("searchNone"),
                    "sentenceOne": site.phrases.unfilled("searchOne"),
                    "sentenceMany": site.phrases.unfilled("searchMany"),
                    "sentenceNearby": site.phrases.unfilled("searchNearby"),
                    "sentenceHeadings": site.phrases.unfilled("searchHeadings"), "groups": groups.map(group),
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
        return site.assessed.allGoals.map(place) + chapterPlaces
            + (indicators + perspectives).map {
                WordIndex.Place(title: $0.title, label: Excerpt.beginning(of: $0.title), url: scope.url($0.page))
            }
    }

    private func place(_ goal: AssessedGoal) -> WordIndex.Place {
        let number = goal.goal.number
        return WordIndex.Place(
            title: "\(number) \(goal.goal.title)", label: site.phrases("goalHeading", ["number": number]),
            url: scope.url(of: goal))
    }

    /// Chapters, and those of their headings that stand in no other chapter.
    private var chapterPlaces: [WordIndex.Place] {
        let chapters = site.report.chapters
        return chapters.map { chapter in
            let label = chapter.number.map { site.phrases("wordPlaceChapter", ["number": String($0)]) } ?? chapter.title
            return WordIndex.Place(
                title: chapter.numberedTitle, label: label, url: scope.url(.chapter(slug: chapter.slug)))
        } + sections(of: chapters)
    }

    private func sections(of chapters: [Chapter]) -> [WordIndex.Place] {
        var names = SingleNames()
        for chapter in chapters.indices {
            let sections = chapters[chapter].sections
            names.add(sections.span, chapter: chapter)
        }
        return names.single.map { name in
            WordIndex.Place(
                title: name.title, label: Excerpt.beginning(of: name.title),
                url: scope.url(.chapter(slug: chapters[name.chapter].slug), name.id))
        }
    }
}

/// The names that but one section has: in a large report most are the strategy's, which every chapter repeats.
private struct SingleNames {
    struct Name {
        var title: String
        var id: String
        var chapter: Int
    }

    /// In the order in which they were added; `nil` for one that another section has too.
    private var names: [Name?] = []
    private var places: [String: Int] = [:]

    var single: [Name] { names.compactMap { $0 } }

    mutating func add(_ sections: Span<Section>, chapter: Int) {
        for index in sections.indices {
            add(sections[index].title, id: sections[index].id, chapter: chapter)
            let subsections = sections[index].subsections
            add(subsections.span, chapter: chapter)
        }
    }

    private mutating func add(_ title: String, id: String, chapter: Int) {
        let place = Self.known(&places[title, default: names.count])
        if place < names.count {
            names[place] = nil
        } else {
            names.append(Name(title: title, id: id, chapter: chapter))
        }
    }

    /// The place of a title, which the way here has added if it was not there: titles are long, and looked up once.
    private static func known(_ place: inout Int) -> Int { place }
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
