import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A page being made: where its links begin and what its templates share.
struct PageScope: Sendable {
    let site: SiteContext
    let page: Page
    let context: PageContext

    init(site: SiteContext, page: Page, details: PageDetails) {
        self.site = site
        self.page = page
        context = PageContext(
            site: site.siteViews[page] ?? SiteView(site: site.material, page: page).view,
            page: details.view(site: site, page: page),
            root: site.root(of: page))
    }

    /// A relative address of another page, or of a place on one.
    func url(_ page: Page, _ fragment: String? = nil) -> String {
        SiteTarget(page: page, fragment: fragment, title: "").href(from: self.page)
    }

    func url(of goal: AssessedGoal) -> String { ReferenceResolver.target(of: goal).href(from: page) }

    /// A component that stands in a text.
    func block(_ name: String, _ view: View) -> HTML {
        HTML(site.templates.render("block/" + name, ["block": view], in: context, findings: site.findings))
    }

    /// The finished page.
    func file(_ template: String, _ view: View) -> RenderedFile {
        RenderedFile(
            path: page.path,
            bytes: site.templates.render("sidor/" + template, view, in: context, findings: site.findings))
    }

    /// Renders a comment of a data file.
    func html(_ comment: Comment?, idPrefix: String, levelOffset: Int = 2) -> HTML? {
        guard let comment else { return nil }
        return TextRenderer(
            scope: self, file: comment.range.file, idPrefix: idPrefix, levelOffset: levelOffset, hasHeadingLinks: false
        ).html(comment.document)
    }
}
