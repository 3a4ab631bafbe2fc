import SiteFiles
import Testing

@Suite struct PageTests {
    /// Every link on a page begins with the way up from it.
    @Test(arguments: [
        SiteFiles.Page.overview, .chapter(slug: "a"), .goals, .goal(number: "4.1"), .indicator(id: "a"),
        .perspective(id: "a"),
        .agenda2030, .wholeReport, .accessibility, .versions, .search, .notFound, .progress,
        .redirect(path: "gammal.html"), .redirect(path: "a/b/c/index.html"),
    ])
    func leadsUpAsFarAsItsPathLeadsDown(page: SiteFiles.Page) {
        let folders = page.path.split(separator: "/").count - 1
        #expect(page.root == Array(repeating: "../", count: folders).joined())
    }
}
