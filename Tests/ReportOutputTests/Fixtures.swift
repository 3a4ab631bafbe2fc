import Diagnostics
import ReportOutput
import SiteFiles

/// A site of a few files, told apart by a word in each.
func site(_ word: String, pages: Int = 3) -> [RenderedFile] {
    (0..<pages).map { RenderedFile(path: "sidor/\($0)/index.html", bytes: Array("<p>\(word) \($0) åäö</p>".utf8)) }
        + [RenderedFile(path: "index.html", bytes: Array("<h1>\(word)</h1>".utf8))]
}

extension OutputFolder {
    /// `output/2023` in a test's own folder.
    init(in folder: TemporaryFolder, name: String = "2023") {
        self.init(parent: folder.path + "/output", name: name, shownPath: "output/\(name)")
    }

    /// Every file taken, and then the whole.
    func write(_ files: [RenderedFile]) -> Diagnostic? {
        let report = begin()
        return report.finish(files.map(report.take)).refusal
    }
}

extension StagedReport {
    /// With a manifest of what was taken.
    func finish(_ taken: [File]) -> Ending {
        finish(
            taken,
            manifest: Manifest(
                about: Manifest.About(edition: "2023", title: "Resultat", year: 2023), contentDigest: "0",
                toolVersion: "1", entries: taken.map(\.entry)))
    }
}

extension StagedReport.Ending {
    var report: WrittenReport? { if case .written(let report) = self { report } else { nil } }
    var refusal: Diagnostic? { if case .refused(let diagnostic) = self { diagnostic } else { nil } }
}
