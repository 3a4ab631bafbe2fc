/// A page of the site: its address never changes between builds or years (the output contract in `product.md`).
public enum Page: Hashable, Sendable {
    case overview
    case chapter(slug: String)
    case goals
    case goal(number: String)
    case indicator(id: String)
    case perspective(id: String)
    case agenda2030
    case wholeReport
    case accessibility
    case versions
    case search
    case notFound
    /// Leads on from an address that something had.
    case redirect(path: String)
    /// How far the edition has come: for those who make it, and so never among a report's own pages.
    case progress

    /// Relative to the output folder.
    public var path: String {
        switch self {
        case .overview: "index.html"
        case .chapter(let slug): "kapitel/\(slug)/index.html"
        case .goals: "mal/index.html"
        case .goal(let number): "mal/\(number)/index.html"
        case .indicator(let id): "indikatorer/\(id)/index.html"
        case .perspective(let id): "inriktningar/\(id)/index.html"
        case .agenda2030: "agenda-2030/index.html"
        case .wholeReport: "rapport.html"
        case .accessibility: "tillganglighet/index.html"
        case .versions: "versioner/index.html"
        case .search: "sok/index.html"
        case .notFound: "404.html"
        case .redirect(let path): path
        case .progress: "lage/index.html"
        }
    }

    /// Where the page's PDF lies when there is one.
    public var pdfPath: String? {
        switch self {
        case .wholeReport: "rapport.pdf"
        case .chapter(let slug): "kapitel/\(slug)/kapitel.pdf"
        default: nil
        }
    }

    /// The way up to the output folder: `../../`. Relative, so that the site works under any path and as files.
    public var root: String {
        switch self {
        case .overview, .wholeReport, .notFound: ""
        case .goals, .agenda2030, .accessibility, .versions, .search, .progress: "../"
        case .chapter(let name), .goal(let name), .indicator(let name), .perspective(let name):
            name.utf8.contains(UInt8(ascii: "/")) ? wayUp : "../../"
        case .redirect: wayUp
        }
    }

    private var wayUp: String { String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }
}

/// What a link leads to: a page, or a place on it.
public struct SiteTarget: Hashable, Sendable {
    public var page: Page
    /// An id on the page.
    public var fragment: String?
    /// What stands there, for links that bring no words of their own.
    public var title: String

    public init(page: Page, fragment: String? = nil, title: String) {
        self.page = page
        self.fragment = fragment
        self.title = title
    }

    /// The link's address from a page; in the whole report every one stays inside.
    public func href(from page: Page) -> String {
        if case .wholeReport = page { return "#" + WholeReportID.id(of: self) }
        var address = ""
        if fragment == nil || page != self.page {
            address += page.root
            address += self.page.path
        }
        if let fragment {
            address += "#"
            address += fragment
        }
        return address
    }
}

/// The ids on the page that holds the whole report.
public enum WholeReportID {
    public static func chapter(_ slug: String) -> String { "kapitel-\(slug)" }
    /// What stands before a chapter's own ids, since two chapters may have the same heading.
    public static func prefix(chapter slug: String) -> String { "kapitel-\(slug)--" }
    public static func goal(_ number: String) -> String { "mal-\(number.split(separator: ".").joined(separator: "-"))" }
    public static func indicator(_ id: String) -> String { "indikator-\(id)" }
    public static func perspective(_ id: String) -> String { "inriktning-\(id)" }
    public static func globalGoal(_ number: Int) -> String { "globalt-mal-\(number)" }

    public static func id(of target: SiteTarget) -> String {
        switch target.page {
        // The overview's own sections are not on this page, which begins with its cover.
        case .overview: "start"
        case .chapter(let slug): target.fragment.map { prefix(chapter: slug) + $0 } ?? chapter(slug)
        case .goals: target.fragment ?? "malen"
        case .goal(let number): goal(number)
        case .indicator(let id): indicator(id)
        case .perspective(let id): perspective(id)
        case .agenda2030: target.fragment.map { "globalt-" + $0 } ?? "agenda-2030"
        case .wholeReport: target.fragment ?? "start"
        case .accessibility: "tillganglighet"
        case .versions: "rattelser"
        case .search, .notFound, .redirect, .progress: "start"
        }
    }
}
