import ReportPages
import SiteFiles

/// The last version without errors: what a browser gets.
///
/// Pages are made when they are asked for and kept until the next version. A page whose bytes are the same in the next
/// version keeps its mark, so that a browser does not load it in vain.
struct ShownSite: Sendable {
    /// A page and the mark of the version in which it was last made otherwise.
    struct Page: Sendable {
        var bytes: [UInt8]
        var mark: String
    }

    /// Pages of the former version are kept to compare with as long as they are no larger than this together.
    static let mostEarlier = 32 << 20

    let plan: SitePlan
    let mark: String
    let assetsMark: String
    private let assets: [RenderedFile]
    private let paths: Set<String>
    private var pages: [String: Page] = [:]
    private var charts: [String: [UInt8]] = [:]
    private var earlier: [String: Page] = [:]

    init(_ plan: SitePlan, mark: String, after former: ShownSite?) {
        self.plan = plan
        self.mark = mark
        paths = Set(plan.pagePaths)
        let assets = plan.assets.sorted { $0.path < $1.path }
        self.assets = assets
        let isSame = former?.assets.elementsEqual(assets) { $0.path == $1.path && $0.bytes == $1.bytes } ?? false
        assetsMark = isSame ? former?.assetsMark ?? mark : mark
        earlier =
            former.map { $0.pages.values.reduce(0) { $0 + $1.bytes.count } <= Self.mostEarlier ? $0.pages : [:] } ?? [:]
    }

    func isPage(_ path: String) -> Bool { paths.contains(path) }
    func page(_ path: String) -> Page? { pages[path] }
    func chart(_ path: String) -> [UInt8]? { charts[path] }

    /// Keeps what has been made.
    mutating func keep(_ piece: SitePlan.Piece) {
        for chart in piece.charts { charts[chart.path] = chart.bytes }
        let before = earlier[piece.file.path]
        let isSame = before?.bytes == piece.file.bytes
        pages[piece.file.path] = Page(bytes: piece.file.bytes, mark: isSame ? before?.mark ?? mark : mark)
    }
}
