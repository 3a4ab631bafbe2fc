import SiteFiles

/// The PDFs and pictures that an earlier run made of an output folder's pages.
///
/// What was printed stays as long as it is of the same report. It is when the page that it was printed from, the theme
/// and pictures, the figures that it carries, and the templates of print are byte for byte what they were, and when nobody has changed the file itself since: the folder's own manifest tells all of it.
public struct EarlierPrints: Sendable {
    /// Those whose bytes are what the manifest says.
    public let files: [RenderedFile]
    /// Those that the manifest names, whether or not they can be kept.
    public let paths: [String]
    /// Those that somebody has changed or removed since.
    public let changed: [String]
    /// The folder's files by path, as they were.
    private let digests: [String: String]

    /// - Parameters:
    ///   - folder: The output folder.
    ///   - tool: The digest of what prints now; see ``PrintingScripts``.
    /// - Returns: `nil` where nothing of the kind was made.
    public init?(in folder: OutputFolder, tool: String) {
        guard let manifest = folder.manifest else { return nil }
        let prints = manifest.entries.filter { Self.isPrint($0.path) }
        guard !prints.isEmpty else { return nil }
        paths = prints.map(\.path)
        digests = Dictionary(manifest.entries.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        let whole = prints.compactMap(folder.file)
        files = manifest.printedBy == tool ? whole : []
        changed = paths.filter { path in !whole.contains { $0.path == path } }
    }

    /// The kept files that a site's pages are still the source of.
    ///
    /// - Parameter site: Rendered with the offers of what was there before, as it was then.
    public func current(in site: RenderedSite) -> Set<String> {
        guard !files.isEmpty else { return [] }
        var now: [String: RenderedFile] = [:]
        for file in site.files { now[file.path] = file }
        let isSame = { (path: String) in now[path].map { Digest.sha256($0.bytes) } == digests[path] }
        // What the site has no longer, no page that is the same can ask for; and the search index came after printing.
        let hasSameAssets = now.keys.filter { $0.hasPrefix("assets/") || Self.isAttached($0) }.allSatisfy(isSame)
        return Set(
            files.map(\.path).filter { path in
                guard let source = Self.source(of: path), now[source] != nil else { return false }
                return isSame(source) && (hasSameAssets || !path.hasSuffix(".pdf"))
            })
    }

    /// Whether a path is a PDF of a page or a picture of a chart; documents that an edition brings lie in `assets/`.
    public static func isPrint(_ path: String) -> Bool { source(of: path) != nil }

    /// The figures that the report's PDF brings along.
    private static func isAttached(_ path: String) -> Bool {
        path == "data/rapport.json" || path.hasPrefix("data/") && path.hasSuffix(".csv")
    }

    /// What a print is made from.
    private static func source(of path: String) -> String? {
        if path == "rapport.pdf" { return "rapport.html" }
        if path.hasPrefix("kapitel/"), path.hasSuffix("/kapitel.pdf") {
            return path.dropLast("kapitel.pdf".count) + "index.html"
        }
        if path.hasPrefix("data/"), path.hasSuffix(".png") { return path.dropLast("png".count) + "svg" }
        return nil
    }
}

extension OutputFolder {
    /// What the report that lies there says of its files; `nil` where there is none, or one that is damaged.
    var manifest: Manifest? {
        FileSystem.read("\(path)/\(Manifest.fileName)", atMost: Manifest.largestSize + 1).flatMap {
            try? Manifest(parsing: $0)
        }
    }

    /// A file as the manifest has it; `nil` where it is gone or no longer the same.
    func file(_ entry: Manifest.Entry) -> RenderedFile? {
        // Larger than any print: a manifest that someone has written in must not fill the memory.
        guard entry.size <= 1 << 30, let bytes = FileSystem.read("\(path)/\(entry.path)", atMost: entry.size + 1),
            bytes.count == entry.size, Digest.sha256(bytes) == entry.sha256
        else { return nil }
        return RenderedFile(path: entry.path, bytes: bytes)
    }
}
