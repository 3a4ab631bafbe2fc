import Diagnostics
import Dispatch
import Foundation
import ReportPages
import ReportPipeline

/// A report that is built anew at every save, and those who look at it.
///
/// The only actor. It holds the last version without errors, what is known to be wrong, and one place a browser to put
/// the latest news in. The work itself is done elsewhere, on values.
public actor Preview {
    /// Pages that browsers have open are made before anyone asks; of more than this the rest is made on demand.
    private static let mostOpenPages = 8
    private static let mostTroubledPages = 12
    /// When much has changed at once, so many pages are made before the version is shown.
    private static let mostFirstPages = 100

    private var workshop: Workshop
    var shown: ShownSite?
    private(set) var findings = KnownFindings()
    /// What was read last, with errors or without.
    private(set) var source: Pipeline.Source?
    private(set) var standing = Standing()
    var viewers: [Int: Viewer] = [:]
    private var number = 0
    private var tellings = 0
    private var inspection: Task<Void, Never>?
    /// Tells this run's versions from those of an earlier run, which a browser may still have open.
    private let run = String(UInt64.random(in: 0 ... .max), radix: 36)

    /// A browser's open page.
    struct Viewer {
        /// As in a request. Which page it leads to may be another in another version.
        var address: String
        var send: @Sendable (String) -> Void
    }

    public init(_ place: EditionPlace) { workshop = Workshop(place) }

    // MARK: Building

    /// Reads what has changed and shows it, where it is without errors.
    ///
    /// - Parameter changed: Paths that are known to have changed. Called by one task, one call after another.
    /// - Returns: What was prepared, where anything had changed.
    @discardableResult
    public func refresh(changed: Set<String> = []) async -> Pipeline.Preparation? {
        let before = workshop
        let (after, work) = await offload {
            var workshop = before
            let work = workshop.refresh(changed: changed)
            return (workshop, work)
        }
        workshop = after
        guard let work else { return nil }
        inspection?.cancel()
        await show(work)
        return work.preparation
    }

    private func show(_ work: Workshop.Work) async {
        let began = ContinuousClock.now
        number += 1
        findings.preparation = work.preparation.diagnostics
        source = work.preparation.source
        guard let source else {
            findings.pages = [:]
            findings.site = []
            return tell(isStale: true)
        }
        let wanted = viewers.values.map(\.address)
        let troubled = findings.troubledPages(atMost: Self.mostTroubledPages)
        let (plan, pieces) = await offload {
            let plan = source.plan(base: "/")
            return (
                plan,
                plan.pieces(
                    at: Self.firstPages(
                        of: plan, work, open: wanted.compactMap(RequestedPath.resolve), troubled: troubled))
            )
        }
        findings.pages = findings.pages.filter { plan.hasPage($0.key) }
        for piece in pieces { findings.pages[piece.file.path] = piece.diagnostics }
        let hasErrors = work.preparation.diagnostics.containsError || pieces.contains { $0.diagnostics.containsError }
        if !hasErrors {
            var site = ShownSite(plan, mark: "\(run)-\(number)", after: shown)
            for piece in pieces { site.keep(piece) }
            shown = site
        }
        tell(isStale: hasErrors)
        inspect(plan, isShown: !hasErrors, effort: began.duration(to: .now))
    }

    /// The pages that are made before a version is shown: those that are open, those that show what was changed, and
    /// those in which there were errors.
    private static func firstPages(of plan: SitePlan, _ work: Workshop.Work, open: [String], troubled: [String])
        -> [String]
    {
        var paths = Array(Set(open).sorted().prefix(mostOpenPages)) + troubled
        let about = work.changed.prefix(mostFirstPages).map { plan.pages(about: $0) }
        if work.hasNewTemplates || about.contains(where: \.isEmpty) { paths += plan.samples }
        paths += about.flatMap { $0.prefix(mostTroubledPages) }
        var seen: Set<String> = []
        return Array(paths.filter { plan.hasPage($0) && seen.insert($0).inserted }.prefix(mostFirstPages))
    }

    /// Looks at all other pages, once nothing has been saved for a moment.
    ///
    /// - Parameter effort: How long it took to show what was saved: where that is long, the rest takes far longer, and
    ///   whoever saves every second should not have it running beside. On a computer that is busy with other things the
    ///   time says little of the work, so that the wait has an end.
    private func inspect(_ plan: SitePlan, isShown: Bool, effort: Duration) {
        let version = number
        inspection = Task {
            try? await Task.sleep(for: min(max(.milliseconds(60), effort * 5), .seconds(2)))
            guard !Task.isCancelled else { return }
            let flag = Flag()
            let found = await withTaskCancellationHandler {
                await offloadPolitely { Pipeline.inspect(plan) { !flag.isRaised } }
            } onCancel: {
                flag.raise()
            }
            guard let found, version == number, !Task.isCancelled else { return }
            findings.pages = found.pages.filter { !$0.value.isEmpty }
            findings.site = found.site
            tell(isStale: !isShown)
        }
    }

    /// Waits until all pages have been looked at.
    func waitForInspection() async { await inspection?.value }

    // MARK: Telling

    private func tell(isStale: Bool) {
        let latest = Standing(findings.all, isStale: isStale)
        standing = latest
        tellings += 1
        for viewer in viewers.values { viewer.send(message(for: pagePath(of: viewer.address))) }
    }

    /// Everything that a browser needs to know: it never needs an earlier message.
    func message(for path: String) -> String {
        let version = version(of: path)
        let news = News(page: version.page, assets: version.assets, standing: standing)
        return (try? JSONEncoder().encode(news)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private struct News: Encodable {
        var page: String
        var assets: String
        var standing: Standing
    }

    private func version(of path: String) -> PageVersion {
        if path == Reserved.remarks || path == Reserved.progress { return statusVersion }
        guard let shown else { return Self.nothing }
        return PageVersion(page: shown.page(path)?.mark ?? shown.mark, assets: shown.assetsMark)
    }

    /// Of the page that is shown while there is no version without errors.
    static let nothing = PageVersion(page: "0", assets: "0")

    /// Of the pages that tell how the report stands: another one whenever anything has been told.
    var statusVersion: PageVersion { PageVersion(page: "\(run)-l\(tellings)", assets: "0") }
}
