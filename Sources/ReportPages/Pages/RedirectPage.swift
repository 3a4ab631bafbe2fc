import ReportModel
import SiteFiles
import Templates

/// A page at an address that something had: it leads on at once, and says so to those whom nothing leads.
struct RedirectPage {
    let scope: PageScope
    private let title: String
    private let url: String

    init(site: SiteContext, redirect: Redirects.Entry) {
        let page = Page.redirect(path: redirect.path)
        let heading = site.word("movedTitle")
        let target = Self.target(redirect.target, from: page)
        url = target.url
        title = target.title ?? redirect.redirect.target.value
        scope = PageScope(
            site: site, page: page,
            details: PageDetails(
                type: "redirect", title: heading,
                redirect: (target.url, Self.canonical(redirect.target, site) ?? target.url)))
    }

    func render() -> RenderedFile {
        scope.file("omdirigering", ["redirect": ["url": url, "title": title] as View])
    }

    private static func target(_ target: Redirects.Target, from page: Page) -> (url: String, title: String?) {
        switch target {
        case .place(let place): (place.href(from: page), place.title)
        case .file(let path, let fragment):
            (page.root + FileAddress.encoded(path) + (fragment.map { "#" + $0 } ?? ""), path.shownAddress)
        case .external(let address): (address, nil)
        case .unknown: (page.root + Page.overview.path, nil)
        }
    }

    private static func canonical(_ target: Redirects.Target, _ site: SiteContext) -> String? {
        switch target {
        case .place(let place): site.publicURL(of: place.page.path)
        case .file(let path, _): site.publicURL(of: path)
        case .external(let address): address
        case .unknown: nil
        }
    }
}
