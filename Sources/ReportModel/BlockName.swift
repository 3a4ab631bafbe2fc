/// The fenced blocks that a text may hold, by the names that editors write.
public enum BlockName: String, CaseIterable, Sendable {
    case goal = "mål"
    case goalTable = "måltabell"
    case indicators = "indikatorer"
    case table = "tabell"
    case chart = "diagram"
    case factBox = "faktaruta"
    case quotation = "citat"
    case picture = "bild"
    case language = "språk"
    case assignments = "uppdrag"
    case deviations = "avvikelser"
    case grants = "projekt"
    case keyFigures = "nyckeltal"
    case contacts = "kontakter"

    /// What stands between a block's fences.
    public enum Content: Sendable {
        /// Markdown, as part of the text around it.
        case text
        /// Lines of a key and a value, and perhaps rows of a table.
        case settings
        /// A name a line.
        case names
        case nothing
    }

    public var content: Content {
        switch self {
        case .factBox, .quotation, .language: .text
        case .table, .chart, .picture: .settings
        case .indicators: .names
        case .goal, .goalTable, .assignments, .deviations, .grants, .keyFigures, .contacts: .nothing
        }
    }

    /// Whether the block has a heading of its own, under which the headings inside it stand.
    public var hasHeading: Bool { self == .factBox }

    /// The names of those whose inside is Markdown.
    public static let ofTexts = Set(allCases.filter { $0.content == .text }.map(\.rawValue))
}

/// What stands after a block's fence: a name, and what it is to be about.
public struct BlockHead: Sendable {
    /// As the editor wrote it.
    public let writtenName: String
    /// `nil` where no block has that name.
    public let name: BlockName?
    /// With one space between words.
    public let argument: String?

    /// - Returns: `nil` for a block without a name.
    public init?(_ info: String) {
        let words = info.split { $0 == " " || $0 == "\t" }
        guard let first = words.first else { return nil }
        writtenName = String(first)
        name = BlockName(rawValue: writtenName)
        argument = words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
    }
}
