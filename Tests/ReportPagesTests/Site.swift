import Diagnostics
import Foundation
import ReportLoading
import ReportPipeline
import SiteFiles
import Testing

/// An edition of the project, built in memory with the project's own templates.
struct Site: Sendable {
    let name: String
    let files: [String: [UInt8]]
    let diagnostics: [Diagnostic]

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let templates = FolderReader(root: project.path + "/Templates", prefix: "").read(name: "").tree.files
    static let editions = ["2023", "exempel"]
    /// Each built once for all tests.
    static let built = Dictionary(uniqueKeysWithValues: editions.map { ($0, Site(content(of: $0))) })

    static func content(of edition: String) -> SourceTree {
        FolderReader(root: project.path + "/Content/" + edition, prefix: "Content/\(edition)/").read(name: edition).tree
    }

    static func edition(_ name: String) throws -> Site { try #require(built[name]) }

    init(_ tree: SourceTree) {
        let outcome = Pipeline.run(tree, templates: Self.templates, templatePrefix: "Templates/")
        name = tree.name
        files = Dictionary(
            (outcome.site?.files ?? []).map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        diagnostics = outcome.diagnostics
    }

    var pages: [String: Page] {
        get throws {
            try files.filter { $0.key.hasSuffix(".html") }.reduce(into: [:]) { $0[$1.key] = try Page($1.key, $1.value) }
        }
    }

    func text(_ path: String) throws -> String { String(decoding: try #require(files[path]), as: UTF8.self) }
}

/// A page as its tags: read strictly, so that text which got out of its place shows.
struct Page {
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)]
        var isEnd: Bool
        /// Whether it ends itself, as in SVG.
        var isWhole = false

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

        /// The script of the site that it loads, from the site's own folder and with nothing else said.
        var ownScript: String? {
            let way = (self["src"] ?? "").split(separator: "/", omittingEmptySubsequences: false)
            guard name == "script", attributes.map(\.name).sorted() == ["defer", "src"], let file = way.last,
                way.dropLast().last == "assets", way.dropLast(2).allSatisfy({ $0 == ".." }),
                ["rullning.js", "sok.js"].contains(file)
            else { return nil }
            return String(file)
        }

        var isOwnScript: Bool { ownScript != nil }
    }

    struct Malformed: Error, CustomStringConvertible {
        var description: String
    }

    let path: String
    private(set) var tags: [Tag] = []

    init(_ path: String, _ bytes: [UInt8]) throws {
        self.path = path
        var rest = Substring(try #require(String(validating: bytes, as: UTF8.self)))
        while let open = rest.firstIndex(of: "<") {
            guard let close = Self.end(of: rest[open...]) else {
                throw Malformed(description: "\(path): taggen slutar aldrig: \(rest[open...].prefix(80))")
            }
            let inside = rest[rest.index(after: open)..<close]
            if inside.lowercased() != "!doctype html" { tags.append(try Self.tag(inside, path)) }
            rest = rest[rest.index(after: close)...]
        }
    }

    /// The `>` that is not within quotation marks.
    private static func end(of text: Substring) -> Substring.Index? {
        var isQuoted = false
        return text.indices.first { index in
            if text[index] == "\"" { isQuoted.toggle() }
            return text[index] == ">" && !isQuoted
        }
    }

    private static func tag(_ inside: Substring, _ path: String) throws -> Tag {
        let isEnd = inside.first == "/"
        var rest = isEnd ? inside.dropFirst() : inside
        let isName = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || character == "-")
        }
        let name = rest.prefix(while: isName)
        guard name.first?.isLetter == true else {
            throw Malformed(description: "\(path): ingen tagg: <\(inside.prefix(80))>")
        }
        rest = rest.dropFirst(name.count)
        var attributes: [(String, String)] = []
        while true {
            let spaces = rest.prefix { $0 == " " || $0 == "\n" }
            rest = rest.dropFirst(spaces.count)
            if rest.isEmpty || rest == "/" {
                return Tag(name: String(name), attributes: attributes, isEnd: isEnd, isWhole: rest == "/")
            }
            let key = rest.prefix { isName($0) || $0 == ":" }
            rest = rest.dropFirst(key.count)
            guard !spaces.isEmpty, !key.isEmpty else {
                throw Malformed(description: "\(path): inget attribut: <\(inside.prefix(120))>")
            }
            guard rest.hasPrefix("=") else {
                attributes.append((String(key), ""))
                continue
            }
            guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
                throw Malformed(description: "\(path): inget värde: <\(inside.prefix(120))>")
            }
            let value = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
            guard !value.contains("<") else {
                throw Malformed(description: "\(path): tagg i ett värde: \(value.prefix(80))")
            }
            attributes.append((String(key), String(value)))
            rest = rest[rest.index(after: end)...]
        }
    }

    var ids: [String] { tags.compactMap { $0["id"] } }
    var links: [String] {
        tags.filter { $0.name == "a" || $0.name == "link" }.compactMap { $0["href"] }.map {
            $0.replacing("&amp;", with: "&")
        }
    }
    var sources: [String] { tags.compactMap { $0["src"] } }
    var headingLevels: [Int] {
        tags.filter { !$0.isEnd && $0.name.count == 2 && $0.name.first == "h" }.compactMap {
            $0.name.last?.wholeNumberValue
        }
    }

    /// Where a relative address leads, as a path in the site.
    func resolve(_ link: String) -> (path: String, fragment: String?) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard !parts[0].isEmpty else { return (path, parts.count > 1 ? parts[1] : nil) }
        var folders = path.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") {
            if part == ".." { _ = folders.popLast() } else if part != "." { folders.append(String(part)) }
        }
        return (folders.joined(separator: "/"), parts.count > 1 ? parts[1] : nil)
    }

    static func isExternal(_ link: String) -> Bool {
        ["http://", "https://", "mailto:", "tel:"].contains { link.hasPrefix($0) }
    }
}
