import Diagnostics
import Parallelism
import ReportAssessment
import ReportData
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// The files of a report's site, each made when it is asked for.
///
/// A build asks for all of them, a preview for those that someone looks at. Both get the same bytes, because the same
/// value makes them: a page depends on nothing but the report and the templates.
public struct SitePlan: Sendable {
    /// A file made alone, with what was found wrong and the charts that were drawn on the way.
    public struct Piece: Sendable {
        public var file: RenderedFile
        public var charts: [RenderedFile]
        public var diagnostics: [Diagnostic]
    }

    /// A page's address and what makes it, given what it may share with others.
    private typealias PageMaker = @Sendable (SiteContext, SitePlan) -> RenderedFile

    private let site: SiteContext
    private let prints: [RenderedFile]
    /// The largest first, that none is left alone at the end when all are made side by side.
    private let pages: [(path: String, make: PageMaker)]
    private let places: [String: Int]
    private let offers: Once<[OpenDataFiles.Offer]>
    /// The offers of the figures behind an indicator, as every indicator's page shows them.
    private let figures: Once<[View]>

    /// - Parameters:
    ///   - gaps: What could not be read, so that links to it are not reported once more.
    ///   - prints: The PDFs that have been made of the site's pages: they become part of it, and the pages offer them.
    ///   - base: The site's place on its server, where that is another than the edition says.
    public init(
        _ assessed: AssessedReport, templates: TemplateSet, gaps: ContentGaps, prints: [RenderedFile] = [],
        base: String? = nil
    ) {
        let site = SiteContext(assessed, templates: templates, gaps: gaps, prints: prints, base: base)
        self.site = site
        self.prints = prints
        pages = Self.pages(of: site)
        places = Dictionary(pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        let offers = Once { OpenDataFiles(site: site.facts, corrections: site.corrections).offers() }
        self.offers = offers
        figures = Once {
            let wanted = offers.value.filter { Self.indicatorFigures.contains($0.title) }
            return Self.downloads(wanted, site: site, root: Page.indicator(id: "x").root)
        }
    }

    /// The addresses of all pages, relative to the output folder; those that only lead on are the last.
    public var pagePaths: [String] { pages.map(\.path) }

    /// The site's place on its server; `nil` where it is not known.
    public var base: String? { site.base }

    public func hasPage(_ path: String) -> Bool { places[path] != nil }

    /// The style sheets, pictures and documents.
    public var assets: [RenderedFile] {
        var files = [RenderedFile(path: "assets/tema.css", text: site.templates.theme.styleSheet)]
        files += site.templates.assets.map { RenderedFile(path: "assets/" + $0.key, bytes: $0.value) }
        files += site.report.attachments.map { RenderedFile(path: site.published($0.key), bytes: $0.value.bytes) }
        return files
    }

    /// The figures as files.
    public var dataFiles: [RenderedFile] {
        offers.value.map(\.file) + OpenDataFiles(site: site.facts, corrections: site.corrections).tables()
    }

    /// A page, asset or data file; `nil` where the site has none at the path, and for a chart's file, which comes
    /// with the pages that show it.
    public func piece(at path: String) -> Piece? {
        guard let original = site.redirects.entries.first(where: { $0.path == path })?.copied else {
            return ownPiece(at: path)
        }
        return ownPiece(at: original).map { piece in
            Piece(file: RenderedFile(path: path, bytes: piece.file.bytes), charts: [], diagnostics: piece.diagnostics)
        }
    }

    /// What stands at a path by its own right.
    private func ownPiece(at path: String) -> Piece? {
        if let place = places[path] {
            let own = site.apart
            let file = pages[place].make(own, self)
            return Piece(file: file, charts: own.drawings.all, diagnostics: own.findings.all + site.findings.all)
        }
        let files = path.hasPrefix("data/") ? dataFiles : assets
        return (files + prints).first { $0.path == path }.map { Piece(file: $0, charts: [], diagnostics: []) }
    }

    /// Several at once, in their order; what the site has not is left out.
    public func pieces(at paths: [String]) -> [Piece] {
        paths.concurrentMap(piece).compactMap { $0 }
    }

    /// The pages that show what stands in a content file: a chapter's, or those of a file's goals and their indicators.
    public func pages(about file: String) -> [String] {
        let chapters = site.report.chapters.filter { $0.file.path == file }.map { Page.chapter(slug: $0.slug) }
        let goals = site.goals.filter { $0.goal.range.file.path == file }
        let indicators = goals.flatMap(\.indicators).map { Page.indicator(id: $0.indicator.id) }
        return (chapters + goals.map { Page.goal(number: $0.goal.number) } + indicators).map(\.path)
    }

    /// One page of each kind but the one that holds the whole report: what is wrong with a template shows in them.
    public var samples: [String] {
        var kinds: Set<String> = []
        return pagePaths.filter {
            $0 != Page.wholeReport.path && kinds.insert(String($0.prefix { $0 != "/" })).inserted
        }
    }

    /// Makes every file, several at a time, and hands each over as soon as it is made.
    ///
    /// Nothing is held but what `store` returns: a site of ten thousand pages need not fit in the memory.
    ///
    /// - Returns: What was returned for each file, in the order of their paths.
    public func all<Stored: Sendable>(
        _ store: @escaping @Sendable (RenderedFile) -> Stored
    ) -> (stored: [Stored], diagnostics: [Diagnostic]) {
        let shared = site.apart
        site.texts.readAll()
        // The figures are one large file and some small ones: whoever waited for them would wait alone.
        let (made, data) = meanwhile({ dataFiles.map { file in (file: file, stored: store(file)) } }) {
            pages.concurrentMap { page in (path: page.path, stored: store(page.make(shared, self))) }
        }
        let others = shared.drawings.all + assets + prints
        let own = data.map(\.file) + others
        let copies = site.redirects.copies(of: own)
        let stored =
            made + data.map { ($0.file.path, $0.stored) }
            + (others + copies).concurrentMap { file in (path: file.path, stored: store(file)) }
        // The paths are sorted and not the files: what is stored of one may be large.
        let paths = stored.map(\.path)
        let order = paths.indices.sorted { paths[$0] < paths[$1] }
        return (
            order.map { stored[$0].stored },
            site.findings.all + shared.findings.all + redirectProblems(among: own.map(\.path))
        )
    }

    /// Old addresses, relative to the site, and where they lead: within the site, or a whole address.
    public var moved: [(from: String, to: String)] {
        site.redirects.entries.compactMap { entry in entry.target.address.map { (entry.path, $0) } }
    }

    /// What is wrong with the old addresses that lead on to new ones.
    ///
    /// - Parameter files: The paths of all files but pages.
    public func redirectProblems(among files: [String]) -> [Diagnostic] {
        guard !site.redirects.isEmpty else { return [] }
        let pages = pagePaths.dropLast(site.redirects.entries.count(where: \.isPage))
        return site.redirects.problems(among: Set(pages + files))
    }
}

extension SitePlan {
    private static func pages(of site: SiteContext) -> [(path: String, make: PageMaker)] {
        var pages: [(Page, PageMaker)] = [
            (.wholeReport, { site, _ in WholeReportPage(site: site).render() }),
            (
                .overview,
                { site, plan in OverviewPage(site: site, downloads: plan.downloads(for: site, root: "")).render() }
            ),
            (.notFound, { site, _ in NotFoundPage(site: site).render() }),
            (.versions, { site, _ in VersionsPage(site: site).render() }),
            (.search, { site, _ in SearchPage(site: site).render() }),
        ]
        if site.parts.hasStatement { pages.append((.accessibility, { site, _ in StatementPage(site: site).render() })) }
        if site.parts.hasGlobalGoals { pages.append((.agenda2030, { site, _ in AgendaPage(site: site).render() })) }
        if site.parts.hasGoalIndex {
            pages.append(
                (
                    .goals,
                    { site, plan in
                        GoalIndexPage(site: site) { plan.downloads(for: site, root: $0.page.root) }.render()
                    }
                ))
        }
        pages += site.report.chapters.map { chapter in
            (.chapter(slug: chapter.slug), { site, _ in ChapterPage(site: site, chapter: chapter).render() })
        }
        pages += site.report.strategy.perspectives.map { perspective in
            (
                .perspective(id: perspective.id),
                { site, _ in PerspectivePage(site: site, perspective: perspective).render() }
            )
        }
        pages += site.goals.map { goal in
            (.goal(number: goal.goal.number), { site, _ in GoalPage(site: site, goal: goal).render() })
        }
        for indicator in site.indicators {
            guard let goal = site.index.indicators[indicator.indicator.id]?.goal else { continue }
            pages.append(
                (
                    .indicator(id: indicator.indicator.id),
                    { site, plan in
                        IndicatorPage(site: site, indicator: indicator, goal: goal, downloads: plan.figures.value)
                            .render()
                    }
                ))
        }
        pages += site.redirects.entries.filter(\.isPage).map { redirect in
            (.redirect(path: redirect.path), { site, _ in RedirectPage(site: site, redirect: redirect).render() })
        }
        return pages.map { ($0.path, $1) }
    }

    private static let indicatorFigures = ["dataIndicators", "dataObservations"]

    private func downloads(for site: SiteContext, root: String) -> [View] {
        Self.downloads(offers.value, site: site, root: root)
    }

    private static func downloads(_ offers: [OpenDataFiles.Offer], site: SiteContext, root: String) -> [View] {
        offers.map { offer in
            [
                "title": site.word(offer.title), "url": root + offer.file.path,
                "format": offer.file.path.hasSuffix(".json") ? "JSON" : "CSV",
                "size": FileSize.text(offer.file.bytes.count), "description": nil,
            ]
        }
    }
}
