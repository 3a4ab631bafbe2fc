import ReportModel

/// Why an accessibility statement does not say how the report is now.
///
/// It is outdated when the review is more than a year old, or from before the day that the report's figures are of:
/// then it was copied from last year.
public struct StatementAge: Sendable, Equatable {
    /// As a Swedish clause.
    public var message: String
    /// What to do about it.
    public var help: String

    private init(_ message: String, _ help: String) {
        self.message = message
        self.help = help
    }

    /// - Returns: `nil` where the statement is of today.
    public init?(of report: Report, today: PartialDate) {
        let file = "Content/\(report.edition.name)/tillganglighet.yaml"
        guard let statement = report.accessibilityStatement else {
            self.init("tillgänglighetsredogörelsen saknas", "skriv den i \(file)")
            return
        }
        let help = "granska sidorna och skriv dagen vid granskad: i \(file)"
        guard let reviewed = statement.reviewed.map(Self.lastDay) else {
            self.init("tillgänglighetsredogörelsen säger inte när den granskades", help)
            return
        }
        if PartialDate(year: reviewed.year + 1, month: reviewed.month, day: reviewed.day) < today {
            self.init(
                "tillgänglighetsredogörelsen granskades \(Self.words(reviewed)), för mer än ett år sedan", help)
            return
        }
        if let figures = report.edition.followUpDate, reviewed < figures {
            self.init(
                "tillgänglighetsredogörelsen granskades \(Self.words(reviewed)), före dagen som rapporten gäller (\(Self.words(figures)))",
                help)
            return
        }
        return nil
    }

    /// The last day that a date may mean.
    private static func lastDay(_ date: PartialDate) -> PartialDate {
        PartialDate(year: date.year, month: date.month ?? 12, day: date.day ?? 31)
    }

    private static func words(_ date: PartialDate) -> String {
        [
            String(date.year), date.month.map { $0 < 10 ? "0\($0)" : "\($0)" },
            date.day.map { $0 < 10 ? "0\($0)" : "\($0)" },
        ].compactMap { $0 }.joined(separator: "-")
    }
}
