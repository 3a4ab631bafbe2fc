/// What a document is: the words, pages and columns that it has by its nature follow from it.
///
/// The same board decides a plan in the autumn, an interim report in August and an annual report in spring, over the
/// same goals. `design/domain.md` calls them *kedjan*.
public enum ReportKind: String, Sendable, CaseIterable {
    /// What came of the year, for the public.
    case results = "resultat"
    /// What the year is expected to come to.
    case forecast = "prognos"
    /// Targets, last year's outcomes and when each is followed up: nothing is assessed yet.
    case plan = "plan"
    /// How far the year has come, with a forecast of the rest.
    case interim = "delår"
    /// The year's result with its accounts.
    case annual = "årsredovisning"
    /// A paper of a few pages.
    case paper = "underlag"

    /// What its colours stand for, where the edition does not say.
    public var basis: FollowUpKind {
        switch self {
        case .results, .annual, .paper: .result
        case .forecast, .interim: .forecast
        case .plan: .plan
        }
    }

    /// The kind of an edition that says only what its colours stand for.
    public init(of basis: FollowUpKind) {
        switch basis {
        case .result: self = .results
        case .forecast: self = .forecast
        case .plan: self = .plan
        }
    }

    /// Whether anything in it may claim a colour.
    public var isAssessed: Bool { self != .plan }

    /// Whether its colours may stand for this: a plan has none, and nothing else is without.
    public func allows(_ basis: FollowUpKind) -> Bool { (basis == .plan) == (self == .plan) }
}
