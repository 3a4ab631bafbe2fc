import Parallelism
import ReportModel

/// Every chapter's text: read when a page first asks for it, and the same for all pages that show it.
public struct ChapterTexts: Sendable {
    /// By the chapters' files: two chapters may have the same address, which is an error, but all else is still said.
    private let texts: [String: Once<ReadText>]

    /// - Parameter read: Called once a chapter, and not before its text is asked for.
    public init(_ chapters: [Chapter], read: @escaping @Sendable (Chapter) -> ReadText) {
        texts = Dictionary(
            chapters.map { chapter in (chapter.file.path, Once { read(chapter) }) },
            uniquingKeysWith: { first, _ in first })
    }

    public init(_ site: SiteFacts) {
        self.init(site.report.chapters) { chapter in
            TextReader(site: site, file: chapter.file, hasHeadingLinks: true).read(chapter)
        }
    }

    public subscript(chapter: Chapter) -> ReadText? { texts[chapter.file.path]?.value }

    /// Reads all of them, several at a time.
    public func readAll() { _ = Array(texts.values).concurrentMap { _ = $0.value } }
}
