import ReportRendering

/// `manifest.json`: every file with size and SHA-256, and what it was built from.
///
/// It also marks a folder as ours: only a folder that carries one is ever replaced.
public struct Manifest: Sendable {
    public struct Entry: Sendable {
        public var path: String
        public var size: Int
        public var sha256: String
    }

    public static let fileName = "manifest.json"
    /// What the first key says; a folder without it is not ours.
    static let format = "build-report/1"
    /// How many bytes of a manifest tell that it is one.
    static let markLength = 200

    public var edition: String
    /// One digest over every file of the content and the templates.
    public var contentDigest: String
    public var toolVersion: String
    /// Sorted by path.
    public var entries: [Entry]

    public init(edition: String, contentDigest: String, toolVersion: String, files: [RenderedFile]) {
        self.edition = edition
        self.contentDigest = contentDigest
        self.toolVersion = toolVersion
        entries = files.map { Entry(path: $0.path, size: $0.bytes.count, sha256: Digest.sha256($0.bytes)) }.sorted { $0.path < $1.path }
    }

    /// The file's bytes: the same for the same site.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", Self.format)
            json.member("edition", edition)
            json.member("contentDigest", contentDigest)
            json.member("toolVersion", toolVersion)
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
