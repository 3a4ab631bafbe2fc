import ExactNumbers
import ReportAssessment
import ReportModel
import SiteFiles

/// What links, values and blocks in texts are about: the assessed report, and the way to find things in it.
///
/// A reference, since every text, every page and every file of figures asks it.
public final class SiteFacts: Sendable {
    public let assessed: AssessedReport
    public let index: ReportIndex
    public let gaps: ContentGaps
    /// Every goal that has a page, in order.
    public let goals: [AssessedGoal]
    /// Every indicator, in order.
    public let indicators: [AssessedIndicator]
    let words: CountWords

    /// What stands over the columns of a table that counts statuses.
    public struct CountWords: Sendable {
        let status: String
        let count: String

        public init(status: String, count: String) {
            self.status = status
            self.count = count
        }
    }

    public init(_ assessed: AssessedReport, gaps: ContentGaps, words: CountWords) {
        self.assessed = assessed
        self.gaps = gaps
        self.words = words
        index = ReportIndex(assessed)
        goals = assessed.goalsWithPages
        indicators = assessed.indicators
    }

    public var report: Report { assessed.report }
    public var edition: Edition { report.edition }
    /// The thresholds of the indicators' scale, near which a share must not be rounded across.
    public var thresholds: [ExactNumber] { report.scales.indicators.shareThresholds }

    /// Where a file of the edition lies in the site: pictures and documents under `assets/`, tables in `data/`.
    public func published(_ path: String) -> String {
        if report.tables[path] != nil { return "data/tabell-" + path.dropFirst("data/".count) }
        return "assets/" + path
    }

    /// The address of the same file from a page.
    ///
    /// - Parameter fragment: A place in it, such as `page=5`.
    public func address(ofFile path: String, fragment: String? = nil, from page: Page) -> String {
        page.root + FileAddress.encoded(published(path)) + (fragment.map { "#" + $0 } ?? "")
    }
}
