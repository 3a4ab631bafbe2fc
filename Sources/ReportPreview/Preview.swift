import Diagnostics
import Dispatch
import Foundation
import ReportPipeline
import ReportRendering

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
    private var shown: ShownSite?
    private var findings = KnownFindings()
    private(set) var standing = Standing()
    private var viewers: [Int: Viewer] = [:]
    private var number = 0
    private var tellings = 0
    private var inspection: Task<Void, Never>?
    /// Tells this run's versions from those of an earlier run, which a browser may still have open.
    private let run = String(UInt64.random(in: 0 ... .max), radix: 36)

    /// A browser's open page.
    private struct Viewer {
        /// As in a request. Which page it leads to may be another in another version.
        var address: String
        var send: @Sendable (String) -> Void
    }

    public init(_ place: EditionPlace) { workshop = Workshop(place) }

    // MARK: Building

    /// Reads what has changed and shows it, where it is without errors.
    ///
    /// - Parameter changed: Paths that are known to have changed. Called by one task, one call after another.
    /// - Returns: The draft, where anything had changed.
    @discardableResult
    public func refresh(changed: Set<String> = []) async -> Pipeline.Draft? {
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
        return work.draft
    }

    private func show(_ work: Workshop.Work) async {
        let began = ContinuousClock.now
        number += 1
        findings.draft = work.draft.diagnostics
        guard let source = work.draft.source else {
            findings.pages = [:]
            findings.site = []
            return tell(isStale: true)
        }
        let wanted = viewers.values.map(\.address)
        let troubled = findings.troubledPages(atMost: Self.mostTroubledPages)
        let (plan, pieces) = await offload {
            let plan = source.plan
            return (plan, plan.pieces(at: Self.firstPages(of: plan, work, open: wanted.compactMap(SitePath.resolve), troubled: troubled)))
        }
        findings.pages = findings.pages.filter { plan.hasPage($0.key) }
        for piece in pieces { findings.pages[piece.file.path] = piece.diagnostics }
        let hasErrors = work.draft.diagnostics.containsError || pieces.contains { $0.diagnostics.containsError }
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
    private static func firstPages(of plan: SitePlan, _ work: Workshop.Work, open: [String], troubled: [String]) -> [String] {
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
    ///   whoever saves every second should not have it running beside.
    private func inspect(_ plan: SitePlan, isShown: Bool, effort: Duration) {
        let version = number
        inspection = Task {
            try? await Task.sleep(for: max(.milliseconds(60), effort * 5))
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
    private func message(for path: String) -> String {
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
        if path == Reserved.status { return statusVersion }
        guard let shown else { return Self.nothing }
        return PageVersion(page: shown.page(path)?.mark ?? shown.mark, assets: shown.assetsMark)
    }

    static let nothing = PageVersion(page: "0", assets: "0")

    /// A browser opens the channel.
    ///
    /// - Parameters:
    ///   - address: The address of the page that it shows, as in a request.
    ///   - send: Given every news there is; must not wait.
    func join(_ id: Int, address: String, send: @escaping @Sendable (String) -> Void) async {
        viewers[id] = Viewer(address: address, send: send)
        _ = await page(pagePath(of: address))
        send(message(for: pagePath(of: address)))
    }

    func leave(_ id: Int) { viewers[id] = nil }

    // MARK: Pages

    /// What a request's target leads to.
    enum Answer: Sendable {
        case page([UInt8], PageVersion)
        case file([UInt8], type: String)
        /// An address without the slash that a folder's has.
        case folder
        case missing([UInt8], PageVersion)
        /// There is no version without errors yet.
        case nothingToShow(Standing)
    }

    func answer(_ target: String) async -> Answer {
        guard shown != nil else { return .nothingToShow(standing) }
        guard let path = SitePath.resolve(target) else { return await missing() }
        if let page = await page(path) { return .page(page.bytes, PageVersion(page: page.mark, assets: shown?.assetsMark ?? "")) }
        if let bytes = await file(path) { return .file(bytes, type: ContentType.of(path)) }
        if shown?.isPage(path + "/index.html") == true { return .folder }
        return await missing()
    }

    private static let missingPage = "404.html"

    private func missing() async -> Answer {
        guard let page = await page(Self.missingPage) else { return .nothingToShow(standing) }
        return .missing(page.bytes, PageVersion(page: page.mark, assets: shown?.assetsMark ?? ""))
    }

    private func pagePath(of address: String) -> String {
        if address == Reserved.status { return address }
        guard let path = SitePath.resolve(address), shown?.isPage(path) ?? true else { return Self.missingPage }
        return path
    }

    private func page(_ path: String) async -> ShownSite.Page? {
        guard let site = shown, site.isPage(path) else { return nil }
        if let page = site.page(path) { return page }
        guard let piece = await offload({ site.plan.piece(at: path) }) else { return nil }
        // Another version may have come meanwhile: then it is made anew from that.
        guard shown?.mark == site.mark else { return await page(path) }
        shown?.keep(piece)
        return shown?.page(path)
    }

    private func file(_ path: String) async -> [UInt8]? {
        guard let site = shown else { return nil }
        if let chart = site.chart(path) { return chart }
        return await offload {
            if let piece = site.plan.piece(at: path) { return piece.file.bytes }
            guard path.hasPrefix("data/"), path.hasSuffix(".svg") else { return nil }
            // A chart comes with the page that shows it, and that one has not been made yet.
            for page in site.plan.pagePaths {
                if let chart = site.plan.piece(at: page)?.charts.first(where: { $0.path == path }) { return chart.bytes }
            }
            return nil
        }
    }

    // MARK: The page that tells how the report stands

    var pagePaths: [String] { shown?.plan.pagePaths.sorted() ?? [] }
    /// It is another page whenever anything has been told.
    var statusVersion: PageVersion { PageVersion(page: "\(run)-l\(tellings)", assets: "0") }
}
