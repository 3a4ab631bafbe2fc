import MarkdownSyntax
import ReportData
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// `versioner/index.html`: every version that was published, and what was put right in each.
///
/// It is there before the first correction, so that its address can be cited from the first day.
struct VersionsPage {
    let scope: PageScope
    private var site: SiteContext { scope.site }

    init(site: SiteContext) {
        let title = site.word("versionsAndCorrections")
        scope = PageScope(
            site: site, page: .versions,
            details: PageDetails(
                type: "versions", title: title, trail: [(site.word("overview"), .overview, nil)],
                searchKind: site.word("aboutSite")))
    }

    func render() -> RenderedFile {
        let edition = site.edition
        let corrections = CorrectionView(site: site, page: scope.page).list
        return scope.file(
            "versioner",
            [
                "versions": [
                    "title": site.word("versionsAndCorrections"), "lead": lead,
                    "hasVersions": !edition.versions.isEmpty,
                    "versions": VersionViews(site: site, page: scope.page).views,
                    // Without a list of versions the corrections stand by themselves.
                    "hasCorrections": edition.versions.isEmpty && !corrections.isEmpty, "corrections": corrections,
                    "isUncorrected": corrections.isEmpty,
                    "dataURL": edition.corrections.isEmpty ? nil : scope.page.root + OpenDataFiles.corrections,
                ] as View
            ])
    }

    /// `nil` where nobody has given the version a number.
    private var lead: String? {
        let edition = site.edition
        guard let version = edition.version else { return nil }
        return site.phrases(
            edition.state == .draft ? "versionsLeadDraft" : "versionsLead",
            ["version": version, "title": edition.title])
    }
}

/// The published versions, the newest first.
struct VersionViews {
    let site: SiteContext
    let page: Page

    var views: [View] {
        let edition = site.edition
        let correction = CorrectionView(site: site, page: page)
        return edition.versions.reversed().enumerated().map { index, version in
            let corrections = site.corrections.entries.filter { $0.correction.version == version.name }
            return [
                "anchor": "version-" + version.name.slug, "name": version.name,
                "separator": index == edition.versions.count - 1 ? "" : ", ",
                "isCurrent": version.name == edition.version,
                "date": version.date.words, "dateISO": version.date.iso, "what": version.what,
                "hasCorrections": !corrections.isEmpty, "corrections": corrections.map(correction.view),
            ]
        }
    }
}
