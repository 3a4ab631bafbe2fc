import Diagnostics
import Parallelism
import ReportRendering

/// Everything that is looked at in a finished site: one small struct a check.
public enum SiteCheck {
    static let checks: [any Check] = [DeadLinkCheck(), DoubleIDCheck()]

    /// - Parameter base: The site's place on its server, with which a link from the server's root begins.
    public static func diagnostics(in site: RenderedSite, base: String? = nil) -> [Diagnostic] {
        let pages = site.files.filter { $0.path.hasSuffix(".html") }.concurrentMap { PageOutline($0, base: base) }
        let paths = Set(site.files.map(\.path))
        return checks.flatMap { $0.diagnostics(in: pages, paths: paths) }
    }
}

/// One thing that can be wrong with a finished site.
protocol Check: Sendable {
    /// - Parameters:
    ///   - pages: Every page's ids and links.
    ///   - paths: Every file of the site.
    func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic]
}
