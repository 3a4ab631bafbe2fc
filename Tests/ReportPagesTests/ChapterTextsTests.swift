import ReportLoading
import ReportModel
import ReportPipeline
import Synchronization
import Testing

@testable import ReportPages
@testable import ReportTexts

/// A chapter's text is read once, however many pages show it and however many threads make them.
@Suite struct ChapterTextsTests {
    private final class Counter: Sendable {
        private let counted = Mutex<[String: Int]>([:])
        var counts: [String: Int] { counted.withLock { $0 } }
        func add(_ name: String) { counted.withLock { $0[name, default: 0] += 1 } }
    }

    private static let site = Result {
        var memory = Pipeline.Memory()
        let prepared = Pipeline.prepare(
            Site.content(of: "exempel"), templates: Site.templates, templatePrefix: "Templates/", isDraft: false,
            memory: &memory)
        let source = try #require(prepared.source)
        return SiteContext(source.report, templates: source.templates, gaps: source.gaps)
    }

    @Test func everyTextIsReadOnce() throws {
        let site = try Self.site.get()
        let chapters = site.report.chapters
        let counter = Counter()
        let texts = ChapterTexts(chapters) { chapter in
            counter.add(chapter.slug)
            return TextReader(site: site.facts, file: chapter.file, hasHeadingLinks: true).read(chapter.document)
        }
        #expect(counter.counts.isEmpty)
        let asked = (0..<5).flatMap { _ in chapters }.concurrentMap { texts[$0] != nil }
        texts.readAll()
        #expect(asked.allSatisfy { $0 })
        #expect(counter.counts == Dictionary(uniqueKeysWithValues: chapters.map { ($0.slug, 1) }))
    }

    /// A page that is made alone has findings of its own, and the same texts.
    @Test func pagesShareTheTexts() throws {
        let site = try Self.site.get()
        for chapter in site.report.chapters {
            let first = try #require(site.texts[chapter])
            #expect(site.apart.texts[chapter] === first)
        }
    }

    /// What the pages on Agenda 2030 and the perspectives cut out of a chapter's text is what they would read alone.
    @Test func excerptsAreWhatTheyAreAlone() throws {
        let site = try Self.site.get()
        let scope = PageScope(site: site, page: .agenda2030, details: PageDetails(type: "agenda", title: "Prov"))
        var count = 0
        for chapter in site.report.chapters {
            let passages = GlobalGoal.all.map { Passages(chapter: chapter, url: "").excerpt(naming: $0.number) }
            let sections = chapter.sections.compactMap(\.text).map {
                ChapterExcerpt(parts: [.blocks($0)])
            }
            let renderer = TextRenderer(scope: scope, file: chapter.file, idPrefix: "prov-", levelOffset: 1)
            let text = try #require(site.texts[chapter])
            for excerpt in passages + sections {
                guard !excerpt.parts.isEmpty, let piece = excerpt.cut(from: text, of: chapter) else { continue }
                let alone = TextReader(
                    site: site.facts, file: chapter.file, hasHeadingLinks: false, titleLevel: 2
                ).read(
                    excerpt.document(of: chapter))
                #expect(renderer.html(piece).bytes == renderer.html(alone).bytes)
                count += 1
            }
        }
        #expect(count > 10)
    }
}
