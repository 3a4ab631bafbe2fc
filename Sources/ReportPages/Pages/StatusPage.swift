import Diagnostics
import ReportAssessment
import ReportModel
import ReportStatus
import ReportTexts
import SiteFiles
import Templates

/// `lage/index.html`: how far the edition has come.
///
/// Only the preview shows it, beside the report's own pages: a reader of the published report never meets it.
struct StatusPage {
    let scope: PageScope
    let status: StatusReport
    private var site: SiteContext { scope.site }

    init(site: SiteContext, status: StatusReport) {
        self.status = status
        scope = PageScope(
            site: site, page: .status,
            details: PageDetails(
                type: "status", title: site.word("statusTitle"), trail: [(site.word("overview"), .overview, nil)]))
    }

    func render() -> RenderedFile {
        let lead = ["ready": String(status.readyCount), "count": String(status.chapters.count)] as KeyValuePairs
        let view: View = [
            "title": site.word("statusTitle"), "lead": site.phrases("statusLead", lead),
            "caption": site.phrases("statusCaption", ["report": status.title]), "chapters": status.chapters.map(row),
            "hasReasons": !status.isReady, "reasons": status.reasons,
        ]
        return scope.file("lage", ["status": view])
    }

    private func row(_ chapter: ChapterStatus) -> View {
        let progress = site.phrases(
            "statusProgress", ["done": String(chapter.doneCount), "steps": String(chapter.stepCount)])
        return [
            "url": scope.url(.chapter(slug: chapter.slug)), "number": chapter.number.map(String.init),
            "title": chapter.title,
            "unit": chapter.unit, "state": state(chapter),
            "done": String(chapter.doneCount), "steps": String(chapter.stepCount), "progress": progress,
            "wordCount": String(chapter.words), "remarks": String(chapter.remarks.count),
            "missing": chapter.missing.map(\.words).joined(separator: "; "),
        ]
    }

    private func state(_ chapter: ChapterStatus) -> String {
        switch (chapter.state, chapter.reviewedBy) {
        case (.draft, _): site.phrases("stateDraft")
        case (.reviewed, nil): site.phrases("stateReviewed")
        case (.ready, nil): site.phrases("stateReady")
        case (.reviewed, let unit?): site.phrases("stateReviewedBy", ["unit": unit])
        case (.ready, let unit?): site.phrases("stateReadyReviewedBy", ["unit": unit])
        }
    }
}

extension SitePlan {
    /// The page `lage/index.html`, whose links lead into the site of the same edition.
    ///
    /// - Parameter assessed: The edition whose chapters the page links to.
    public static func statusPage(
        _ status: StatusReport, of assessed: AssessedReport, templates: TemplateSet
    ) -> (page: RenderedFile, diagnostics: [Diagnostic]) {
        let site = SiteContext(assessed, templates: templates, gaps: ContentGaps([]))
        let page = StatusPage(site: site, status: status).render()
        return (page, site.findings.all)
    }
}
