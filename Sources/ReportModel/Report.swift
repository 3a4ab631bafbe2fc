import Diagnostics

/// An edition's whole content, read and found valid: what the following stages work on.
public struct Report: Sendable {
    public var edition: Edition
    public var scales: AssessmentScales
    public var strategy: Strategy
    /// The council's goals, in the order of their numbers.
    public var goals: [Goal]
    public var assignments: [Assignment]
    public var deviations: [Deviation]
    public var keyFigureGroups: [KeyFigureGroup]
    public var grants: Grants?
    public var contacts: [Contact]
    public var pictures: [Picture]
    public var accessibilityStatement: AccessibilityStatement?
    public var foreword: Foreword?
    public var chapters: [Chapter]
    /// By path, relative to the edition's folder.
    public var tables: [String: DataTable]
    /// Files to publish as they are (pictures, documents), by path relative to the edition's folder.
    public var attachments: [String: Attachment]
    /// The files that are neither read nor published, by path: so that what names one can say why.
    public var unpublishedFiles: Set<String>
    /// What the edition says about its own review.
    public var review: ReviewSettings
    /// `false` where stand-ins took the place of `rapport.yaml`, `skalor.yaml` or `strategi.yaml`, which could not be
    /// read: so that the rest can be looked through at once, and nothing else.
    public var isFrameRead: Bool

    public init(
        edition: Edition, scales: AssessmentScales, strategy: Strategy, goals: [Goal], assignments: [Assignment],
        deviations: [Deviation], keyFigureGroups: [KeyFigureGroup], grants: Grants?, contacts: [Contact],
        pictures: [Picture], accessibilityStatement: AccessibilityStatement?, foreword: Foreword?,
        chapters: [Chapter], tables: [String: DataTable], attachments: [String: Attachment],
        unpublishedFiles: Set<String> = [], review: ReviewSettings = ReviewSettings(), isFrameRead: Bool = true
    ) {
        self.edition = edition
        self.scales = scales
        self.strategy = strategy
        self.goals = goals
        self.assignments = assignments
        self.deviations = deviations
        self.keyFigureGroups = keyFigureGroups
        self.grants = grants
        self.contacts = contacts
        self.pictures = pictures
        self.accessibilityStatement = accessibilityStatement
        self.foreword = foreword
        self.chapters = chapters
        self.tables = tables
        self.attachments = attachments
        self.unpublishedFiles = unpublishedFiles
        self.review = review
        self.isFrameRead = isFrameRead
    }

    /// Those to turn to about a chapter: the ones that it names, and the ones that say that they answer for it.
    public func contacts(of chapter: Chapter) -> [Contact] {
        contacts.filter { contact in
            chapter.contacts.contains(contact.id) || chapter.number.map(contact.chapters.contains) ?? false
        }
    }
}

/// A file that is published as it is.
public struct Attachment: Sendable {
    public var bytes: [UInt8]
    /// In pixels, for a picture whose format tells.
    public var width: Int?
    public var height: Int?

    public init(bytes: [UInt8], width: Int? = nil, height: Int? = nil) {
        self.bytes = bytes
        self.width = width
        self.height = height
    }
}
