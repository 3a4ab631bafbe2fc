import Diagnostics

/// Everything that is looked at in a finished site: one small struct a check.
public enum SiteCheck {
    static let checks: [any Check] = [DeadLinkCheck(), DoubleIDCheck()]

    /// - Parameters:
    ///   - pages: Every page's ids and links, in the order of their paths.
    ///   - paths: Every file of the site.
    public static func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic] {
        checks.flatMap { $0.diagnostics(in: pages, paths: paths) }
    }
}

/// One thing that can be wrong with a finished site.
protocol Check: Sendable {
    func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic]
}
