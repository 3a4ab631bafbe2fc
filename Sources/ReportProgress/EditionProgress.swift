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
    /// Why the accessibility statement does not say how the report is now; `nil` where it does.
    public var statement: StatementAge?

    /// - Parameters:
    ///   - diagnostics: Everything that the run found, whichever stage it comes from.
    ///   - today: The day that the accessibility statement's age is counted to; `nil` where nobody asks for it.
    public init(_ report: Report, diagnostics: [Diagnostic], today: PartialDate? = nil) {
        edition = report.edition.name
        title = report.edition.title
        editionState = report.edition.state
        let remarks = RemarksByFile(diagnostics)
        chapters = report.chapters.map { ChapterProgress($0, of: report, remarks: remarks[$0.file.path]) }
        let own = Set(report.chapters.map(\.file.path))
        otherFiles = remarks.paths.filter { !own.contains($0) }.map { FileRemarks(path: $0, remarks: remarks[$0]) }
        statement = today.flatMap { StatementAge(of: report, today: $0) }
    }

    /// Whether it can be published without a second thought.
    public var isReady: Bool { remaining.isEmpty }

    /// What is left before the edition can be published: the one list that the table, the page in the preview, the JSON
    /// and the question at publication go by.
    public var remaining: [Remaining] {
        (editionState == .decided ? [] : [.decision]) + chapters.filter { !$0.isReady }.map(Remaining.chapter)
            + otherFiles.filter { !$0.remarks.isClear }.map(Remaining.file)
            + (statement.map { [.statement($0)] } ?? [])
    }

    /// The same, each as a whole Swedish sentence.
    public var reasons: [String] { remaining.map(\.sentence) }

    /// How many chapters have nothing left.
    public var readyCount: Int { chapters.count(where: \.isReady) }
    /// How many chapters have come to a state.
    public func count(of state: Chapter.State) -> Int { chapters.count { $0.state == state } }
    public var words: Int { chapters.reduce(0) { $0 + $1.words } }
    public var remarks: Remarks { (chapters.map(\.remarks) + otherFiles.map(\.remarks)).reduce(Remarks()) { $0 + $1 } }
}

/// Something that is left before an edition can be published.
public enum Remaining: Sendable {
    /// Nobody has decided on the report yet.
    case decision
    case chapter(ChapterProgress)
    case file(FileRemarks)
    case statement(StatementAge)

    /// What to do, as a Swedish sentence.
    public var sentence: String {
        switch self {
        case .decision: "rapport.yaml: skriv läge: beslutad när rapporten är beslutad."
        case .chapter(let chapter): "\(chapter.name): \(chapter.missing.map(\.words).joined(separator: ", "))."
        case .file(let file):
            "\(file.path.isEmpty ? "Körningen" : file.path): åtgärda \(file.remarks.words)."
        case .statement(let age): "Tillgänglighet: \(age.message)."
        }
    }
}

/// A file that is no chapter and has open remarks.
public struct FileRemarks: Sendable {
    /// As messages show it: `Content/2023/mal/mal-04.yaml`; empty for what concerns the run as a whole.
    public var path: String
    public var remarks: Remarks
}
