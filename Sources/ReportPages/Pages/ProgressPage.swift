import Diagnostics
import ReportAssessment
import ReportModel
import ReportProgress
import ReportTexts
import SiteFiles
import Templates

/// `lage/index.html`: how far the edition has come.
///
/// Only the preview shows it, beside the report's own pages: a reader of the published report never meets it.
struct ProgressPage {
    let scope: PageScope
    let progress: EditionProgress
    private var site: SiteContext { scope.site }

    init(site: SiteContext, progress: EditionProgress) {
        self.progress = progress
        scope = PageScope(
            site: site, page: .progress,
            details: PageDetails(
                type: "status", title: site.word("progressTitle"), trail: [(site.word("overview"), .overview, nil)]))
    }

    func render() -> RenderedFile {
        let lead = ["ready": String(progress.readyCount), "count": String(progress.chapters.count)] as KeyValuePairs
        let view: View = [
            "title": site.word("progressTitle"), "lead": site.phrases("progressLead", lead),
            "caption": site.phrases("progressCaption", ["report": progress.title]),
            "chapters": progress.chapters.map(row),
            "hasReasons": !progress.isReady, "reasons": progress.reasons,
        ]
        return scope.file("lage", ["status": view])
    }

    private func row(_ chapter: ChapterProgress) -> View {
        let progress = site.phrases(
            "progressSteps", ["done": String(chapter.doneCount), "steps": String(chapter.stepCount)])
        return [
            "url": scope.url(.chapter(slug: chapter.slug)), "number": chapter.number.map(String.init),
            "title": chapter.title,
            "unit": chapter.unit, "state": state(chapter),
            "done": String(chapter.doneCount), "steps": String(chapter.stepCount), "progress": progress,
            "wordCount": String(chapter.words), "remarks": String(chapter.remarks.count),
            "missing": chapter.missing.map(\.words).joined(separator: "; "),
        ]
    }

    private func state(_ chapter: ChapterProgress) -> String {
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
    public static func progressPage(
        _ progress: EditionProgress, of assessed: AssessedReport, templates: TemplateSet
    ) -> (page: RenderedFile, diagnostics: [Diagnostic]) {
        let site = SiteContext(assessed, templates: templates, gaps: ContentGaps([]))
        let page = ProgressPage(site: site, progress: progress).render()
        return (page, site.findings.all)
    }
}
