import Diagnostics
import MarkdownSyntax
import ReportLoading
import ReportModel

/// Every running text of a report, cut into passages and sentences once for all checks.
struct Prose: Sendable {
    /// The text of a chapter, a comment or the foreword.
    struct Text: Sendable {
        var home: Passage.Home
        var document: Document
        var file: SourceFile
        var passages: [Passage]
        /// By passage.
        var sentences: [[Sentence]]
        var tables: [(table: Table, range: SourceRange)]
        /// Of blocks with rows of their own.
        var dataTables: [DataTable]
        var images: [(source: String, range: SourceRange)]
    }

    var texts: [Text]

    var sentences: [Sentence] { texts.flatMap { $0.sentences.flatMap { $0 } } }
    var passages: [Passage] { texts.flatMap(\.passages) }

    /// - Parameter tree: The edition's files, for the texts that the report keeps without their places.
    init(_ report: Report, tree: SourceTree) {
        texts = report.chapters.map { Self.text($0.document, home: .chapter(slug: $0.slug), file: $0.file) }
        for goal in report.goals.flatMap({ [$0] + $0.subgoals }) {
            if let comment = goal.comment {
                texts.append(Self.text(comment.document, home: .goal(number: goal.number), file: comment.range.file))
            }
        }
        let records =
            report.assignments.flatMap { [$0.summary, $0.comment] }
            + report.deviations.flatMap { [$0.cause, $0.action] }
        for comment in (records + [report.foreword?.text]).compactMap({ $0 }) {
            texts.append(Self.text(comment.document, home: .other, file: comment.range.file))
        }
        texts += ProseFields.texts(in: tree).map(Self.text)
    }

    private static func text(_ field: ProseFields.Field) -> Text {
        let home: Passage.Home = field.goal.map { .goal(number: $0) } ?? .other
        let passage = Passage(line: field.text.value, at: field.text.range, home: home)
        return Text(
            home: home, document: Document(blocks: []), file: field.text.range.file, passages: [passage],
            sentences: [Sentence.sentences(of: passage)],
            tables: [], dataTables: [], images: [])
    }

    private static func text(_ document: Document, home: Passage.Home, file: SourceFile) -> Text {
        var collector = PassageCollector(home: home, file: file)
        collector.add(document)
        // The program's own questions to the editor are no text of the report.
        let passages = collector.passages.filter { !$0.isPrompt }
        return Text(
            home: home, document: document, file: file, passages: passages, sentences: passages.map(Sentence.sentences),
            tables: collector.tables, dataTables: collector.dataTables, images: collector.images)
    }
}
