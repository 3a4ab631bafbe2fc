import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A correction in a list, or as a notice on the page that it concerns.
struct CorrectionView {
    let site: SiteContext
    let page: Page

    func view(_ entry: Corrections.Entry) -> View {
        let correction = entry.correction
        return [
            "date": correction.date.words, "dateISO": correction.date.iso, "change": correction.change,
            "hasPlaces": !entry.places.isEmpty, "places": places(entry.places), "version": correction.version,
        ]
    }

    /// Each with the sign that stands after it, since a screen reader and a copied text need it too.
    private func places(_ places: [Corrections.Place]) -> [View] {
        places.enumerated().map { index, place in
            let url = place.target?.href(from: page) ?? place.file.map { page.root + FileAddress.encoded($0) }
            return ["title": place.words, "url": url, "separator": index == places.count - 1 ? "." : ", "]
        }
    }

    /// All of them, the newest first.
    var list: [View] { site.corrections.entries.reversed().map(view) }

    /// What has been put right on a page: the notice at its top.
    ///
    /// - Parameter subject: The page that is spoken of, which in the whole report is a part of another.
    func notice(about subject: Page) -> View? {
        let entries = site.corrections.about(subject, in: site.index)
        guard !entries.isEmpty else { return nil }
        return [
            "items": entries.map { entry in
                let places = entry.places.filter { $0.target?.page == subject && $0.target?.fragment != nil }
                return view(entry).merging(["hasPlaces": !places.isEmpty, "places": self.places(places)])
            },
            "listURL": SiteTarget(page: .versions, title: "").href(from: page),
        ]
    }
}
