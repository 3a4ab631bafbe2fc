import Foundation
import ReportOutput

/// A report as it lies in `output/`, ready to be published or compared.
public struct BuiltReport: Sendable {
    public var folder: String
    public var manifest: Manifest
    /// SHA-256 of the manifest's own bytes.
    public var manifestDigest: String
    public var manifestSize: Int

    /// - Parameter folder: Its full path; `nil` is returned where no report of ours lies there.
    public init?(folder: String) {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(Manifest.fileName)"),
            let manifest = try? Manifest(parsing: [UInt8](data))
        else { return nil }
        self.folder = folder
        self.manifest = manifest
        manifestDigest = Digest.sha256([UInt8](data))
        manifestSize = data.count
    }

    /// The files that somebody has changed or removed since it was built.
    public var differences: [String] {
        manifest.entries.filter { entry in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(entry.path)") else { return true }
            return data.count != entry.size || Digest.sha256([UInt8](data)) != entry.sha256
        }.map(\.path)
    }

    /// What a page calls itself, without the report's own title after it.
    func title(of path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else { return nil }
        let head = String(decoding: data.prefix(Self.longestHead), as: UTF8.self)
        guard let start = head.range(of: "<title>"),
            let end = head.range(of: "</title>", range: start.upperBound..<head.endIndex)
        else { return nil }
        let text = Self.plain(String(head[start.upperBound..<end.lowerBound]))
        let suffix = " – " + manifest.about.title
        return text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text
    }

    /// The pages that the front page leads to, in the order in which it does: a chapter comes where its readers find it.
    var places: [String: Int] {
        guard let data = FileManager.default.contents(atPath: folder + "/index.html") else { return [:] }
        let links = String(decoding: data, as: UTF8.self).split(separator: "href=\"").dropFirst()
        let paths = links.map { link in String(link.prefix { $0 != "\"" && $0 != "#" }) }
        return Dictionary(paths.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
    }

    /// So far into a page its title stands.
    private static let longestHead = 8192

    /// What the templates escape.
    private static func plain(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
