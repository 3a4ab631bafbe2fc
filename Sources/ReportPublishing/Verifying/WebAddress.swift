import Foundation

/// Where a published report is read: `https://www.example.se/resultat/2023/`.
public struct WebAddress: Sendable, Equatable {
    /// Ends with a slash.
    let base: String
    let origin: Origin

    /// What a browser calls one site.
    struct Origin: Sendable, Equatable {
        var scheme: String
        var host: String
        var port: Int
    }

    /// - Parameter text: An address with http or https, and without name and password; else `nil`.
    public init?(_ text: String) {
        guard let origin = Self.origin(of: text), let parts = URLComponents(string: text), parts.user == nil,
            parts.password == nil,
            parts.query == nil, parts.fragment == nil,
            text.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 != "\"" && $0 != "\\" })
        else { return nil }
        self.origin = origin
        base = text.hasSuffix("/") ? text : text + "/"
    }

    static func origin(of text: String) -> Origin? {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme),
            let host = parts.host, !host.isEmpty
        else { return nil }
        return Origin(scheme: scheme, host: host.lowercased(), port: parts.port ?? (scheme == "https" ? 443 : 80))
    }

    /// A file's address.
    func address(of path: String) -> String {
        base
            + path.split(separator: "/", omittingEmptySubsequences: false).map { part in
                part.utf8.map { Self.plain.contains($0) ? String(UnicodeScalar($0)) : String(format: "%%%02X", $0) }
                    .joined()
            }.joined(separator: "/")
    }

    private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

    /// Whether a server may send us on there: to itself, or from http to the same host's https.
    func mayLead(to other: String) -> Bool {
        guard let there = Self.origin(of: other) else { return false }
        return there == origin || origin.scheme == "http" && there.scheme == "https" && there.host == origin.host
    }

    func folder(_ name: String) -> WebAddress? { WebAddress(address(of: name)) }
}
