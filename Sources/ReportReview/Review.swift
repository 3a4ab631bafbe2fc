import Diagnostics
import ReportAssessment
import ReportLoading
import ReportModel

/// What the checks look at: an edition that has been read and assessed, its running texts, and its files.
struct Review: Sendable {
    let assessed: AssessedReport
    let prose: Prose
    let tree: SourceTree
    /// Other editions, by their year; the one with the name that comes first where several have the same.
    let earlier: [Int: AssessedReport]
    let tools: ReviewTools
    /// Folders and files of which something could not be read: nobody can say what is missing there.
    let gaps: Set<String>

    /// Whether all of the chapters could be read, and so what none of them says is not said at all.
    var hasAllChapters: Bool { !gaps.contains { $0.contains("/kapitel/") } }
    var hasAllGoals: Bool { !gaps.contains { $0.contains("/mal/") } }

    var report: Report { assessed.report }
    var settings: ReviewSettings { assessed.report.review }

    /// A file as a whole.
    func place(_ path: String) -> SourceRange {
        SourceRange(file: SourceFile(path: tree.shown(path), text: ""), line: 1)
    }
}

/// What the checks need from outside: each `nil` where it was not asked for.
public struct ReviewTools: Sendable {
    /// What a dictionary says of a word that it does not know: words that may have been meant.
    public typealias Spelling = @Sendable (_ words: [String]) -> [String: [String]]?
    /// Why each of some web addresses could not be reached; those that could are left out.
    public typealias Web = @Sendable (_ addresses: [String]) -> [String: String]

    /// `nil` as its answer means that there is no dictionary to ask.
    public var spelling: Spelling?
    public var web: Web?

    public init(spelling: Spelling? = nil, web: Web? = nil) {
        self.spelling = spelling
        self.web = web
    }
}

/// Everything that is doubtful in an edition, beside what building it finds.
public enum Reviewer {
    static let checks: [any ReviewCheck] = [
        SectionOrderCheck(), GoalCompletenessCheck(), PlanCompletenessCheck(), IndicatorRuleCheck(), ContactCheck(),
        TrendCheck(), TargetStatementCheck(), FigureCheck(), CountCheck(), PartsCheck(), TableSumCheck(),
        GrantCountCheck(), AmountCheck(),
        EarlierReportCheck(),
        ReadabilityCheck(), LongSentenceCheck(), LinkTextCheck(), HeadingLevelCheck(), CodeBlockCheck(),
        TableFormCheck(), PictureWeightCheck(),
        AbbreviationCheck(), SpellingCheck(), UnusedFileCheck(), ExternalLinkCheck(),
    ]

    /// - Parameters:
    ///   - assessed: The edition.
    ///   - tree: Its files.
    ///   - found: What building it found: what is said of a part that could not be read is not said again.
    ///   - earlier: Other editions, oldest first.
    public static func review(
        _ assessed: AssessedReport, tree: SourceTree, found: [Diagnostic], earlier: [AssessedReport], tools: ReviewTools
    ) -> [Diagnostic] {
        let years = Dictionary(earlier.map { ($0.report.edition.year, $0) }, uniquingKeysWith: { first, _ in first })
        let broken = Set(found.filter { $0.severity == .error }.compactMap { $0.range?.file.path })
        let review = Review(
            assessed: assessed, prose: Prose(assessed.report, tree: tree), tree: tree, earlier: years, tools: tools,
            gaps: broken)
        return checks.flatMap { $0.diagnostics(in: review) }.filter { !broken.contains($0.range?.file.path ?? "") }
            .inOrder()
    }
}
