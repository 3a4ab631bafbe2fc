import Diagnostics
import ReportModel
import Templates

/// Settings for a web server that serves editions: a snippet to include, complete for what it serves.
///
/// Written on demand and never into the published folder: whoever may publish a report must not be able to change how
/// the server works.
public struct ServerSettings: Sendable {
    public enum Server: String, CaseIterable, Sendable { case nginx, apache }

    /// Where the editions lie on the server's disk: `/srv/www/resultat`.
    public var root: String
    /// Where they are read, with a slash at both ends: `/resultat/`.
    public var path: String
    /// The host's name, for what the settings say to people.
    public var host: String
    private let templates: TemplateSet
    private let organisation: String
    private var moved: [Move] = []

    private struct Move {
        var from: String
        var to: String
    }

    public init(root: String, path: String, host: String?, templates: TemplateSet, organisation: String) {
        self.root = root
        self.path = path
        self.host = host ?? "webbplatsen"
        self.templates = templates
        // It stands in a comment, which a line break would end.
        self.organisation = organisation.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    }

    /// Adds an edition's old addresses.
    public mutating func add(_ plan: SitePlan, of edition: String) {
        let base = path + edition + "/"
        for (from, to) in plan.moved {
            let target = WebAddress.encoded(to.contains("://") ? to : base + to)
            moved += Self.names(of: from).map { Move(from: base + $0, to: target) }
        }
    }

    /// A folder's page is reached by three names.
    private static func names(of file: String) -> [String] {
        let folder = file.shownAddress
        return folder == file ? [file] : [folder, file, String(folder.dropLast())]
    }

    /// - Returns: The settings, or what is wrong with their template.
    public func text(for server: Server) -> (text: String, diagnostics: [Diagnostic]) {
        let findings = RenderFindings()
        let context = PageContext(site: [:], page: [:], root: "")
        let bytes = templates.render("server/" + server.rawValue, view, in: context, isPage: false, findings: findings)
        return (String(decoding: bytes, as: UTF8.self), findings.all)
    }

    private var view: View {
        [
            "organisation": organisation, "folder": root, "path": path, "isWholeSite": path == "/", "host": host,
            "pathWithoutSlash": path == "/" ? path : String(path.dropLast()), "pathPattern": Pattern.of(path),
            "policy": Self.policy + "; frame-ancestors 'none'",
            "workerPolicy":
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'",
            "hasMoved": !moved.isEmpty,
            "moved": moved.map { ["from": $0.from, "to": $0.to, "pattern": Pattern.of($0.from)] as View },
            "types": Self.types.map { type in
                [
                    "type": type.name, "endings": type.endings.joined(separator: " "),
                    "endingsWithPoint": type.endings.map { "." + $0 }.joined(separator: " "),
                ] as View
            },
        ]
    }

    /// What the pages say of themselves (`delar/head.mustache`); a test holds them together.
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'"

    /// Every kind of file that a report can hold.
    private static let types: [(name: String, endings: [String])] = [
        ("text/html", ["html"]), ("text/css", ["css"]), ("text/javascript", ["js"]), ("application/json", ["json"]),
        ("text/csv", ["csv"]),
        ("text/plain", ["txt"]), ("application/pdf", ["pdf"]), ("image/svg+xml", ["svg"]), ("image/png", ["png"]),
        ("image/jpeg", ["jpg", "jpeg"]), ("image/gif", ["gif"]), ("image/webp", ["webp"]), ("image/avif", ["avif"]),
        ("application/wasm", ["wasm"]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]),
        ("application/vnd.oasis.opendocument.text", ["odt"]),
        ("application/vnd.oasis.opendocument.spreadsheet", ["ods"]),
    ]
}

/// A text that a regular expression takes letter by letter, also within a configuration file's quotes.
private enum Pattern {
    static func of(_ text: String) -> String {
        text.map { ".+()[]{}^$|*?".contains($0) ? "[\($0)]" : String($0) }.joined()
    }
}

/// An address as a header can hold it, and that no server takes for a variable of its own.
private enum WebAddress {
    static func encoded(_ text: String) -> String {
        let kept = Set("-._~/:?#[]@!&'()*+,=%".utf8)
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isLetter || isDigit || kept.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
