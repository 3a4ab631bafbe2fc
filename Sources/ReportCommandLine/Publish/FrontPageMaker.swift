import ReportPages
import ReportPublishing
import Templates

/// Makes the page that lists a place's editions, from the project's templates.
struct FrontPageMaker: Sendable {
    let project: Project

    /// - Returns: `nil` where the templates are wrong: the report is published all the same.
    func make(_ releases: [Release], current address: String?) -> String? {
        guard let newest = releases.first,
            let templates = TemplateSet.load(project.readTemplates().files, prefix: "Templates/").templates
        else { return nil }
        let current = Set(CurrentEdition.current(of: releases).map(\.name.edition))
        let page = FrontPage(
            releases.map { release in
                FrontPage.Entry(
                    folder: release.name.edition, title: release.title, isDraft: release.isDraft, kind: release.kind,
                    isCurrent: current.contains(release.name.edition)
                        && releases.count { $0.kind == release.kind } > 1)
            },
            organisation: newest.organisation ?? "", current: address)
        let (html, problems) = page.render(templates)
        return problems.containsError ? nil : html
    }
}
