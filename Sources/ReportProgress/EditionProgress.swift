import Diagnostics
import ReportModel

/// How far an edition has come: what the table, the page in the preview and the question at publication show.
///
/// A value of its own, so that all three say the same. It counts what is there and judges nothing: that a text is
/// good is said by the unit that reviews it.
public struct EditionProgress: Sendable {
    /// The edition's folder: `2023`.
    public var edition: String
    public var title: String
    public var editionState: Edition.State
    /// In the report's order.
    public var chapters: [ChapterProgress]
    /// Open remarks in files that are no chapter, by path; files without any are left out.
    public var otherFiles: [FileRemarks]

    /// - Parameter diagnostics: Everything that the run found, whichever stage it comes from.
    public init(_ report: Report, diagnostics: [Diagnostic]) {
        edition = report.edition.name
        title = report.edition.title
        editionState = report.edition.state
        let remarks = RemarksByFile(diagnostics)
        chapters = report.chapters.map {
            ChapterProgress($0, strategy: report.strategy, remarks: remarks[$0.file.path])
        }
        let own = Set(report.chapters.map(\.file.path))
        otherFiles = remarks.paths.filter { !own.contains($0) }.map { FileRemarks(path: $0, remarks: remarks[$0]) }
    }

    /// Whether it can be published without a second thought.
    public var isReady: Bool { reasons.isEmpty }

    /// What speaks against publishing, each as a whole Swedish sentence; none for an edition that is ready.
    public var reasons: [String] {
        var reasons: [String] = []
        if editionState != .decided { reasons.append("Rapporten har läget ”utkast” i rapport.yaml.") }
        for chapter in chapters where !chapter.isReady {
            reasons.append("\(chapter.name): \(chapter.missing.map(\.words).joined(separator: ", ")).")
        }
        reasons += otherFiles.filter { !$0.remarks.isClear }.map {
            "\($0.path.isEmpty ? "Körningen" : $0.path): \($0.remarks.words)."
        }
        return reasons
    }

    /// How many chapters have come to a state.
    public func count(of state: Chapter.State) -> Int { chapters.count { $0.state == state } }
    public var words: Int { chapters.reduce(0) { $0 + $1.words } }
    public var remarks: Remarks { (chapters.map(\.remarks) + otherFiles.map(\.remarks)).reduce(Remarks()) { $0 + $1 } }
}

/// A file that is no chapter and has open remarks.
public struct FileRemarks: Sendable {
    /// As messages show it: `Content/2023/mal/mal-04.yaml`; empty for what concerns the run as a whole.
    public var path: String
    public var remarks: Remarks
}
