import MarkdownSyntax
import ReportModel
import ReportTexts
import SiteFiles
import Synchronization

/// `data/diagram-….svg`: every chart as a file of its own, named after its title.
///
/// The names are given before anything is rendered, so that an address depends on the texts alone and never on the
/// order in which pages are made.
final class ChartFiles: Sendable {
    private let names: [Place: String]
    private let drawn = Mutex<[String: String]>([:])

    private struct Place: Hashable {
        var file: String
        var line: Int
    }

    init(_ report: Report) {
        var names: [Place: String] = [:]
        var used: Set<String> = []
        for chart in report.charts {
            guard let title = Self.title(chart.literal) else { continue }
            let slug = HeadingIDs.slug(title)
            var name = slug
            var number = 2
            while !used.insert(name).inserted { (name, number) = ("\(slug)-\(number)", number + 1) }
            names[Place(file: chart.range.file.path, line: chart.range.start.line)] = name
        }
        self.names = names
    }

    /// The same names, and nothing drawn.
    init(sharing other: ChartFiles) { names = other.names }

    /// Relative to the output folder. A chart inside another block has its line in its name.
    func path(of block: ChartBlock) -> String {
        let (file, line) = (block.range.file.path, block.range.start.line)
        let name =
            names[Place(file: file, line: line)]
            ?? "\(HeadingIDs.slug(block.title))-\(HeadingIDs.slug(file.split(separator: "/").last.map(String.init) ?? ""))-\(line)"
        return "data/diagram-\(name).svg"
    }

    func add(_ text: String, at path: String) { drawn.withLock { $0[path] = text } }

    /// In the order of their paths.
    var all: [RenderedFile] {
        drawn.withLock { $0 }.sorted { $0.key < $1.key }.map { RenderedFile(path: $0.key, text: $0.value) }
    }

    private static func title(_ literal: String) -> String? {
        for line in literal.split(separator: "\n") {
            let line = String(line).trimmingBlanks
            if line == "---" { return nil }
            if line.hasPrefix("titel:") { return String(line.dropFirst(6)).trimmingBlanks }
        }
        return nil
    }
}

extension Report {
    /// The charts of every text in Markdown that may hold blocks, in the report's order.
    fileprivate var charts: [ChapterMentions.Chart] {
        let comments = goals.flatMap { [$0] + $0.subgoals }.compactMap(\.comment) + assignments.compactMap(\.comment)
        let others = [foreword?.text.document].compactMap { $0 } + comments.map(\.document)
        return chapters.indices.flatMap { chapters[$0].mentions.charts } + others.flatMap(ChapterMentions.charts)
    }
}
