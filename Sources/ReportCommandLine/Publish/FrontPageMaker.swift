import ReportPages
import ReportPublishing
import Templates

/// Makes the page that lists a place's editions, from the project's templates.
struct FrontPageMaker: Sendable {
    let project: Project

    /// - Returns: `nil` where the templates are wrong: the report is published all the same.
    func make(_ releases: [Release], current: String?) -> String? {
        guard let newest = releases.first,
            let templates = TemplateSet.load(project.readTemplates().files, prefix: "Templates/").templates
        else { return nil }
        let page = FrontPage(
            releases.map { FrontPage.Entry(folder: $0.name.edition, title: $0.title, isDraft: $0.isDraft) },
            organisation: newest.organisation ?? "", current: current)
        let (html, problems) = page.render(templates)
        return problems.containsError ? nil : html
    }
}
