import MarkdownSyntax

/// What a report has, and so what its readers are led to.
///
/// A paper of a few pages has no goals, a plan no grants, an annual report perhaps nothing about Agenda 2030. Pages, menu
/// entries, headings and files follow what is here, so that no report shows the empty places of another kind.
public struct ReportParts: Sendable {
    public let hasGoals: Bool
    public let hasIndicators: Bool
    /// Assignments, deviations, grants or key figures.
    public let hasRecords: Bool
    /// Whether some text names a global goal.
    public let hasGlobalGoals: Bool
    public let hasPriorities: Bool
    public let hasPerspectives: Bool
    /// A paper without a statement is published as a part of a site that has one.
    public let hasStatement: Bool
    /// Whether the report is one text, which its first page shows.
    public let isPaper: Bool

    public init(_ report: Report) {
        hasGoals = !report.goals.isEmpty
        hasIndicators = report.goals.contains { !($0.indicators + $0.subgoals.flatMap(\.indicators)).isEmpty }
        hasRecords =
            !report.assignments.isEmpty || !report.deviations.isEmpty || report.grants != nil
            || !report.keyFigureGroups.isEmpty
        hasPriorities = !report.strategy.priorities.isEmpty
        hasPerspectives = !report.strategy.perspectives.isEmpty
        isPaper = report.edition.kind == .paper && report.chapters.count == 1
        hasStatement = report.accessibilityStatement != nil || report.edition.kind != .paper
        hasGlobalGoals =
            report.chapters.contains { chapter in
                !chapter.globalGoals.isEmpty || chapter.sections.contains { $0.kind == .agenda2030 }
            } || Self.texts(of: report).contains(where: Self.namesGlobalGoal)
    }

    /// Whether there are figures to take with one; the report as data is always there.
    public var hasFigures: Bool { hasGoalIndex }

    /// The page of all goals, which shows the records too.
    public var hasGoalIndex: Bool { hasGoals || hasRecords }

    private static func texts(of report: Report) -> [Document] {
        let goals = report.goals.flatMap { [$0] + $0.subgoals }.map(\.comment)
        let records =
            report.assignments.flatMap { [$0.summary, $0.comment] }
            + report.deviations.flatMap { [$0.cause, $0.action] }
        return (goals + records + [report.foreword?.text]).compactMap { $0?.document } + report.chapters.map(\.document)
    }

    /// Chapters too: a link before the first heading belongs to no section.
    private static func namesGlobalGoal(_ document: Document) -> Bool {
        let whole = (blocks: 0..<document.blocks.count, includesPlainText: false)
        return ChapterMentions(document, sections: [whole]).globalGoals.contains { !$0.isEmpty }
    }
}
