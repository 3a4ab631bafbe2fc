import Diagnostics
import ReportAssessment
import ReportModel

/// From an assessed report to the files of its site: view models into templates, and nothing else.
public enum SiteRenderer {
    /// - Parameters:
    ///   - gaps: What could not be read, so that links to it are not reported once more.
    ///   - prints: The PDFs that have been made of the site's pages: they become part of it, and the pages offer them.
    public static func render(
        _ assessed: AssessedReport, templates: TemplateSet, gaps: ContentGaps, prints: [RenderedFile] = []
    ) -> (site: RenderedSite, diagnostics: [Diagnostic]) {
        let site = SiteContext(assessed, templates: templates, gaps: gaps, prints: prints)
        let data = OpenDataFiles(site: site)
        let offers = data.offers()
        let pages = pages(site, offers)
        let files = pages + offers.map(\.file) + data.tables() + site.drawings.all + assets(site) + prints
        return (RenderedSite(files: files), site.findings.all)
    }

    /// Every page on its own, and so side by side; the largest first, that none is left alone at the end.
    private static func pages(_ site: SiteContext, _ offers: [OpenDataFiles.Offer]) -> [RenderedFile] {
        var pages: [@Sendable () -> RenderedFile] = [
            { WholeReportPage(site: site).render() },
            { AgendaPage(site: site).render() },
            { OverviewPage(site: site, downloads: downloads(offers, site: site, root: "")).render() },
            { GoalIndexPage(site: site) { downloads(offers, site: site, root: $0.page.root) }.render() },
            { StatementPage(site: site).render() },
            { NotFoundPage(site: site).render() },
            { SearchPage(site: site).render() },
        ]
        pages += site.report.chapters.map { chapter in { ChapterPage(site: site, chapter: chapter).render() } }
        pages += site.report.strategy.perspectives.map { perspective in { PerspectivePage(site: site, perspective: perspective).render() } }
        pages += site.goals.map { goal in { GoalPage(site: site, goal: goal).render() } }
        let figures = offers.filter { ["dataIndicators", "dataObservations"].contains($0.title) }
        for indicator in site.indicators {
            guard let goal = site.index.indicators[indicator.indicator.id]?.goal else { continue }
            pages.append { IndicatorPage(site: site, indicator: indicator, goal: goal) { downloads(figures, site: site, root: $0.page.root) }.render() }
        }
        return pages.concurrentMap { $0() }
    }

    private static func downloads(_ offers: [OpenDataFiles.Offer], site: SiteContext, root: String) -> [View] {
        offers.map { offer in
            [
                "title": site.word(offer.title), "url": root + offer.file.path, "format": offer.file.path.hasSuffix(".json") ? "JSON" : "CSV",
                "size": FileSize.text(offer.file.bytes.count), "description": nil,
            ]
        }
    }

    /// The style sheets, pictures and documents.
    private static func assets(_ site: SiteContext) -> [RenderedFile] {
        var files = [RenderedFile(path: "assets/tema.css", text: site.templates.theme.styleSheet)]
        files += site.templates.assets.map { RenderedFile(path: "assets/" + $0.key, bytes: $0.value) }
        files += site.report.attachments.map { RenderedFile(path: site.published($0.key), bytes: $0.value.bytes) }
        return files
    }
}

extension SiteContext {
    /// Where a file of the edition lies in the site: pictures and documents under `assets/`, tables in `data/`.
    func published(_ path: String) -> String {
        if report.tables[path] != nil { return "data/tabell-" + path.dropFirst("data/".count) }
        return "assets/" + path
    }
}
