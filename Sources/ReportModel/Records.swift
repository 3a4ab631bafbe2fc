import Diagnostics
import ExactNumbers

/// *Uppdrag*: what one body has told another to do.
public struct Assignment: Sendable {
    public var id: String
    public var title: String
    public var summary: Comment?
    public var giver: String
    public var receiver: String?
    /// `nil` where the source gives no status.
    public var status: AssessmentScale.Level?
    public var date: PartialDate?
    public var followUp: String?
    public var dueDate: PartialDate?
    public var comment: Comment?
    public var source: String?
    public var range: SourceRange

    public init(
        id: String, title: String, summary: Comment?, giver: String, receiver: String?,
        status: AssessmentScale.Level?, date: PartialDate?, followUp: String?, dueDate: PartialDate?,
        comment: Comment?, source: String?, range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.giver = giver
        self.receiver = receiver
        self.status = status
        self.date = date
        self.followUp = followUp
        self.dueDate = dueDate
        self.comment = comment
        self.source = source
        self.range = range
    }
}

/// *Avvikelse*: where things went otherwise than planned, why, and what is done about it.
public struct Deviation: Sendable {
    public var id: String
    public var area: String
    public var cause: Comment?
    public var action: Comment?
    public var source: String?
    public var range: SourceRange

    public init(id: String, area: String, cause: Comment?, action: Comment?, source: String?, range: SourceRange) {
        self.id = id
        self.area = area
        self.cause = cause
        self.action = action
        self.source = source
        self.range = range
    }
}

/// Figures that belong together, such as the economy or the staff.
public struct KeyFigureGroup: Sendable {
    public var id: String
    public var title: String
    public var figures: [KeyFigure]

    public init(id: String, title: String, figures: [KeyFigure]) {
        self.id = id
        self.title = title
        self.figures = figures
    }
}

/// *Nyckeltal*: a figure that is followed without a target.
public struct KeyFigure: Sendable {
    public var id: String
    public var title: String
    /// `nil` where the source does not give it.
    public var value: ExactNumber?
    public var unit: String?
    public var period: String?
    public var note: String?
    public var source: String?
    public var range: SourceRange

    public init(
        id: String, title: String, value: ExactNumber?, unit: String?, period: String?, note: String?,
        source: String?, range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.value = value
        self.unit = unit
        self.period = period
        self.note = note
        self.source = source
        self.range = range
    }
}

/// *Beviljade projekt*: the amounts granted, and the totals that the source states for them.
public struct Grants: Sendable {
    public var title: String
    public var period: String?
    public var statedSum: ExactNumber?
    public var statedCount: Int?
    public var grants: [Grant]
    public var note: String?
    public var source: String?
    /// The names of the table's columns that are the author's own.
    public var otherColumns: [String] = []
    public var range: SourceRange

    public init(
        title: String, period: String?, statedSum: ExactNumber?, statedCount: Int?, grants: [Grant], note: String?,
        source: String?, range: SourceRange
    ) {
        self.title = title
        self.period = period
        self.statedSum = statedSum
        self.statedCount = statedCount
        self.grants = grants
        self.note = note
        self.source = source
        self.range = range
    }
}

/// *Beviljat projekt*, or the sum for a whole priority where the source names no projects.
public struct Grant: Sendable {
    public var priority: Int?
    public var project: String?
    /// In kronor; `nil` where the source does not give it.
    public var amount: ExactNumber?
    public var source: String?
    /// What stands in the author's own columns, one a name in ``Grants/otherColumns``.
    public var others: [String] = []
    public var range: SourceRange

    public init(priority: Int?, project: String?, amount: ExactNumber?, source: String?, range: SourceRange) {
        self.priority = priority
        self.project = project
        self.amount = amount
        self.source = source
        self.range = range
    }
}

/// *Kontakt*: a role and a function mailbox, never a person's name.
public struct Contact: Sendable {
    public var id: String
    public var role: String
    public var unit: String?
    public var email: String?
    /// The numbers of the chapters that it answers for.
    public var chapters: [Int]
    public var range: SourceRange

    public init(id: String, role: String, unit: String?, email: String?, chapters: [Int], range: SourceRange) {
        self.id = id
        self.role = role
        self.unit = unit
        self.email = email
        self.chapters = chapters
        self.range = range
    }
}

/// A picture's words: what it shows, who took it, how it may be used.
public struct Picture: Sendable {
    /// Relative to the edition's folder: `bilder/skog.jpg`.
    public var path: String
    public var alternativeText: String?
    public var caption: String?
    public var photographer: String?
    public var licence: String?
    public var range: SourceRange

    public init(
        path: String, alternativeText: String?, caption: String?, photographer: String?, licence: String?,
        range: SourceRange
    ) {
        self.path = path
        self.alternativeText = alternativeText
        self.caption = caption
        self.photographer = photographer
        self.licence = licence
        self.range = range
    }
}

/// *Tillgänglighetsredogörelse*: what the law asks a public body to say about its web pages.
public struct AccessibilityStatement: Sendable {
    public enum Conformity: String, Sendable, CaseIterable {
        case full = "helt"
        case partial = "delvis"
        case none = "inte"
    }

    public struct Test: Sendable {
        public var date: PartialDate?
        public var subject: String
        public var method: String?
        public var result: String?
        public init(date: PartialDate?, subject: String, method: String?, result: String?) {
            self.date = date
            self.subject = subject
            self.method = method
            self.result = result
        }
    }

    public struct Flaw: Sendable {
        public var what: String
        public var consequence: String?
        public var remedy: String?
        public init(what: String, consequence: String?, remedy: String?) {
            self.what = what
            self.consequence = consequence
            self.remedy = remedy
        }
    }

    /// `nil` until somebody has tested the site and said.
    public var conformity: Conformity?
    public var reviewed: PartialDate?
    public var tests: [Test]
    public var flaws: [Flaw]
    /// Whether somebody has written that these are all, if only `brister: []`.
    public var statesFlaws: Bool
    public var untested: [String]
    public var contactRole: String?
    public var contactEmail: String?
    public var contactPhone: String?
    /// A form in which a reader tells of a flaw.
    public var contactForm: String?
    public var supervisor: String?
    /// Where a reader complains to the supervisor: the law's regulation asks for the way there.
    public var supervisorAddress: String?
    /// Where it says how well the site conforms, or should.
    public var range: SourceRange

    public init(
        conformity: Conformity?, reviewed: PartialDate?, tests: [Test], flaws: [Flaw], statesFlaws: Bool,
        untested: [String],
        contactRole: String?, contactEmail: String?, contactPhone: String? = nil, contactForm: String? = nil,
        supervisor: String?, supervisorAddress: String? = nil, range: SourceRange
    ) {
        self.conformity = conformity
        self.reviewed = reviewed
        self.tests = tests
        self.flaws = flaws
        self.statesFlaws = statesFlaws
        self.untested = untested
        self.contactRole = contactRole
        self.contactEmail = contactEmail
        self.contactPhone = contactPhone
        self.contactForm = contactForm
        self.supervisor = supervisor
        self.supervisorAddress = supervisorAddress
        self.range = range
    }
}

/// *Förord*, with the roles that sign it.
public struct Foreword: Sendable {
    public var title: String
    public var signatories: [String]
    public var text: Comment

    public init(title: String, signatories: [String], text: Comment) {
        self.title = title
        self.signatories = signatories
        self.text = text
    }
}
