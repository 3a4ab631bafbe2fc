import Diagnostics

/// A day, a month or a year, as exactly as the source gives it (`2023-08-31`, `2023-08`, `2023`).
public struct PartialDate: Sendable, Hashable {
    public var year: Int
    public var month: Int?
    public var day: Int?

    public init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }
}

extension PartialDate {
    /// `2023-08-31`, as exactly as it is known.
    public var iso: String {
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return ([String(year)] + [month, day].compactMap { $0.map(pad) }).joined(separator: "-")
    }
}

extension PartialDate: Comparable {
    /// A less exact date comes first: the year 2023 stands before every month of it.
    public static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}

/// What a colour stands for at the edition's date: a forecast in August is no result in December.
public enum FollowUpKind: String, Sendable, CaseIterable {
    case forecast = "prognos"
    case result = "resultat"
    /// Targets and last year's outcomes, no colours yet.
    case plan = "plan"
}

/// One issue of the report: who stands behind it, when, and in which state.
public struct Edition: Sendable {
    public enum State: String, Sendable, CaseIterable {
        case draft = "utkast"
        case decided = "beslutad"
    }

    /// What a question in the file is answered with.
    public enum Answer: String, Sendable, CaseIterable {
        case yes = "ja"
        case no = "nej"
    }

    /// Who decided on the report; each `nil` where the source does not say.
    public struct Decision: Sendable {
        public var body: String?
        public var date: PartialDate?
        public var diaryNumber: String?

        public init(body: String?, date: PartialDate?, diaryNumber: String?) {
            self.body = body
            self.date = date
            self.diaryNumber = diaryNumber
        }
    }

    /// A document that figures are taken from.
    public struct SourceDocument: Sendable {
        public var id: String
        public var title: String
        public var publisher: String?

        public init(id: String, title: String, publisher: String?) {
            self.id = id
            self.title = title
            self.publisher = publisher
        }
    }

    /// Where the report is published, by a name to remember.
    public struct PublishingPlace: Sendable {
        public var name: String
        /// A folder, or `user@host:folder`.
        public var place: String

        public init(name: String, place: String) {
            self.name = name
            self.place = place
        }
    }

    /// The folder's name under `Content/` and `output/`.
    public var name: String
    public var title: String
    public var subtitle: String?
    public var year: Int
    /// A BCP 47 tag.
    public var language: String
    public var organisation: String
    public var publisher: String?
    public var decision: Decision
    public var version: String?
    public var state: State
    public var kind: ReportKind
    public var followUpKind: FollowUpKind
    public var followUpDate: PartialDate?
    /// A band on every page, such as a warning that the region is invented.
    public var notice: String?
    public var summary: String?
    /// The oldest first.
    public var corrections: [Correction]
    /// Those that were published, the oldest first; empty where the edition does not list them.
    public var versions: [Version]
    public var redirects: [Redirect]
    /// `nil` where nobody has said where it is published.
    public var address: PublicAddress?
    public var sources: [SourceDocument]
    public var publishingPlaces: [PublishingPlace]
    /// Whether it is the current one of its kind, whatever is published later: `aktuell: ja`.
    public var isCurrent: Bool

    public init(
        name: String, title: String, subtitle: String? = nil, year: Int, language: String = "sv",
        organisation: String, publisher: String? = nil,
        decision: Decision = Decision(body: nil, date: nil, diaryNumber: nil), version: String? = nil,
        state: State = .draft, kind: ReportKind? = nil, followUpKind: FollowUpKind = .result,
        followUpDate: PartialDate? = nil,
        notice: String? = nil, summary: String? = nil, corrections: [Correction] = [],
        versions: [Version] = [], redirects: [Redirect] = [], address: PublicAddress? = nil,
        sources: [SourceDocument] = [], publishingPlaces: [PublishingPlace] = [],
        isCurrent: Bool = false
    ) {
        self.name = name
        self.title = title
        self.subtitle = subtitle
        self.year = year
        self.language = language
        self.organisation = organisation
        self.publisher = publisher
        self.decision = decision
        self.version = version
        self.state = state
        self.kind = kind ?? ReportKind(of: followUpKind)
        self.followUpKind = followUpKind
        self.followUpDate = followUpDate
        self.notice = notice
        self.summary = summary
        self.corrections = corrections
        self.versions = versions
        self.redirects = redirects
        self.address = address
        self.sources = sources
        self.publishingPlaces = publishingPlaces
        self.isCurrent = isCurrent
    }
}
