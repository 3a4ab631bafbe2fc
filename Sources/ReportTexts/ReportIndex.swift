import ReportAssessment
import ReportModel
import SiteFiles

/// Finds the parts of a report by the names that texts use for them.
public struct ReportIndex: Sendable {
    public let goals: [String: AssessedGoal]
    public let indicators: [String: (indicator: AssessedIndicator, goal: AssessedGoal)]
    /// The places of the chapters by their slugs, of the goals that have pages and of the indicators, in the
    /// report's order.
    public let chapterPlaces: [String: Int]
    public let goalPlaces: [String: Int]
    public let indicatorPlaces: [String: Int]
    public let chapters: [String: Chapter]
    /// The chapter about each priority; of several the first in the report.
    private let chaptersOfPriorities: [Int: Chapter]
    public let perspectives: [String: Perspective]
    public let keyFigures: [String: KeyFigure]
    public let pictures: [String: Picture]
    public let counts: ReportCounts
    /// The first section of each chapter that names a global goal, by the goal's number, in the report's order.
    public let globalGoals: [Int: [SectionPlace]]
    /// Where each sub-priority is written about first.
    public let subPriorities: [String: SectionPlace]

    init(_ assessed: AssessedReport) {
        let report = assessed.report
        counts = ReportCounts(assessed)
        let all = assessed.allGoals
        goals = Dictionary(all.map { ($0.goal.number, $0) }, uniquingKeysWith: { first, _ in first })
        indicators = Dictionary(
            all.flatMap { goal in goal.indicators.map { ($0.indicator.id, ($0, goal)) } },
            uniquingKeysWith: { first, _ in first })
        chapterPlaces = Dictionary(
            report.chapters.indices.map { (report.chapters[$0].slug, $0) }, uniquingKeysWith: { first, _ in first })
        goalPlaces = Dictionary(
            assessed.goalsWithPages.enumerated().map { ($1.goal.number, $0) }, uniquingKeysWith: { first, _ in first })
        indicatorPlaces = Dictionary(
            assessed.indicators.enumerated().map { ($1.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
        chapters = Dictionary(report.chapters.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        chaptersOfPriorities = Dictionary(
            report.chapters.compactMap { chapter in chapter.priority.map { ($0, chapter) } },
            uniquingKeysWith: { first, _ in first })
        perspectives = Dictionary(
            report.strategy.perspectives.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        keyFigures = Dictionary(
            report.keyFigureGroups.flatMap(\.figures).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        pictures = Dictionary(report.pictures.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        (globalGoals, subPriorities) = Self.places(in: report.chapters)
    }

    private static func places(
        in chapters: [Chapter]
    ) -> (globalGoals: [Int: [SectionPlace]], subPriorities: [String: SectionPlace]) {
        var globalGoals: [Int: [SectionPlace]] = [:]
        var subPriorities: [String: SectionPlace] = [:]
        for chapter in chapters {
            var named: GlobalGoalNumbers = []
            let all = chapter.sections
            let sections = all.span
            for index in sections.indices {
                for goal in sections[index].globalGoals.subtracting(named).inOrder {
                    globalGoals[goal, default: []].append(SectionPlace(chapter, sections[index]))
                }
                named.formUnion(sections[index].globalGoals)
                if let number = sections[index].subPriority, subPriorities[number] == nil {
                    subPriorities[number] = SectionPlace(chapter, sections[index])
                }
                let subsections = sections[index].subsections.span
                for index in subsections.indices {
                    guard let number = subsections[index].subPriority, subPriorities[number] == nil else { continue }
                    subPriorities[number] = SectionPlace(chapter, subsections[index])
                }
            }
        }
        return (globalGoals, subPriorities)
    }

    /// The chapter about a priority.
    public func chapter(ofPriority number: Int) -> Chapter? { chaptersOfPriorities[number] }
}

/// A section of a chapter, as a link to it names it.
public struct SectionPlace: Sendable {
    public let page: Page
    public let id: String
    public let title: String
    public let chapterTitle: String

    public init(_ chapter: Chapter, _ section: Section) {
        page = .chapter(slug: chapter.slug)
        id = section.id
        title = section.title
        chapterTitle = chapter.numberedTitle
    }
}

/// How many there are of what texts ask the number of: counted once, however often it is asked.
public struct ReportCounts: Sendable {
    public let subgoals: Int
    public let assessedGoals: Int
    /// By the status's id.
    public let goals: [String: Int]
    public let indicators: [String: Int]
    public let assignments: [String: Int]

    init(_ assessed: AssessedReport) {
        let count = { (ids: [String]) in Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +) }
        subgoals = assessed.report.goals.reduce(0) { $0 + $1.subgoals.count }
        assessedGoals = assessed.assessedGoals.count
        goals = count(assessed.assessedGoals.compactMap(\.status?.id))
        indicators = count(assessed.indicators.map(\.status.id))
        assignments = count(assessed.report.assignments.compactMap(\.status?.id))
    }
}

extension Chapter {
    /// ”3. En nära tillgänglig region”.
    public var numberedTitle: String { number.map { "\($0). \(title)" } ?? title }
}
