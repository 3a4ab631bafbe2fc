import ReportModel

/// Every chapter's text: read when a page first asks for it, and the same for all pages that show it.
struct ChapterTexts: Sendable {
    private let texts: [String: Once<ReadText>]

    /// - Parameter site: Without texts of its own.
    init(_ site: SiteContext) {
        texts = Dictionary(
            site.report.chapters.map { chapter in
                let reader = TextReader(site: site, file: chapter.file, hasHeadingLinks: true)
                return (chapter.slug, Once { reader.read(chapter.document) })
            }, uniquingKeysWith: { first, _ in first })
    }

    init() { texts = [:] }

    subscript(chapter: Chapter) -> ReadText? { texts[chapter.slug]?.value }

    /// Reads all of them, several at a time.
    func readAll() { _ = Array(texts.values).concurrentMap { _ = $0.value } }
}
