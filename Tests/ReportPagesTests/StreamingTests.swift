import Diagnostics
import ReportLoading
import ReportPipeline
import SiteFiles
import Synchronization
import Testing

/// Files are handed over as they are made: each of them once, and the same as when they are all held.
@Suite struct StreamingTests {
    /// What was handed over, in the order in which it came.
    private final class Counter: Sendable {
        private let taken = Mutex<[String]>([])
        private let beginnings = Mutex(0)

        var paths: [String] { taken.withLock { $0 } }
        var begun: Int { beginnings.withLock { $0 } }

        func begin() -> @Sendable (RenderedFile) -> RenderedFile {
            beginnings.withLock { $0 += 1 }
            return { file in
                self.taken.withLock { $0.append(file.path) }
                return file
            }
        }
    }

    private static func run(_ tree: SourceTree, _ counter: Counter) -> Pipeline.Ending<[RenderedFile]> {
        Pipeline.run(tree, templates: Site.templates, templatePrefix: "Templates/", storing: counter.begin)
    }

    @Test(arguments: Site.editions)
    func everyFileIsMadeAndHandedOverOnce(edition: String) throws {
        let counter = Counter()
        let ending = Self.run(Site.content(of: edition), counter)
        let held = try Site.edition(edition)
        let stored = try #require(ending.site)
        #expect(counter.begun == 1)
        #expect(counter.paths.count == Set(counter.paths).count)
        #expect(stored.map(\.path) == held.files.keys.sorted())
        for file in stored { #expect(file.bytes == held.files[file.path], "\(file.path)") }
        #expect(ending.diagnostics.map(\.message) == held.diagnostics.map(\.message))
    }

    @Test func nothingIsHandedOverWhereTheContentIsWrong() {
        var tree = Site.content(of: "exempel")
        tree.files["kontakter.yaml"] = Array("- namn: [".utf8)
        let counter = Counter()
        let ending = Self.run(tree, counter)
        #expect(ending.site == nil && ending.diagnostics.containsError)
        #expect(counter.begun == 0 && counter.paths.isEmpty)
    }

    /// A link that leads nowhere is found when the page is made, and what was handed over does not count.
    @Test func anErrorInAPageLeavesNoSite() throws {
        var tree = Site.content(of: "exempel")
        let chapter = try #require(tree.files.keys.filter { $0.hasPrefix("kapitel/") }.sorted().first)
        tree.files[chapter]? += Array("\n[Ett mål](mål:99.99)\n".utf8)
        let counter = Counter()
        let ending = Self.run(tree, counter)
        #expect(ending.site == nil && ending.diagnostics.containsError)
        #expect(counter.begun == 1)
    }
}
