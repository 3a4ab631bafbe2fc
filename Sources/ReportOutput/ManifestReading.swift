import Foundation

extension Manifest {
    /// Why bytes are no manifest that can be trusted.
    public enum Fault: Error, Equatable {
        /// Something else than a manifest of this tool's.
        case notOurs
        /// A manifest that is cut or that someone has changed.
        case damaged
        /// An address that leads out of the folder, or that no file of ours has.
        case path(String)
        /// Two files at one address.
        case twice(String)
    }

    /// More than any report needs: a hundred thousand files.
    static let largestSize = 32 << 20

    /// Reads a manifest that may come from anywhere: what it names can be looked up in a folder or asked of a server
    /// without leading out of it.
    ///
    /// Keys that this version does not know are passed over, so that a later version's manifest still tells its files.
    ///
    /// - Throws: `Fault`.
    public init(parsing bytes: [UInt8]) throws {
        guard bytes.count <= Self.largestSize else { throw Fault.notOurs }
        guard let written = try? JSONDecoder().decode(Written.self, from: Data(bytes)) else {
            throw Self.isManifest(bytes) ? Fault.damaged : Fault.notOurs
        }
        guard written.format == Self.format else { throw Fault.notOurs }

        var seen: Set<String> = []
        for entry in written.files {
            guard OutputPath.isInside(entry.path), entry.path != Self.fileName else { throw Fault.path(entry.path) }
            guard entry.size >= 0, Self.isDigest(entry.sha256) else { throw Fault.damaged }
            guard seen.insert(entry.path).inserted else { throw Fault.twice(entry.path) }
        }
        about = About(
            edition: written.edition, title: written.title ?? written.edition, year: written.year,
            version: written.version,
            isDraft: written.draft ?? false)
        contentDigest = written.contentDigest
        toolVersion = written.toolVersion
        printedBy = written.printedBy
        entries = written.files.map { Entry(path: $0.path, size: $0.size, sha256: $0.sha256) }.sorted {
            $0.path < $1.path
        }
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// The file's shape. What the first manifests lacked is optional.
    private struct Written: Decodable {
        struct File: Decodable {
            var path: String
            var size: Int
            var sha256: String
        }

        var format: String
        var edition: String
        var title: String?
        var year: Int?
        var version: String?
        var draft: Bool?
        var contentDigest: String
        var toolVersion: String
        var printedBy: String?
        var files: [File]
    }
}
