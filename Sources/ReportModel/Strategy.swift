import Diagnostics

/// The regional development strategy that the report follows up.
public struct Strategy: Sendable {
    public var title: String
    public var period: String?
    public var sustainabilityGoals: [SustainabilityGoal]
    public var perspectives: [Perspective]
    public var priorities: [Priority]
    /// How many sub-priorities the strategy has in all, named in the source or not.
    public var subPriorityCount: Int?
    /// The sections of a priority's chapter in their order.
    public var sectionPlan: [SectionPlan]

    public init(
        title: String, period: String?, sustainabilityGoals: [SustainabilityGoal], perspectives: [Perspective],
        priorities: [Priority], subPriorityCount: Int?, sectionPlan: [SectionPlan]
    ) {
        self.title = title
        self.period = period
        self.sustainabilityGoals = sustainabilityGoals
        self.perspectives = perspectives
        self.priorities = priorities
        self.subPriorityCount = subPriorityCount
        self.sectionPlan = sectionPlan
    }
}

extension Strategy {
    /// Of an edition that follows no strategy up.
    public static let none = Strategy(
        title: "", period: nil, sustainabilityGoals: [], perspectives: [], priorities: [], subPriorityCount: nil,
        sectionPlan: [])
}

/// *Övergripande hållbarhetsmål*.
public struct SustainabilityGoal: Sendable {
    public var id: String
    public var title: String
    public var summary: String?

    public init(id: String, title: String, summary: String?) {
        self.id = id
        self.title = title
        self.summary = summary
    }
}

/// *Inriktning*: a perspective that runs through all work, under one name or several.
public struct Perspective: Sendable {
    public var id: String
    public var title: String
    /// Other names that chapters use as a heading for it.
    public var aliases: [String]
    public var summary: String?

    public init(id: String, title: String, aliases: [String], summary: String?) {
        self.id = id
        self.title = title
        self.aliases = aliases
        self.summary = summary
    }
}

/// *Prioritering*.
public struct Priority: Sendable {
    public var number: Int
    public var title: String
    public var shortTitle: String
    public var subPriorities: [SubPriority]

    public init(number: Int, title: String, shortTitle: String?, subPriorities: [SubPriority]) {
        self.number = number
        self.title = title
        self.shortTitle = shortTitle ?? title
        self.subPriorities = subPriorities
    }
}

/// *Delprioritering*, such as 2.1; its title is `nil` where the source does not give it.
public struct SubPriority: Sendable {
    public var number: String
    public var title: String?

    public init(number: String, title: String?) {
        self.number = number
        self.title = title
    }
}

/// A section that every priority's chapter has.
public struct SectionPlan: Sendable {
    public var kind: SectionKind
    public var title: String

    public init(kind: SectionKind, title: String) {
        self.kind = kind
        self.title = title
    }
}

/// What a chapter's section is about.
public enum SectionKind: Sendable, Hashable {
    case externalDevelopments
    case contribution
    case cooperation
    case examples
    case perspective(id: String)
    case agenda2030
    /// A section of the chapter's own.
    case other
}
