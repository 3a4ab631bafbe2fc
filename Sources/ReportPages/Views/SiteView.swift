import ExactNumbers
import ReportAssessment
import ReportModel
import SiteFiles
import Templates

/// `site.…`: what every page says about the report, with addresses that begin at the page.
struct SiteView {
    let site: SiteMaterial
    let page: Page

    private func url(_ target: Page, _ fragment: String? = nil) -> String {
        site.root(of: page) + target.path + (fragment.map { "#" + $0 } ?? "")
    }

    var view: View {
        let edition = site.edition
        return [
            "language": edition.language, "title": edition.title,
            "organisation": edition.organisation.isEmpty ? nil : edition.organisation,
            "logotypeText": site.templates.theme.logotypeText
                ?? (edition.organisation.isEmpty ? nil : edition.organisation),
            // The organisation is not named twice where it publishes itself.
            "publisher": edition.publisher.flatMap { $0 == edition.organisation ? nil : $0 },
            "homeURL": url(.overview), "generator": "build-report", "isDraft": edition.state == .draft,
            "notice": edition.notice,
            "assessmentText": AssessmentWords(site: site).asOf, "version": edition.version,
            "navigation": navigation,
            "footerLinks": footerLinks,
        ]
    }

    private var footerLinks: [View] {
        let links: [(word: String, url: String, isThere: Bool)] = [
            ("aboutReport", url(.overview, "om-rapporten"), ImprintView.isWanted(site.edition)),
            ("versionsAndCorrections", url(.versions), true),
            ("openData", url(.overview, "data"), site.parts.hasFigures || !site.parts.isPaper),
            ("accessibilityStatement", url(.accessibility), site.parts.hasStatement),
        ]
        return links.filter(\.isThere).map { ["title": site.word($0.word), "url": $0.url] }
    }

    private var navigation: [View] {
        MenuPart.allCases.filter(isThere).map { part in
            let entry = part.entry
            return [
                "title": site.word(part == .goals && !site.parts.hasGoals ? "records" : entry.word),
                "url": url(entry.page, entry.fragment),
                "isCurrent": part == MenuPart(of: page),
                "currentKind": entry.fragment == nil && entry.page == page ? "page" : "true",
            ]
        }
    }

    private func isThere(_ part: MenuPart) -> Bool {
        switch part {
        case .goals: site.parts.hasGoalIndex
        case .perspectives: site.parts.hasPerspectives
        case .agenda2030: site.parts.hasGlobalGoals
        case .chapters: !site.report.chapters.isEmpty && !site.parts.isPaper
        case .overview, .wholeReport, .search: true
        }
    }
}

/// The parts of a report that the menu leads to, in its order.
private enum MenuPart: CaseIterable {
    case overview, chapters, goals, perspectives, agenda2030, wholeReport, search

    /// The part to which a page belongs; `nil` for one that the menu does not lead to.
    init?(of page: Page) {
        switch page {
        case .overview: self = .overview
        case .chapter: self = .chapters
        case .goals, .goal, .indicator: self = .goals
        case .perspective: self = .perspectives
        case .agenda2030: self = .agenda2030
        case .wholeReport: self = .wholeReport
        case .search: self = .search
        case .accessibility, .versions, .notFound, .redirect, .progress: return nil
        }
    }

    /// Its word in the interface, and where it begins.
    var entry: (word: String, page: Page, fragment: String?) {
        switch self {
        case .overview: ("overview", .overview, nil)
        case .chapters: ("chapters", .overview, "kapitel")
        case .goals: ("goals", .goals, nil)
        case .perspectives: ("perspectives", .overview, "inriktningar")
        case .agenda2030: ("agenda2030", .agenda2030, nil)
        case .wholeReport: ("wholeReport", .wholeReport, nil)
        case .search: ("search", .search, nil)
        }
    }
}

/// `site.…` of the pages of which there are many: two of a kind stand equally deep and in the same part.
struct SiteViews: Sendable {
    private let chapter: View
    private let goal: View
    private let indicator: View

    init(_ site: SiteMaterial) {
        let view = { (page: Page) in SiteView(site: site, page: page).view }
        chapter = view(.chapter(slug: "x"))
        goal = view(.goal(number: "x"))
        indicator = view(.indicator(id: "x"))
    }

    /// `nil` for a page that is alone of its kind.
    subscript(page: Page) -> View? {
        switch page {
        case .chapter: chapter
        case .goal: goal
        case .indicator: indicator
        default: nil
        }
    }
}

/// `page.…`: which page it is and where it stands.
struct PageDetails {
    var type: String
    var title: String
    var description: String?
    /// The pages above it, outermost first; the page itself is added.
    var trail: [(title: String, page: Page, fragment: String?)] = []
    /// The page's name at the end of the trail.
    var crumb: String?
    var alternates: [(title: String, url: String, mimeType: String)] = []
    /// What a search result says that the page is; a page without it is not searched.
    var searchKind: String?
    /// Where a page leads on to at once, and the address by which the world knows that place.
    var redirect: (url: String, canonical: String)?

    func view(site: SiteContext, page: Page) -> View {
        var crumbs: [View] = trail.map {
            [
                "title": $0.title, "url": SiteTarget(page: $0.page, fragment: $0.fragment, title: "").href(from: page),
                "isCurrent": false,
            ]
        }
        if !crumbs.isEmpty { crumbs.append(["title": crumb ?? title, "url": nil, "isCurrent": true]) }
        let isReportItself = page == .overview || page == .wholeReport
        return [
            "type": type, "title": title,
            "headTitle": isReportItself
                ? title : site.phrases("headTitle", ["page": title, "report": site.edition.title]),
            "description": description, "hasBreadcrumbs": !crumbs.isEmpty, "breadcrumbs": crumbs,
            "searchKind": searchKind, "script": page == .search ? "sok.js" : nil,
            "redirectURL": redirect?.url,
            "canonicalURL": redirect?.canonical ?? (page == .notFound ? nil : site.publicURL(of: page.path)),
            "isUnlisted": redirect != nil || site.edition.state == .draft,
            "correctionNotice": CorrectionView(site: site, page: page).notice(about: page),
            "alternates": alternates.map { ["title": $0.title, "url": $0.url, "mimeType": $0.mimeType] as View },
        ]
    }
}
