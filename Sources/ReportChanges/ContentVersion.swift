import ReportLoading
import ReportModel

/// An edition at one time: its files, and what they say.
public struct ContentVersion: Sendable {
    public var tree: SourceTree
    public var report: Report

    /// - Returns: `nil` where it cannot be read: it had errors then.
    public init?(_ tree: SourceTree) {
        guard let report = ReportLoader.load(tree).report, report.isFrameRead else { return nil }
        self.init(tree: tree, report: report)
    }

    public init(tree: SourceTree, report: Report) {
        self.tree = tree
        self.report = report
    }
}
