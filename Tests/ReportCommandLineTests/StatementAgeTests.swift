import Foundation
import ReportLoading
import ReportModel
import ReportProgress
import Testing

@testable import ReportCommandLine

/// When an accessibility statement says no more how the report is.
@Suite struct StatementAgeTests {
    private static let report: Report? = {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let tree = Project(root: project.path).read(edition: "exempel").tree
        return tree.flatMap { ReportLoader.load($0).report }
    }()

    private func problem(
        _ reviewed: PartialDate?, figures: PartialDate? = PartialDate(year: 2023, month: 12, day: 31),
        today: PartialDate
    ) throws -> StatementAge? {
        var report = try #require(Self.report)
        report.accessibilityStatement?.reviewed = reviewed
        report.edition.followUpDate = figures
        return StatementAge(of: report, today: today)
    }

    @Test(arguments: [
        (PartialDate(year: 2024, month: 3, day: 1), PartialDate(year: 2025, month: 3, day: 1), true),
        (PartialDate(year: 2024, month: 3, day: 1), PartialDate(year: 2025, month: 3, day: 2), false),
        (PartialDate(year: 2024, month: 2, day: 29), PartialDate(year: 2025, month: 2, day: 28), true),
        // A month is its last day, and a year its last: the author gets the doubt.
        (PartialDate(year: 2024, month: 3), PartialDate(year: 2025, month: 3, day: 31), true),
        (PartialDate(year: 2024), PartialDate(year: 2025, month: 12, day: 31), true),
        (PartialDate(year: 2024), PartialDate(year: 2026, month: 1, day: 1), false),
        // From before the figures: last year's.
        (PartialDate(year: 2023, month: 11, day: 30), PartialDate(year: 2024, month: 3, day: 1), false),
    ])
    func isGoodForAYear(reviewed: PartialDate, today: PartialDate, isGood: Bool) throws {
        #expect(try (problem(reviewed, today: today) == nil) == isGood)
    }

    @Test func aMissingDayAndAMissingStatementAreSaid() throws {
        let today = PartialDate(year: 2024, month: 3, day: 1)
        #expect(try problem(nil, today: today)?.message.contains("säger inte när") == true)
        var report = try #require(Self.report)
        report.accessibilityStatement = nil
        #expect(StatementAge(of: report, today: today)?.message == "tillgänglighetsredogörelsen saknas")
        #expect(
            try problem(
                PartialDate(year: 2023, month: 1, day: 1), figures: nil,
                today: PartialDate(year: 2023, month: 6, day: 1)) == nil)
    }
}
