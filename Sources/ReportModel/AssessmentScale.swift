import ExactNumbers

/// The levels by which something is judged, best first.
///
/// Number of levels, labels, colours and thresholds belong to an edition, not to the code: one region
/// has green, yellow and red, another grades 3–2–1, a third uses five steps.
public struct AssessmentScale: Sendable {
    public struct Level: Sendable, Hashable {
        /// Stands in the open data as `status`; never changes once published.
        public var id: String
        public var label: String
        /// A word or two for narrow tables.
        public var shortLabel: String
        public var colour: StatusColour
        public var symbol: StatusSymbol
        /// The lowest share of the target in percent; `nil` for a level entered by a person, and for the last.
        public var threshold: ExactNumber?

        public init(
            id: String, label: String, shortLabel: String? = nil, colour: StatusColour, symbol: StatusSymbol,
            threshold: ExactNumber? = nil
        ) {
            self.id = id
            self.label = label
            self.shortLabel = shortLabel ?? label
            self.colour = colour
            self.symbol = symbol
            self.threshold = threshold
        }
    }

    public var levels: [Level]
    /// Whether it stands in for one that could not be read, so that no level is wrong.
    public var isStandIn: Bool

    public init(levels: [Level], isStandIn: Bool = false) {
        self.levels = levels
        self.isStandIn = isStandIn
    }

    public func level(id: String) -> Level? { levels.first { $0.id == id } }
    /// The place of a level, 0 for the best.
    public func rank(of level: Level) -> Int? { levels.firstIndex { $0.id == level.id } }
}

/// The three scales of an edition.
public struct AssessmentScales: Sendable {
    public var goals: AssessmentScale
    public var indicators: AssessmentScale
    public var assignments: AssessmentScale

    public init(goals: AssessmentScale, indicators: AssessmentScale, assignments: AssessmentScale) {
        self.goals = goals
        self.indicators = indicators
        self.assignments = assignments
    }
}

extension AssessmentScales {
    /// Of an edition that judges nothing.
    public static let none = empty(isStandIn: false)
    /// For those that could not be read.
    public static let standIn = empty(isStandIn: true)

    private static func empty(isStandIn: Bool) -> AssessmentScales {
        let scale = AssessmentScale(levels: [], isStandIn: isStandIn)
        return AssessmentScales(goals: scale, indicators: scale, assignments: scale)
    }
}

/// The colours that an edition may choose from; the theme says how each looks.
public enum StatusColour: String, Sendable, CaseIterable {
    case green = "grön"
    case lightGreen = "ljusgrön"
    case yellow = "gul"
    case orange = "orange"
    case red = "röd"
    case grey = "grå"
    case blue = "blå"
}

/// The shapes that stand beside a colour, so that it is never alone.
public enum StatusSymbol: String, Sendable, CaseIterable {
    case check = "bock"
    case plus = "plus"
    case wave = "våg"
    case exclamation = "utrop"
    case cross = "kryss"
    case circle = "cirkel"
    case arrowUp = "pil-upp"
    case arrowDown = "pil-ner"
    case one = "ett"
    case two = "två"
    case three = "tre"
    case four = "fyra"
    case five = "fem"
}
