/// Where a report is published: a folder here, or one on a server that is reached by ssh.
public enum Place: Sendable, Hashable {
    case folder(String)
    case server(Server, path: String)

    public struct Server: Sendable, Hashable {
        public var user: String?
        public var host: String
        public var port: Int?

        /// As ssh is told it.
        var login: String { (user.map { $0 + "@" } ?? "") + host }
    }

    /// The folder's path where it is: on a server one from the home folder may begin with nothing.
    var path: String {
        switch self {
        case .folder(let path): path
        case .server(_, let path): path
        }
    }

    /// As a person writes it.
    public var shown: String {
        switch self {
        case .folder(let path): path
        case .server(let server, let path):
            server.port.map { "ssh://\(server.login):\($0)\(path.hasPrefix("/") ? "" : "/")\(path)" }
                ?? "\(server.login):\(path)"
        }
    }

    public var isServer: Bool { if case .server = self { true } else { false } }
}

extension Place {
    /// Why a text is no place.
    public enum Fault: Error, Equatable {
        case empty, option, control, userOrHost, port
        /// Neither a name that the edition has, nor a folder.
        case unknown
    }

    /// Reads `/srv/www`, `webb@www.example.se:/srv/www` or `ssh://webb@www.example.se:2222/srv/www`.
    ///
    /// What could be taken for an option or has characters that no path needs is refused here, once for all; the rest is
    /// quoted wherever it is used.
    public init(_ text: String) throws(Fault) {
        guard !text.isEmpty else { throw .empty }
        guard !text.hasPrefix("-") else { throw .option }
        guard !text.unicodeScalars.contains(where: Self.isUnsafe) else { throw .control }
        if text.hasPrefix("ssh://") {
            self = try Self.address(text.dropFirst("ssh://".count))
        } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
            self = .server(
                try Self.server(text[..<colon], port: nil), path: Self.remotePath(text[text.index(after: colon)...]))
        } else {
            self = .folder(text)
        }
        if case .server(_, let path) = self, path.hasPrefix("-") { throw .option }
    }

    /// Control characters, and those that turn the direction of a line or hide in it.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        [.control, .format, .lineSeparator, .paragraphSeparator, .surrogate].contains(scalar.properties.generalCategory)
    }

    private static func address(_ rest: Substring) throws(Fault) -> Place {
        guard let slash = rest.firstIndex(of: "/") else { throw .userOrHost }
        let parts = rest[..<slash].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw .userOrHost }
        var port: Int?
        if parts.count == 2 {
            guard let number = Int(parts[1]), (1...65535).contains(number) else { throw .port }
            port = number
        }
        return .server(try server(parts[0], port: port), path: String(rest[slash...]))
    }

    private static func server(_ login: Substring, port: Int?) throws(Fault) -> Server {
        let parts = login.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.last, parts.allSatisfy({ isName($0) }) else { throw .userOrHost }
        return Server(user: parts.count == 2 ? String(parts[0]) : nil, host: String(host), port: port)
    }

    /// What users and hosts are called: nothing that a shell or ssh reads otherwise.
    private static func isName(_ name: Substring) -> Bool {
        !name.isEmpty && !name.hasPrefix("-")
            && name.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0))
            }
    }

    /// `~/www` is the same as `www`: both begin at the home folder.
    private static func remotePath(_ path: Substring) -> String {
        if path.isEmpty || path == "~" || path == "~/" { return "." }
        return String(path.hasPrefix("~/") ? path.dropFirst(2) : path)
    }
}
