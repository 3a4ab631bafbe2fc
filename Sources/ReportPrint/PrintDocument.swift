import Foundation
import SiteFiles

/// A page as the typesetter gets it: what it says, and what stands about it in the file itself.
public struct PrintDocument: Sendable {
    /// What a reader's program and an archive are told of the document.
    public struct About: Sendable {
        public var title: String
        public var language: String
        public var organisation: String
        public var publisher: String?
        public var diaryNumber: String?
        /// The edition's own day, `2024-03-14`: never that of the build.
        public var date: String?
        public var version: String?
        public var isDraft: Bool

        public init(
            title: String, language: String, organisation: String, publisher: String? = nil,
            diaryNumber: String? = nil, date: String? = nil, version: String? = nil, isDraft: Bool
        ) {
            self.title = title
            self.language = language
            self.organisation = organisation
            self.publisher = publisher
            self.diaryNumber = diaryNumber
            self.date = date
            self.version = version
            self.isDraft = isDraft
        }
    }

    /// The page could not be read: a template writes what no page of ours has.
    public struct Unreadable: Error, Equatable {
        public var what: String
        public var line: Int
    }

    /// The tree as JSON.
    public let bytes: [UInt8]
    /// The pictures that it shows, by their paths in the site.
    public let pictures: [String]

    /// - Parameters:
    ///   - page: The finished page.
    ///   - words: What the print says and no page does: ”s.” and its kind.
    ///   - attachments: Paths of files that the document is to bring along.
    public init(
        page: RenderedFile, about: About, theme: PrintTheme, words: [String: String], attachments: [String] = []
    ) throws(Unreadable) {
        var reader = PrintTreeReader()
        let root: PageElement
        do {
            root = try PageReader.read(page.bytes)
        } catch {
            throw Unreadable(what: error.what, line: error.line)
        }
        let base = page.path.split(separator: "/").dropLast().map(String.init)
        var body = reader.read(root)
        if page.path == "rapport.html", let index = IndicatorIndex.node(of: body, title: words["indicators"] ?? "") {
            body.append(index)
        }
        let found = Self.pictures(in: body)
        let paths = found.map { Self.path($0, from: base) }
        var json = PrintJSON()
        let title = root.first { $0.name == "title" }?.words ?? about.title
        json.object { json in
            json.member("about") { about.write(to: &$0, title: title) }
            json.member("theme") { theme.write(to: &$0) }
            json.member("words") { json in
                json.object { json in
                    for (name, word) in words.sorted(by: { $0.key < $1.key }) { json.member(name) { $0.string(word) } }
                }
            }
            json.member("pictures") { json in
                json.object { json in
                    for (source, path) in zip(found, paths) { json.member(source) { $0.string(path) } }
                }
            }
            json.member("targets") { $0.array(Self.targets(in: body)) { $0.string($1) } }
            json.member("attachments") { json in
                json.array(attachments) { json, path in
                    json.object { json in
                        json.member("path") { $0.string(path) }
                        json.member("name") { $0.string(path.split(separator: "/").last.map(String.init) ?? path) }
                        json.member("type") { $0.string(path.hasSuffix(".json") ? "application/json" : "text/csv") }
                    }
                }
            }
            json.member("drawings") { $0.array(reader.drawings) { $0.string($1) } }
            json.member("body") { $0.array(body) { $1.write(to: &$0) } }
        }
        bytes = json.bytes
        pictures = paths
    }

    /// Where pictures lie, as the page says it; each once.
    private static func pictures(in nodes: [PrintNode]) -> [String] {
        var found: [String] = []
        PrintNode.visit(nodes) { node in
            if node.kind == "img", case .text(let path)? = node.values.first?.value, !found.contains(path) {
                found.append(path)
            }
        }
        return found
    }

    /// Everything that a link can lead to.
    private static func targets(in nodes: [PrintNode]) -> [String] {
        var found: [String] = []
        PrintNode.visit(nodes) { found += $0.ids }
        return found
    }

    /// `../../assets/bild.png` from `kapitel/x` → `assets/bild.png`.
    private static func path(_ address: String, from base: [String]) -> String {
        var parts = base
        let decoded = address.removingPercentEncoding ?? address
        for part in decoded.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}

extension PrintDocument.About {
    func write(to json: inout PrintJSON, title: String) {
        json.object { json in
            json.member("title") { $0.string(title) }
            json.member("report") { $0.string(self.title) }
            json.member("lang") { $0.string(language) }
            json.member("organisation") { $0.string(organisation) }
            for (name, value) in [
                ("publisher", publisher), ("diaryNumber", diaryNumber), ("date", date), ("version", version),
            ] {
                if let value { json.member(name) { $0.string(value) } }
            }
            if isDraft { json.member("draft") { $0.raw("true") } }
        }
    }
}
