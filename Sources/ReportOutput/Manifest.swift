import SiteFiles

/// `manifest.json`: every file with size and SHA-256, and what it was built from.
///
/// It also marks a folder as ours: only a folder that carries one is ever replaced.
public struct Manifest: Sendable {
    public struct Entry: Sendable, Equatable {
        public var path: String
        public var size: Int
        public var sha256: String

        public init(path: String, size: Int, sha256: String) {
            self.path = path
            self.size = size
            self.sha256 = sha256
        }

        public init(_ file: RenderedFile) {
            self.init(path: file.path, size: file.bytes.count, sha256: Digest.sha256(file.bytes))
        }
    }

    /// Which report it is, so that a list of editions need not open their pages.
    public struct About: Sendable, Equatable {
        /// The folder's name under `Content/`.
        public var edition: String
        public var title: String
        /// The year that the report is about; `nil` in manifests from before it was written there.
        public var year: Int?
        /// The edition's own version, as its colophon says it.
        public var version: String?
        /// Whether its pages say UTKAST.
        public var isDraft: Bool

        public init(edition: String, title: String, year: Int?, version: String? = nil, isDraft: Bool = false) {
            self.edition = edition
            self.title = title
            self.year = year
            self.version = version
            self.isDraft = isDraft
        }
    }

    public static let fileName = "manifest.json"
    /// What the first key says; a folder without it is not ours.
    static let format = "build-report/1"
    /// How many bytes of a manifest tell that it is one.
    static let markLength = 200

    public var about: About
    /// One digest over every file of the content and the templates.
    public var contentDigest: String
    public var toolVersion: String
    /// The digest of the scripts that made the PDFs and pictures; `nil` where there are none.
    public var printedBy: String?
    /// Sorted by path.
    public var entries: [Entry]

    public init(
        about: About, contentDigest: String, toolVersion: String, printedBy: String? = nil, entries: [Entry]
    ) {
        self.about = about
        self.contentDigest = contentDigest
        self.toolVersion = toolVersion
        self.printedBy = printedBy
        self.entries = entries.sorted { $0.path < $1.path }
    }

    /// The file's bytes: the same for the same site.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", Self.format)
            json.member("edition", about.edition)
            json.member("title", about.title)
            if let year = about.year { json.member("year", year) }
            if let version = about.version { json.member("version", version) }
            json.member("draft", about.isDraft)
            json.member("contentDigest", contentDigest)
            json.member("toolVersion", toolVersion)
            if let printedBy { json.member("printedBy", printedBy) }
            json.member("files") { json in
                json.array(entries) { json, entry in
                    json.object { json in
                        json.member("path", entry.path)
                        json.member("size", entry.size)
                        json.member("sha256", entry.sha256)
                    }
                }
            }
        }
        return json.bytes
    }

    /// Whether bytes are a manifest of this tool's.
    static func isManifest(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(markLength), as: UTF8.self).contains("\"format\": \"\(format)\"")
    }
}
