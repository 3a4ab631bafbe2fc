import ReportPages
import ReportPipeline

/// What those who look at a preview ask of it.
extension Preview {
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
        guard let path = RequestedPath.resolve(target) else { return await missing() }
        if let page = await page(path) { return .page(page.bytes, version(of: page)) }
        if let bytes = await file(path) { return .file(bytes, type: ContentType.of(path)) }
        if shown?.isPage(path + "/index.html") == true { return .folder }
        return await missing()
    }

    /// How far the edition has come, chapter by chapter; `nil` while its frame cannot be read.
    func progressPage() async -> [UInt8]? {
        guard let source, source.report.report.isFrameRead else { return nil }
        let found = findings.all
        return await offload { Pipeline.progressPage(of: source, found: found, today: .today).page?.bytes }
    }

    private static let missingPage = "404.html"

    private func missing() async -> Answer {
        guard let page = await page(Self.missingPage) else { return .nothingToShow(standing) }
        return .missing(page.bytes, version(of: page))
    }

    private func version(of page: ShownSite.Page) -> PageVersion {
        PageVersion(page: page.mark, assets: shown?.assetsMark ?? "")
    }

    func pagePath(of address: String) -> String {
        if address == Reserved.remarks || address == Reserved.progress { return address }
        guard let path = RequestedPath.resolve(address), shown?.isPage(path) ?? true else { return Self.missingPage }
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
                if let chart = site.plan.piece(at: page)?.charts.first(where: { $0.path == path }) {
                    return chart.bytes
                }
            }
            return nil
        }
    }

    // MARK: The page that tells how the report stands

    var pagePaths: [String] { shown?.plan.pagePaths.sorted() ?? [] }
}
